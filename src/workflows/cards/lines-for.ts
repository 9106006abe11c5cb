import { isDecidedApart } from '../../core/changes/bundle.ts';
import type { Change } from '../../core/changes/change.ts';
import { sightOfRole } from '../../core/rules/permissions.ts';
import { includes, type Person, samePerson } from '../../core/words/people.ts';
import { standingIn } from '../approving/standing.ts';
import type { Context } from '../context.ts';

type Lines = readonly [Change, ...Change[]];

/**
 * The lines of a request that a person reads on their own card: of several companies, those they see and those they
 * decide about, also for an absent approver. The requester reads them all.
 */
export const linesFor = async (
  context: Pick<Context, 'memory' | 'settings' | 'now'>,
  person: Person,
  lines: Lines,
): Promise<Lines> => {
  const { memory, settings } = context;
  if (!isDecidedApart(lines[0]) || samePerson(lines[0].requestedBy, person)) return lines;
  const ids = sightOfRole(person, await memory.roles.granted(person.tenantId, person.objectId), settings);
  if (ids === null) return lines;
  const seen = await Promise.all(
    lines.map(
      async (line) =>
        ids.includes(line.companyId) || includes((await standingIn(context, person, line)).role, 'approver'),
    ),
  );
  const [first, ...others] = lines.filter((_, at) => seen[at]);
  return first === undefined ? [lines[0]] : [first, ...others];
};
