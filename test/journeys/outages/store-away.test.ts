import { afterEach, describe, expect, test } from '@jest/globals';
import { openStore, type Store } from '../../../src/store/open.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { button, read } from '../../harness/cards.ts';
import { ann, bo, channel, cy, groupChat, person, personal, tenant } from '../../harness/people.ts';
import { newDatabase, type PostgresServer, startPostgres } from '../../harness/postgres.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';
import { startSilentProxy } from '../../harness/silent-proxy.ts';

let bot: RunningBot;
let server: PostgresServer | null = null;
afterEach(async () => {
  await bot.stop();
  await server?.remove();
  server = null;
});

const puts = () => bot.simulator.requests().filter(({ method }) => method === 'PUT');
const change = 'add 4 seats of Business Premium for Contoso';
const notRecorded = /Not recorded.*cannot (?:reach|use) (?:its|my) (?:own )?memory.*Nothing was changed/is;

/** A database whose steps fail while `away` says so: all of them, or those that write, as with a full disk. */
const failing = async () => {
  const state: { away: 'no' | 'all' | 'writes' } = { away: 'no' };
  const reading =
    /^(?:get|granted|last|list|of|ofSubscription|open|due|byId|known|inState|inStates|history|current)$|^last/;
  const wrapped = <T extends object>(repository: T): T =>
    Object.fromEntries(
      Object.entries(repository).map(([verb, run]) => [
        verb,
        async (...given: unknown[]) => {
          if (state.away === 'all' || (state.away === 'writes' && !reading.test(verb)))
            throw new StoreError(`${verb}: database or disk is full`, { kind: 'memory-away' });
          return run(...given);
        },
      ]),
    ) as T;
  const open = async (options: Parameters<typeof openStore>[0]): Promise<Store> => {
    const { kind, problem, counts, close, roles, taughtNames, ...rest } = await openStore(options);
    const repositories = Object.fromEntries(
      Object.entries(rest).map(([name, each]) => [name, wrapped(each)]),
    ) as unknown as Omit<Store, 'kind' | 'problem' | 'counts' | 'close' | 'roles' | 'taughtNames'>;
    const { lastGranted, ...ofRoles } = roles;
    const { lastList, ...ofNames } = taughtNames;
    return {
      ...{ kind, problem, counts, close, ...repositories },
      roles: { ...wrapped(ofRoles), lastGranted },
      taughtNames: { ...wrapped(ofNames), lastList },
    };
  };
  return { state, open };
};

describe('an answer is never silence', () => {
  test('with PostgreSQL away every typed message is answered, nothing goes to Pax8, and presses keep their cards', async () => {
    server = await startPostgres();
    bot = await startBot({
      env: { DATABASE_URL: await server.newDatabase() },
      simulator: { provisioningReads: 0 },
    });
    await bot.loaded();
    await bot.says('whoami');
    const asked = await bot.ask(change);
    const { verb, data } = button(asked.card ?? {}, 'Cancel request');
    await server.stop();

    expect(await bot.says('subscriptions Contoso')).toMatch(/memory.*Contoso.*Data .* old|memory.*Contoso/is);
    expect(await bot.says('companies')).toContain('Contoso');
    expect(await bot.says('status')).toMatch(
      /Problem[\s\S]*cannot save anything: the database does not answer/,
    );
    expect(await bot.says(change.replace('4', '5'))).toMatch(notRecorded);
    expect(await bot.says('pending')).toMatch(notRecorded);
    expect(await bot.says('audit', bo)).toMatch(notRecorded);
    // Roles are known of people too who had not spoken before.
    expect(await bot.says('subscriptions Contoso', person('Dee Dole'))).toContain('Contoso');
    expect(await bot.says('renewals', cy)).toMatch(/memory.*Renewals · all companies/is);
    expect(await bot.says('subscription Contoso Business Premium')).toMatch(/memory.*Business Premium/is);
    const pressed = await bot.connector.press(verb, data ?? {}, {
      ...{ as: ann, in: personal(ann), messageId: asked.messageId },
    });
    expect(pressed).toMatchObject({ status: 200, card: null });
    expect(pressed.toast).toMatch(/memory/);

    const list = { say: 'subscriptions Contoso', page: 0 };
    const paged = await bot.connector.press('page', list, {
      ...{ as: ann, in: personal(ann), messageId: asked.messageId },
    });
    expect(read(paged.card ?? {})).toMatch(/memory.*Contoso/is);

    // Many at once, of several people in several conversations: each has its answer.
    const crowd = Array.from({ length: 40 }, (_, at) => ({
      place: groupChat(`crowd ${at % 8}`),
      as: person(`Crowd ${at % 8}`),
    }));
    const statuses = await Promise.all(
      crowd.map(async ({ place, as }) => (await bot.connector.say('companies', { as, in: place })).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    // Where the machine is slow, Teams has its 200 before the answer.
    for (let left = 40; left > 0; left -= 1) await bot.connector.next();
    for (let place = 0; place < 8; place += 1)
      expect(bot.connector.messages(groupChat(`crowd ${place}`))).toHaveLength(5);
    expect(puts()).toEqual([]);

    await server.start();
    while (
      !(await bot.app.context.memory.marks.get('any').then(
        () => true,
        () => false,
      ))
    );
    expect(await bot.says('pending')).toContain('Contoso');
    expect(await bot.says('subscriptions Contoso')).not.toMatch(/memory/);
  }, 60_000);

  test('with a PostgreSQL that accepts and says nothing it comes in seconds, and all is well once it speaks again', async () => {
    const url = new URL(await newDatabase());
    const proxy = await startSilentProxy(Number(url.port));
    url.port = String(proxy.port);
    bot = await startBot({ env: { DATABASE_URL: url.href }, simulator: { provisioningReads: 0 } });
    try {
      await bot.loaded();
      await bot.says('whoami');
      proxy.silence();
      const began = performance.now();
      const answers = await Promise.all([bot.says('subscriptions Contoso'), bot.says('companies', cy)]);
      expect(performance.now() - began).toBeLessThan(8_000);
      for (const answer of answers) expect(answer).toMatch(/memory.*Contoso/is);
      // From now on nobody waits for it.
      const again = performance.now();
      expect(await bot.says(change)).toMatch(notRecorded);
      expect(await bot.says('companies')).toMatch(/memory.*Contoso/is);
      expect(performance.now() - again).toBeLessThan(2_000);
      expect(puts()).toEqual([]);
      proxy.speak();
      while ((await bot.app.context.memory.marks.get('any').catch(() => 'away')) === 'away')
        await new Promise((next) => setTimeout(next, 50));
      expect(await bot.says(change)).toMatch(/Pending/);
    } finally {
      proxy.speak();
      await bot.app.stop();
      await proxy.close();
    }
  }, 60_000);

  test('with a full disk look-ups are answered as ever, and a change is not recorded, as the answer says', async () => {
    const { state, open } = await failing();
    bot = await startBot({ overrides: { openStore: open } });
    await bot.loaded();
    state.away = 'writes';
    expect(await bot.says('subscriptions Contoso')).toMatch(/Contoso/);
    expect(await bot.says(change)).toMatch(notRecorded);
    expect(await bot.says('renewals')).toMatch(/renew/i);
    state.away = 'no';
    expect(await bot.says('pending')).not.toMatch(/Contoso/);
    expect(puts()).toEqual([]);
  });

  test('an activity that Teams delivers again while the store is away is answered once', async () => {
    const { state, open } = await failing();
    bot = await startBot({ overrides: { openStore: open } });
    await bot.loaded();
    await bot.says('whoami');
    state.away = 'all';
    const first = await bot.connector.say('companies', { as: ann, in: personal(ann) });
    await bot.connector.next();
    expect((await bot.connector.deliver(first.activity)).status).toBe(200);
    const commandId = 'companies';
    const query = { commandId, parameters: [{ name: 'text', value: 'Contoso' }] };
    const { body } = await bot.connector.compose('query', query, { as: ann, in: personal(ann) });
    expect(JSON.stringify(body)).toMatch(/"title":"Contoso/);
    expect(await bot.says('subscriptions Contoso')).toContain('Contoso');
  });

  test('who was revoked while the store answered finds nothing in what the bot remembers of roles', async () => {
    const { state, open } = await failing();
    bot = await startBot({ overrides: { openStore: open }, env: { DEFAULT_ROLE: 'none' } });
    await bot.loaded();
    const { roles } = bot.app.context.memory;
    const grantee = { tenantId: tenant, objectId: ann.aadObjectId ?? '', name: ann.name };
    await roles.grant(grantee, { role: 'viewer', companies: null }, grantee, 0);
    expect(await bot.says('companies')).toContain('Contoso');
    state.away = 'all';
    expect(await bot.says('companies')).toContain('Contoso');
    state.away = 'no';
    await roles.revoke(tenant, grantee.objectId);
    state.away = 'all';
    expect(await bot.says('companies')).toMatch(/no role/);
  });

  test('a bot that is installed while the store is away says hello', async () => {
    const { state, open } = await failing();
    bot = await startBot({ overrides: { openStore: open } });
    await bot.loaded();
    state.away = 'all';
    const place = channel('Licences');
    const statuses = (await bot.connector.install({ as: ann, in: place })).map(({ status }) => status);
    expect(statuses).toEqual([200, 200]);
    expect(read((await bot.connector.next()).card)).not.toBe('');
    expect(bot.connector.messages(place)).toHaveLength(1);
  });
});

describe('a disk that is full right after an outcome was saved', () => {
  test('loses no entry of the audit: each step of a change is saved with its own', async () => {
    bot = await startBot({
      simulator: { provisioningReads: 0 },
      overrides: {
        openStore: async (options) => {
          const store = await openStore(options);
          const append = () =>
            Promise.reject(new StoreError('database or disk is full', { kind: 'memory-away' }));
          return { ...store, audit: { ...store.audit, append } };
        },
      },
    });
    await bot.loaded();
    const { card, messageId } = await bot.ask(change);
    const { verb, data } = button(card ?? {}, 'Approve');
    const pressed = await bot.connector.press(verb, data, { as: bo, in: personal(ann), messageId });
    expect(read(pressed.card)).toMatch(/Applied/);
    const entries = await bot.app.context.memory.audit.latest(tenant, { limit: 9 });
    expect(entries.map(({ event }) => event)).toEqual([
      'change.applied',
      'change.approved',
      'change.requested',
    ]);
  });
});
