import { isDecidedApart } from '../../core/changes/bundle.ts';
import type { Change } from '../../core/changes/change.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';
import { mayReadAs } from './card-readers.ts';

type Lines = readonly [Change, ...Change[]];

/**
 * The lines of a request that a person reads on their own card. Of several companies these are the ones whose own card
 * they may read; without any, the first.
 */
export const linesFor = async (context: Context, person: Person, lines: Lines): Promise<Lines> => {
  if (!isDecidedApart(lines[0])) return lines;
  const reads = await Promise.all(lines.map((line) => mayReadAs(context, person, line.companyId, line)));
  const [first, ...others] = lines.filter((_, at) => reads[at]);
  return first === undefined ? [lines[0]] : [first, ...others];
};
