import type { Change } from '../../core/changes/change.ts';
import { sightOfRole } from '../../core/rules/permissions.ts';
import type { Conversation } from '../../core/words/chat.ts';
import { includes, type Person, samePerson } from '../../core/words/people.ts';
import { standingIn } from '../approving/standing.ts';
import { type Context, roleIn } from '../context.ts';

/**
 * Whether the owner of this chat may read about a company, or about its change, now. Not checked in groups and
 * channels, whose cards are for everybody there.
 */
export const mayRead = async (
  context: Context,
  { tenantId, personId }: Conversation,
  companyId: string,
  change: Change | null = null,
): Promise<boolean> =>
  personId === null || mayReadAs(context, { tenantId, objectId: personId, name: '' }, companyId, change);

/** The same for a person, wherever they read it. */
export const mayReadAs = async (
  context: Context,
  person: Person,
  companyId: string,
  change: Change | null,
): Promise<boolean> => {
  const { memory, members, settings } = context;
  const [isShutOut, { role }, granted] = await Promise.all([
    members.isShutOut(person),
    roleIn(context, person, companyId),
    memory.roles.granted(person.tenantId, person.objectId),
  ]);
  if (isShutOut) return false;
  const sees = sightOfRole(person, granted, settings)?.includes(companyId) ?? true;
  if (includes(role, 'viewer') && (sees || (change !== null && samePerson(change.requestedBy, person))))
    return true;
  // Somebody may decide it for an approver who is away.
  return change !== null && includes((await standingIn(context, person, change)).role, 'approver');
};
