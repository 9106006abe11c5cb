import { type Costs, costsFor } from '../../core/rules/costs.ts';
import type { Conversation, Told } from '../../core/words/chat.ts';
import type { Locale } from '../../core/words/locale.ts';
import type { Grant, Person } from '../../core/words/people.ts';
import { MemoryError } from '../../errors.ts';
import { inLocale } from '../../views/texts/locale.ts';
import type { Context } from '../context.ts';

type Somebody = Pick<Person, 'tenantId' | 'objectId'>;

/** As last known while the store is away; nothing when that is unknown too. */
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

/**
 * The companies for which a person sees costs now, wherever they read. The default role shows none to people of whom
 * Teams has not said who they are.
 */
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

type Reading = Readonly<{ zone: string | null; locale: Locale | null; costs: Costs }>;

/** In the zone and locale of the settings where the person's are unknown. */
const readWith = (context: Context, { costs, ...own }: Reading): Context => {
  const { timeZone, locale } = context.settings;
  const zone = own.zone ?? timeZone;
  return {
    ...context,
    zone,
    locale: own.locale ?? locale,
    costs,
    show: () => ({
      ...{ now: context.now(), zone, clock: timeZone },
      ...(costs === 'all' ? {} : { costs: 'hidden' }),
    }),
  };
};

const zoneAndLocale = async (
  { members }: Context,
  person: Somebody | null,
): Promise<Pick<Reading, 'zone' | 'locale'>> =>
  person === null
    ? { zone: null, locale: null }
    : { zone: await members.zoneOf(person), locale: await members.localeOf(person) };

/**
 * The context of what a person reads in a conversation: in their own zone and locale when nobody else reads it (a null
 * conversation is a file of theirs), with the costs they may see.
 */
export const readBy = async (
  context: Context,
  person: Somebody,
  conversation: Conversation | null,
  isKnown = true,
): Promise<Context> => {
  const { members } = context;
  const isAlone =
    conversation === null || conversation.scope === 'personal' || conversation.onlyFor !== undefined;
  const costs = await costsOf(context, person, isKnown);
  const hidden = costs !== 'none' && !isAlone && !(await members.isAmongOurs(conversation));
  const own = await zoneAndLocale(context, isAlone ? person : null);
  return readWith(context, { ...own, costs: hidden ? 'none' : costs });
};

/** The context of texts without prices, in their readers' time zone and locale. */
export const timedIn = async (context: Context, { tenantId, personId }: Conversation): Promise<Context> => {
  const own = await zoneAndLocale(context, personId === null ? null : { tenantId, objectId: personId });
  return readWith(context, { ...own, costs: 'none' });
};

/**
 * The context of a card in a conversation: in a personal chat as that person reads; in a group with the costs that
 * `asker` sees, all where an admin or approver set it up, none where outsiders read along.
 */
export const readIn = async (
  context: Context,
  conversation: Conversation,
  asker: Somebody | null,
): Promise<Context> => {
  const { tenantId, personId, id } = conversation;
  const { memory, members } = context;
  if (personId !== null) return readBy(context, { tenantId, objectId: personId }, conversation);
  const isPlace =
    (await memory.places.get(tenantId, 'approvals')) === id ||
    (await memory.alertPlaces.get(tenantId, id)) !== null;
  if (asker !== null && !isPlace) return readBy(context, asker, conversation);
  const shown = isPlace && (await members.isAmongOurs(conversation));
  return readWith(context, { zone: null, locale: null, costs: shown ? 'all' : 'none' });
};

type Spoken = Readonly<{
  person: Person;
  conversation: Conversation;
  told?: Told;
  /** Set for presses. A client's automatic refresh is seen by one person. */
  trigger?: 'manual' | 'automatic';
}>;

/**
 * The context for somebody who speaks or presses; null for people of organisations that no admin allowed. An admin from
 * the configuration is one, whatever Teams says.
 */
const admittedAs = async (
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

/**
 * Works for somebody who speaks or presses, in the context of what they read, and writes in their locale; with null for
 * people who are not let in.
 */
export const admitted = async <Result>(
  context: Context,
  spoken: Spoken,
  work: (within: Context | null) => Promise<Result>,
): Promise<Result> => {
  const { person, told, trigger } = spoken;
  const within = await admittedAs(context, spoken);
  // What a client refreshes by itself, its reader alone sees.
  const alone = within === null || trigger === 'automatic';
  const own = alone ? (told?.locale ?? (await context.members.localeOf(person))) : null;
  const locale = own ?? within?.locale ?? context.settings.locale;
  return inLocale(locale, () => work(within === null ? null : { ...within, locale }));
};
