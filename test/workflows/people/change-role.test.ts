import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Memory } from '../../../src/core/ports/memory.ts';
import type { Conversation } from '../../../src/core/words/chat.ts';
import type { Person } from '../../../src/core/words/people.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { changeRole } from '../../../src/workflows/people/change-role.ts';

const person = (name: string): Person => ({ tenantId: 'home', objectId: name.toLowerCase(), name });
const ann = person('Ann');
const bo = person('Bo');
const now = () => 1000;
const settings = {
  publicUrl: null,
  customerLinkDays: null,
  admins: [],
  defaultRole: 'viewer',
  costRole: 'approver',
  limitedLookups: true,
  timeZone: 'UTC',
  locale: 'en-US',
  approvalSelf: false,
  approvalExpiryMs: 1,
  alertDays: [],
  sweepCron: '0 8 * * *',
  digestCron: null,
  historyDays: 1100,
  csvFormat: 'comma',
  isTimeZoneSet: false,
  privateAnswers: false,
  pax8Events: null,
} as const;
const conversation: Conversation = {
  tenantId: 'home',
  id: 'chat',
  scope: 'personal',
  serviceUrl: 'https://chat.example',
  botId: '28:bot',
  botName: 'Bot',
  threadId: null,
  teamId: null,
  channelId: null,
  personId: null,
};

let store: Store;
beforeEach(async () => {
  store = await openStore({ url: 'sqlite::memory:', callsPerMinute: 1000, now });
  for (const admin of [ann, bo]) await store.roles.grant(admin, { role: 'admin', companies: null }, admin, 1);
});
afterEach(() => store.close());

/** The store, in which the first two looks at the roles wait for each other: both see the same. */
const sameLook = (): Memory => {
  let waiting: (() => void)[] = [];
  let looks = 0;
  return {
    ...store,
    roles: {
      ...store.roles,
      list: async (tenantId) => {
        const rows = await store.roles.list(tenantId);
        looks += 1;
        if (looks > 2) return rows;
        if (looks === 1) await new Promise<void>((go) => waiting.push(go));
        for (const go of waiting) go();
        waiting = [];
        return rows;
      },
    },
  };
};

test('two last admins who revoke each other at the same moment do not leave the tenant without one', async () => {
  const memory = sameLook();
  const revoke = (by: Person, who: Person) =>
    changeRole(
      { memory, settings, now },
      { by, who, role: null, companies: null, companyNames: null, until: null, conversation },
    );
  const answers = await Promise.all([revoke(ann, bo), revoke(bo, ann)]);
  const admins = (await store.roles.list('home')).filter(({ role }) => role === 'admin');
  expect(admins.length).toBeGreaterThan(0);
  expect(answers).toContainEqual({ kind: 'refused', reason: 'last-admin' });
  const events = (await store.audit.latest('home', { limit: 9 })).map(({ event }) => event);
  expect(events).toContain('role.refused');
});
