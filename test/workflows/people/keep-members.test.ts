import { expect, test } from '@jest/globals';
import type { SeenPerson } from '../../../src/core/ports/people-memory.ts';
import type { Belonging } from '../../../src/core/rules/belonging.ts';
import type { Conversation } from '../../../src/core/words/chat.ts';
import type { Membership } from '../../../src/core/words/people.ts';
import { keepMembers } from '../../../src/workflows/people/keep-members.ts';
import { guidOf, tenant } from '../../harness/people.ts';
import { noLog } from '../../harness/running-bot.ts';

/*
 * What is known of somebody while Teams is slow or away: a colleague is not locked out, and a guest stays one. docs/security.md says
 * which side is taken and why.
 */

const day = 24 * 60 * 60 * 1000;
const hour = day / 24;
const kim = { tenantId: tenant, objectId: guidOf('kim'), name: 'Kim' };
const theirs = guidOf('theirs');
const chat = { tenantId: tenant, id: 'chat', scope: 'personal' } as Conversation;
const channel = { ...chat, id: 'channel', scope: 'channel' } as Conversation;
const user: Membership = { tenantId: tenant, userRole: 'user', userPrincipalName: 'kim@msp.example' };
const guest: Membership = { ...user, userRole: 'guest', userPrincipalName: 'kim_x.example#EXT#@msp.example' };

/** A keeper on a store and a Teams that say what the test says; what is asked of Teams is counted. */
const kept = (tenants: readonly string[] | null = [tenant]) => {
  const world = {
    now: 10 * day,
    member: null as Membership | null,
    members: null as readonly Membership[] | null,
    allowed: [] as string[],
    away: false,
    asked: 0,
  };
  let saved: SeenPerson | null = { zone: 'Europe/Berlin', locale: null, belongs: null };
  const unlessAway = async <T>(value: () => T): Promise<T> => {
    if (world.away) throw new Error('the store is away');
    return value();
  };
  const make = () =>
    keepMembers({
      memory: {
        people: {
          remember: async () => {},
          teamsIds: async () => [],
          get: async () => kim,
          seen: () => unlessAway(() => saved),
          belongs: async (_tenantId: string, _objectId: string, belonging: Belonging, at: number) => {
            saved = { zone: saved?.zone ?? null, locale: null, belongs: { belonging, at } };
          },
        },
        organisations: {
          list: () =>
            unlessAway(() => world.allowed.map((organisation) => ({ organisation, by: 'Ana', at: 1 }))),
          allow: async () => true,
          revoke: async () => true,
        },
        conversations: { personalOf: async () => null } as never,
      },
      chat: {
        memberOf: async () => {
          world.asked += 1;
          return world.member;
        },
        membersOf: async () => {
          world.asked += 1;
          return world.members;
        },
      },
      tenants,
      now: () => world.now,
      log: noLog,
    });
  return { world, make, members: make() };
};

test('who is of the house is asked of Teams once a day, over restarts too', async () => {
  const { world, make, members } = kept();
  world.member = user;
  expect(await members.belonging(kim, chat, undefined)).toEqual({ kind: 'ours' });
  const { asked } = world;
  await members.belonging(kim, chat, undefined);
  await make().belonging(kim, chat, undefined);
  expect(world.asked).toBe(asked);
  world.now += day + 1;
  world.member = guest;
  expect(await members.belonging(kim, chat, undefined)).toEqual({
    kind: 'guest',
    organisations: ['x.example'],
  });
  expect(await members.isShutOut(kim)).toBe(true);
});

test('what Teams said stands in for seven days when it does not answer, then nobody knows', async () => {
  const { world, members } = kept();
  expect(await members.belonging(kim, chat, undefined)).toEqual({ kind: 'unknown' });
  expect(await members.isShutOut(kim)).toBe(false);
  world.member = user;
  await members.belonging(kim, chat, undefined);
  world.member = null;
  world.now += 6 * day;
  expect(await members.belonging(kim, chat, undefined)).toEqual({ kind: 'ours' });
  world.now += 2 * day;
  expect(await members.belonging(kim, chat, undefined)).toEqual({ kind: 'unknown' });
});

test('another tenant in the activity makes a guest at once, of the domain that Teams told as well', async () => {
  const { world, members } = kept();
  const told = { organisation: theirs, zone: null, locale: null };
  expect(await members.belonging(kim, chat, told)).toEqual({ kind: 'guest', organisations: [theirs] });
  world.member = { ...user, tenantId: theirs, userPrincipalName: 'kim@x.example' };
  const found = await members.belonging(kim, chat, told);
  expect(found).toEqual({ kind: 'guest', organisations: [theirs, 'x.example'] });
  world.allowed = ['x.example'];
  expect(await members.isAllowed(tenant, found)).toBe(true);
  // What an admin allowed stays so while the store is away.
  world.away = true;
  expect(await members.isAllowed(tenant, found)).toBe(true);
  const two = kept([tenant, theirs]);
  two.world.member = user;
  expect(await two.members.belonging(kim, chat, told)).toEqual({ kind: 'ours' });
});

test('a place is of the house when everybody in it is or is allowed, and is looked at again when somebody joins', async () => {
  const { world, members } = kept();
  expect(await members.isAmongOurs(chat)).toBe(true);
  expect(await members.isAmongOurs(channel)).toBe(false);
  world.now += 2 * 60_000;
  world.members = [user, user];
  expect(await members.isAmongOurs(channel)).toBe(true);
  world.members = [user, guest];
  expect(await members.isAmongOurs(channel)).toBe(true);
  members.changed(tenant);
  expect(await members.isAmongOurs(channel)).toBe(false);
  world.allowed = ['x.example'];
  world.now += hour;
  expect(await members.isAmongOurs(channel)).toBe(true);
});

test('without authentication only this machine speaks, so who shows no sign of a guest is of the house', async () => {
  const { world, members } = kept(null);
  expect(await members.belonging(kim, chat, undefined)).toEqual({ kind: 'ours' });
  expect(await members.isAmongOurs(channel)).toBe(true);
  world.member = { tenantId: null, userRole: null, userPrincipalName: null };
  expect(await members.belonging(kim, chat, undefined)).toEqual({ kind: 'ours' });
  world.member = guest;
  world.now += 2 * day;
  expect((await members.belonging(kim, chat, undefined)).kind).toBe('guest');
});

test('the zone is the last that Teams told, and the store’s being away costs no answer', async () => {
  const { world, members } = kept();
  expect(await members.zoneOf(kim)).toBe('Europe/Berlin');
  await members.belonging(kim, chat, { organisation: null, zone: 'America/Denver', locale: null });
  expect(await members.zoneOf(kim)).toBe('America/Denver');
  const away = kept();
  away.world.away = true;
  expect(await away.members.zoneOf(kim)).toBeNull();
  expect(await away.members.belonging(kim, chat, undefined)).toEqual({ kind: 'unknown' });
  expect(world.away).toBe(false);
});
