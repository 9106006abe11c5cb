import { type Costs, costsFor } from '../../core/rules/costs.ts';
import type { Conversation, Told } from '../../core/words/chat.ts';
import type { Grant, Person } from '../../core/words/people.ts';
import { MemoryError } from '../../errors.ts';
import type { Context } from '../context.ts';

type Somebody = Pick<Person, 'tenantId' | 'objectId'>;

/** As last known while the store is away; nothing when that is not known either. */
const grantOf = async (
  { roles }: Pick<Context['memory'], 'roles'>,
  { tenantId, objectId }: Somebody,
): Promise<Grant | null> => {
  try {
    return await roles.granted(tenantId, objectId);
  } catch (thrown) {
    if (!(thrown instanceof MemoryError)) throw thrown;
    return roles.lastGranted(tenantId, objectId).catch(() => null);
  }
};

/** Of which companies a person sees costs now, wherever they read. The default role shows none to whom Teams has not told of. */
const costsOf = async (
  { memory, settings }: Context,
  { tenantId, objectId }: Somebody,
  isKnown: boolean,
): Promise<Costs> => {
  const { admins, defaultRole, costRole } = settings;
  if (admins.includes(objectId)) return 'all';
  const granted = await grantOf(memory, { tenantId, objectId });
  return costsFor(granted, isKnown ? defaultRole : 'none', costRole);
};

const readWith = (context: Context, zone: string, costs: Costs): Context => ({
  ...context,
  zone,
  costs,
  show: () => ({
    ...{ now: context.now(), zone, clock: context.settings.timeZone },
    ...(costs === 'all' ? {} : { costs: 'hidden' }),
  }),
});

/**
 * The context of what a person reads in a conversation: in their time zone where they alone read it (null: a file of theirs), with
 * the costs that they may see.
 */
export const readBy = async (
  context: Context,
  person: Somebody,
  conversation: Conversation | null,
  isKnown = true,
): Promise<Context> => {
  const { members, settings } = context;
  const isAlone =
    conversation === null || conversation.scope === 'personal' || conversation.onlyFor !== undefined;
  const zone = isAlone ? await members.zoneOf(person) : null;
  const costs = await costsOf(context, person, isKnown);
  const hidden = costs !== 'none' && !isAlone && !(await members.isAmongOurs(conversation));
  return readWith(context, zone ?? settings.timeZone, hidden ? 'none' : costs);
};

/** The context of what shows no prices, in the time zone of those who read it. */
export const timedIn = async (context: Context, { tenantId, personId }: Conversation): Promise<Context> => {
  const zone = personId === null ? null : await context.members.zoneOf({ tenantId, objectId: personId });
  return readWith(context, zone ?? context.settings.timeZone, 'none');
};

/**
 * The context of a card that stands in a conversation: in a person's own chat as they read it. In a group it has the costs that
 * `asker` sees, and all where an admin or approver has had requests or alerts shown; never where people of others read along.
 */
export const readIn = async (
  context: Context,
  conversation: Conversation,
  asker: Somebody | null,
): Promise<Context> => {
  const { tenantId, personId, id } = conversation;
  const { memory, settings, members } = context;
  if (personId !== null) return readBy(context, { tenantId, objectId: personId }, conversation);
  const isPlace =
    (await memory.places.get(tenantId, 'approvals')) === id ||
    (await memory.alertPlaces.get(tenantId, id)) !== null;
  if (asker !== null && !isPlace) return readBy(context, asker, conversation);
  const shown = isPlace && (await members.isAmongOurs(conversation));
  return readWith(context, settings.timeZone, shown ? 'all' : 'none');
};

type Spoken = Readonly<{ person: Person; conversation: Conversation; told?: Told }>;

/**
 * The context for somebody who speaks or presses; null for people of other organisations whom no admin allowed. An admin of the
 * configuration is one, whatever Teams tells.
 */
export const admitted = async (
  context: Context,
  { person, conversation, told }: Spoken,
): Promise<Context | null> => {
  const { members, settings, log } = context;
  const belonging = await members.belonging(person, conversation, told);
  if (belonging.kind !== 'guest' || settings.admins.includes(person.objectId))
    return readBy(context, person, conversation, belonging.kind !== 'unknown');
  if (await members.isAllowed(person.tenantId, belonging)) return readBy(context, person, conversation);
  log.info(
    { person: person.objectId, organisations: belonging.organisations },
    'a person of another organisation got no answer',
  );
  return null;
};
