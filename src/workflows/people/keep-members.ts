import type { Memory } from '../../core/ports/memory.ts';
import type { SeenPerson } from '../../core/ports/people-memory.ts';
import { type Belonging, belongingOf, isAllowed } from '../../core/rules/belonging.ts';
import type { Chat, Conversation, Told } from '../../core/words/chat.ts';
import { day, hour, minute } from '../../core/words/durations.ts';
import type { Instant } from '../../core/words/instant.ts';
import type { Locale } from '../../core/words/locale.ts';
import type { Log } from '../../core/words/log.ts';
import type { Membership, Person } from '../../core/words/people.ts';
import { messageOf } from '../../errors.ts';
import type { MembersKeeper } from '../context.ts';

type Parts = Readonly<{
  memory: Pick<Memory, 'people' | 'organisations' | 'conversations'>;
  chat: Pick<Chat, 'memberOf' | 'membersOf'>;
  /**
   * The organisation's own tenants; null without authentication, where Teams says nothing and only this machine can
   * speak.
   */
  tenants: readonly string[] | null;
  now: () => Instant;
  log: Log;
}>;

/** How long (milliseconds) Teams is not asked again about a person or a place. */
const personFresh = day;
const placeFresh = 10 * minute;
const storeFresh = hour;
/** How long Teams is not asked again about a place it did not describe. */
const placeUntold = minute;
/** Older answers no longer count when Teams does not answer. */
const personKnown = 7 * day;
/** Nobody waits longer for Teams than this (milliseconds). */
const patience = 2_000;
const mostKept = 5_000;

/** `read`: when it came from the store, where other instances also note it. */
type Known = {
  read: Instant;
  zone: string | null;
  locale: Locale | null;
  belonging: Belonging;
  at: Instant | null;
};

export const keepMembers = ({ memory, chat, tenants, now, log }: Parts): MembersKeeper => {
  const people = new Map<string, Known>();
  const places = new Map<string, Readonly<{ at: Instant; ours: Promise<boolean | null> }>>();
  const lastAllowed = new Map<string, readonly string[]>();

  const isPast = (at: Instant, fresh: number): boolean => now() - at > fresh || at > now();

  const orElse = async <T, U>(what: string, work: Promise<T>, otherwise: U): Promise<T | U> => {
    const { promise: timeUp, resolve } = Promise.withResolvers<U>();
    const timer = setTimeout(resolve, patience, otherwise).unref();
    try {
      return await Promise.race([work, timeUp]);
    } catch (thrown) {
      log.warn({ reason: messageOf(thrown) }, `${what} could not be looked up`);
      return otherwise;
    } finally {
      clearTimeout(timer);
    }
  };

  /** Without authentication, everyone without signs of a guest belongs to the organisation. */
  const judged = (member: Membership, tenantId: string): Belonging => {
    const belonging = belongingOf(member, [tenantId, ...(tenants ?? [])]);
    return tenants === null && belonging.kind === 'unknown' ? { kind: 'ours' } : belonging;
  };

  const knownOf = async ({ tenantId, objectId }: Pick<Person, 'tenantId' | 'objectId'>): Promise<Known> => {
    const key = `${tenantId} ${objectId}`;
    const held = people.get(key);
    if (held !== undefined && !isPast(held.read, storeFresh)) return held;
    const nothing: SeenPerson | null = null;
    const saved = await orElse('a person', memory.people.seen(tenantId, objectId), nothing);
    const { belonging = { kind: 'unknown' } as const, at = null } = saved?.belongs ?? {};
    const known: Known = {
      read: now(),
      zone: saved?.zone ?? null,
      locale: saved?.locale ?? null,
      belonging,
      at,
    };
    if (people.size >= mostKept) people.clear();
    if (saved !== null) people.set(key, known);
    return known;
  };

  /** Where Teams can be asked about somebody: the bot may not be in a message extension's conversation. */
  const placeFor = async ({ tenantId, objectId }: Person, where: Conversation): Promise<Conversation> =>
    (await memory.conversations.personalOf(tenantId, objectId)) ?? where;

  const lookedUp = async (person: Person, where: Conversation): Promise<Belonging | null> => {
    const member =
      (await chat.memberOf(person, where)) ?? (await chat.memberOf(person, await placeFor(person, where)));
    if (member === null) return null;
    const belonging = judged(member, person.tenantId);
    if (belonging.kind === 'unknown') return belonging;
    await memory.people.belongs(person.tenantId, person.objectId, belonging, now());
    const known = await knownOf(person);
    known.belonging = belonging;
    known.at = now();
    return belonging;
  };

  const isOld = ({ at }: Known, fresh: number): boolean => at === null || isPast(at, fresh);

  const byTeams = async (person: Person, where: Conversation): Promise<Belonging> => {
    const known = await knownOf(person);
    if (!isOld(known, personFresh)) return known.belonging;
    const found = await orElse('a person', lookedUp(person, where), null);
    if (found !== null) return found;
    if (!isOld(known, personKnown)) return known.belonging;
    return { kind: tenants === null ? 'ours' : 'unknown' };
  };

  const allowedIn = async (tenantId: string): Promise<readonly string[]> => {
    const listed = await orElse('organisations', memory.organisations.list(tenantId), null);
    if (listed === null) return lastAllowed.get(tenantId) ?? [];
    const allowed = listed.map(({ organisation }) => organisation);
    lastAllowed.set(tenantId, allowed);
    return allowed;
  };

  const looksAmongOurs = async (where: Conversation): Promise<boolean | null> => {
    const members = await orElse('the members of a place', chat.membersOf(where), null);
    if (members === null) return tenants === null ? true : null;
    const others = members
      .map((member) => judged(member, where.tenantId))
      .filter(({ kind }) => kind !== 'ours');
    if (others.length === 0) return true;
    const allowed = await allowedIn(where.tenantId);
    return others.every((belonging) => isAllowed(belonging, allowed));
  };

  return {
    async belonging(person, where, told) {
      const known = await byTeams(person, where);
      const { zone = null, locale = null } = told ?? {};
      if (zone !== null) (await knownOf(person)).zone = zone;
      if (locale !== null) (await knownOf(person)).locale = locale;
      const foreign = foreignIn(told, person.tenantId, tenants);
      if (foreign === null) return known;
      const others = known.kind === 'guest' ? known.organisations.filter((each) => each !== foreign) : [];
      return { kind: 'guest', organisations: [foreign, ...others] };
    },
    isAllowed: async (tenantId, belonging) =>
      belonging.kind === 'guest' && isAllowed(belonging, await allowedIn(tenantId)),
    async isAmongOurs(where) {
      if (where.scope === 'personal') return true;
      const key = `${where.tenantId} ${where.id}`;
      const held = places.get(key);
      if (held !== undefined) {
        const ours = await held.ours;
        if (!isPast(held.at, ours === null ? placeUntold : placeFresh)) return ours === true;
      }
      if (places.size >= mostKept) places.clear();
      const ours = looksAmongOurs(where);
      places.set(key, { at: now(), ours });
      return (await ours) === true;
    },
    async isShutOut(person) {
      const { belonging } = await knownOf(person);
      return belonging.kind === 'guest' && !isAllowed(belonging, await allowedIn(person.tenantId));
    },
    localeOf: async (person) => (await knownOf(person)).locale,
    zoneOf: async (person) => (await knownOf(person)).zone,
    changed(tenantId) {
      for (const key of places.keys()) if (key.startsWith(`${tenantId} `)) places.delete(key);
    },
  };
};

const foreignIn = (
  told: Told | undefined,
  tenantId: string,
  tenants: readonly string[] | null,
): string | null => {
  const organisation = told?.organisation ?? null;
  return organisation === tenantId || tenants?.includes(organisation ?? '') ? null : organisation;
};
