import type { Person } from '../../core/words/people.ts';
import { publish } from '../cards/publish-change.ts';
import type { Context } from '../context.ts';
import { decideBundle } from './decide-bundle.ts';
import { type Decided, decide } from './decide-change.ts';

/**
 * Takes back a person's own waiting request with all lines requested together; `where` is the conversation. Returns
 * null when there is no such request.
 */
export const takeBack = async (
  context: Context,
  changeId: string,
  person: Person,
  where: string,
): Promise<Decided | null> => {
  const change = await context.memory.changes.get(changeId);
  if (change === null || change.requestedBy.objectId !== person.objectId) return null;
  if (change.bundle !== null) return decideBundle(context, 'cancel', change.bundle.id, person, where);
  const decided = await decide(context, 'cancel', changeId, person, { where });
  if (decided?.done === true) await publish(context, decided.change);
  return decided;
};
