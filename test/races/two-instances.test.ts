import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { approve } from '../../src/core/changes/decide-steps.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { carryChangesOn } from '../../src/workflows/changes/carry-changes-on.ts';
import { type BotProcess, botEnvironment, startBotProcess, until } from '../harness/bot-process.ts';
import { button, buttons, read } from '../harness/cards.ts';
import { type Connector, startConnector } from '../harness/connector.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { bo, person, personal, type Somebody, tenant } from '../harness/people.ts';
import { newDatabase } from '../harness/postgres.ts';
import { noLog } from '../harness/running-bot.ts';

const minute = 60_000;
const premium = demoIds.contosoBusinessPremium;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-two-'));
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
});

let database: string;
let simulator: Simulator;
let connector: Connector;
let store: Store;
let bots: readonly BotProcess[];
/** Starts so many bots at the same time, on an empty database of their own. */
const open = async (instances: number): Promise<void> => {
  database = await newDatabase();
  simulator = await startSimulator({ provisioningReads: 0 });
  connector = await startConnector();
  bots = await startBots(instances);
  store = await openStore({ url: database, callsPerMinute: 1000, now: Date.now });
};
const startBots = (instances: number): Promise<readonly BotProcess[]> =>
  Promise.all(
    Array.from({ length: instances }, () =>
      startBotProcess({ pax8: simulator.url, database, folder, env: { DEFAULT_ROLE: 'approver' } }),
    ),
  );
const close = async (): Promise<void> => {
  await Promise.all(bots.map((bot) => bot.kill()));
  await store.close();
  await connector.close();
  await simulator.stop();
};

/** Who asks in a test: somebody of its own, so that tests can share two bots. */
let requester: Somebody;
let tests = 0;
let seats: number;
let auditedBefore: number;
const newTest = async (): Promise<void> => {
  tests += 1;
  requester = person(`Requester of test ${tests}`);
  simulator.clearRequests();
  seats = simulator.subscription(premium).quantity;
  auditedBefore = (await store.audit.latest(tenant, { limit: 2_000 })).length;
};

const puts = () => simulator.requests().filter(({ method }) => method === 'PUT');
/** The entries of the audit, and whose decisions counted. */
const recorded = async () => {
  const all = await store.audit.latest(tenant, { limit: 2_000 });
  const entries = all.slice(0, all.length - auditedBefore);
  const approver = entries.find(({ event }) => event === 'change.approved')?.person?.name ?? 'nobody';
  return { events: entries.map(({ event }) => event), approver };
};
const messages = () => connector.messages(personal(requester));
/** Sends what is said or pressed next to one of the bots, in turns. */
const turnTo = (index: number) => connector.talkTo(bots[index % bots.length]?.messages ?? '');

const asked = async (): Promise<Sent> => {
  turnTo(0);
  await connector.say('add 3 seats of Business Premium for Contoso', {
    as: requester,
    in: personal(requester),
  });
  await until(() => messages().length === 1);
  const card = messages()[0] as Sent;
  // Where the card stands is noted after it was posted.
  const { id } = button(card.card ?? {}, 'Approve').data as { id: string };
  await until(async () => (await store.changeCards.of(id)).length > 0);
  return card;
};
const press = (title: string, { card, messageId }: Sent, as: Somebody) => {
  const { verb, data } = button(card ?? {}, title);
  return connector.press(verb, data, { as, in: personal(requester), messageId });
};
const cardNow = () => read(messages()[0]?.card ?? null);

describe('two instances on one database', () => {
  beforeAll(() => open(2), 60_000);
  beforeEach(newTest);
  afterAll(close);

  test('send one of many simultaneous presses for a cancellation', async () => {
    turnTo(0);
    await connector.say('cancel Exchange Online for Contoso', { as: requester, in: personal(requester) });
    await until(() => messages().length === 1);
    const card = messages()[0] as Sent;
    const pressed = Array.from({ length: 6 }, (_, index) => {
      turnTo(index);
      return press('Approve', card, bo);
    });
    await Promise.all(pressed);
    await until(() => /Applied/.test(cardNow()));
    expect(simulator.requests().filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  }, 30_000);

  test('send each line once after simultaneous presses for one onboarding', async () => {
    turnTo(0);
    const sentence = 'onboard 2 users at Contoso with Business Premium and AvePoint';
    await connector.say(sentence, { as: requester, in: personal(requester) });
    await until(() => messages().length === 1);
    const card = messages()[0] as Sent;
    const pressed = Array.from({ length: 8 }, (_, index) => {
      turnTo(index);
      return press(index % 4 === 3 ? 'Reject' : 'Approve all', card, person(`Approver ${index}`));
    });
    await Promise.all(pressed);
    await until(() => /Applied|Rejected/.test(cardNow()));
    const sent = puts().map(({ path }) => path);
    expect(sent).toHaveLength(/Rejected/.test(cardNow()) ? 0 : 2);
    expect(new Set(sent).size).toBe(sent.length);
    const { events } = await recorded();
    expect(events.filter((event) => event === 'change.applied')).toHaveLength(sent.length);
  }, 30_000);

  test('that start on an empty database at the same time both answer, and both know what one was told', async () => {
    const card = await asked();
    turnTo(1);
    expect(read((await press('Approve', card, bo)).card)).toMatch(/Applied/);
    expect(puts()).toHaveLength(1);
  });

  test('count one of 500 simultaneous presses of Approve, send one change and answer everybody', async () => {
    const card = await asked();
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, index) => {
        turnTo(index);
        return press('Approve', card, person(`Approver ${index}`));
      }),
    );
    for (const { status, result } of answers)
      expect({ status, code: result.statusCode }).toEqual({ status: 200, code: 200 });

    await until(() => /Applied/.test(cardNow()));
    expect(simulator.subscription(premium).quantity).toBe(seats + 3);
    expect(puts()).toHaveLength(1);
    const { events, approver } = await recorded();
    expect(events.filter((event) => event === 'change.approved')).toHaveLength(1);
    expect(events.filter((event) => event === 'change.applied')).toHaveLength(1);
    expect(cardNow()).toMatch(`Approved by ${approver}`);
  }, 180_000);

  test('that get requests for one subscription at once open one change, and tell everybody else what keeps theirs out', async () => {
    const people = Array.from({ length: 20 }, (_, index) => person(`Requester ${index}`));
    await Promise.all(
      people.map((as, index) => {
        turnTo(index);
        const text = `add ${index + 1} seats of Business Standard for Northwind`;
        return connector.say(text, { as, in: personal(as) });
      }),
    );
    // A slow machine is told to wait first; the answer then replaces that message.
    const offers = (as: Somebody, title: string) =>
      connector.messages(personal(as)).some(({ card }) => buttons(card ?? {}).includes(title));
    const keptOut = (as: Somebody) => offers(as, 'Show the open one');
    await until(() => people.every((as) => offers(as, 'Approve') || keptOut(as)));
    const pending = await store.changes.inStatesAnywhere(['pending']);
    expect(pending).toHaveLength(1);
    const [asker, ...others] = people.filter((as) => offers(as, 'Approve'));
    expect(others).toEqual([]);
    expect(asker && button(connector.cardIn(personal(asker)), 'Approve').data.id).toBe(pending[0]?.id);
    expect(people.filter(keptOut)).toHaveLength(people.length - 1);
    expect(puts()).toHaveLength(0);
  });

  test('that both find an approved change left behind carry it out once', async () => {
    await asked();
    await Promise.all(bots.map((bot) => bot.kill()));
    const pending = await store.changes.inStatesAnywhere(['pending']);
    const change = pending.find(({ subscriptionId }) => subscriptionId === premium);
    const by = { tenantId: tenant, objectId: bo.aadObjectId ?? '', name: bo.name };
    const step = change && approve(change, by, 'admin', false, Date.now() - minute);
    expect(step?.kind === 'next' && (await store.changes.save(step.change))).toBe(true);

    bots = await startBots(2);
    await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(cardNow()));
    expect(puts()).toHaveLength(1);
    expect((await recorded()).events.filter((event) => event === 'change.applied')).toHaveLength(1);
  }, 60_000);
});

describe('an instance that dies while it carries a change out', () => {
  const path = `/v1/subscriptions/${premium}`;
  let heir: App;
  let ahead: number;
  /** The other instance runs in this process, so that its clock can be set. */
  beforeEach(async () => {
    await open(1);
    await newTest();
    ahead = 0;
    const config = readConfig({ ...botEnvironment({ pax8: simulator.url, database }), PORT: '0' });
    heir = await startApp(config, noLog, { now: () => Date.now() + ahead });
  }, 60_000);
  afterEach(async () => {
    await heir.stop();
    await close();
  });
  const looks = () => carryChangesOn(heir.context);
  const first = (): BotProcess => {
    const [bot] = bots;
    if (bot === undefined) throw new Error('no instance runs');
    return bot;
  };

  test('before the sending leaves its change to the other, after five minutes and not before', async () => {
    const card = await asked();
    simulator.faults([{ match: { method: 'GET', path }, fault: 'hang' }]);
    const pressed = press('Approve', card, bo).catch(() => null);
    await until(async () => (await store.changes.inStatesAnywhere(['executing'])).length === 1);
    await first().kill();
    await pressed;
    simulator.faults([]);

    ahead = 4 * minute;
    await looks();
    expect(puts()).toHaveLength(0);
    ahead = 5 * minute;
    await looks();
    await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(cardNow()));
    expect(puts()).toHaveLength(1);
  });

  test('after the sending leaves it to be read, never to be sent', async () => {
    const card = await asked();
    simulator.faults([{ match: { method: 'PUT' }, fault: 'slow', ms: 2_000 }]);
    const pressed = press('Approve', card, bo).catch(() => null);
    await until(() => puts().length === 1);
    await first().kill();
    await pressed;

    await until(() => simulator.subscription(premium).quantity === seats + 3);
    ahead = 4 * minute;
    await looks();
    expect(cardNow()).not.toMatch(/Applied/);
    ahead = 5 * minute;
    await looks();
    await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(cardNow()));
    expect(puts()).toHaveLength(1);
  });

  test('only seemingly, and wakes after the other has done the work, sends nothing and shows the outcome', async () => {
    const card = await asked();
    simulator.faults([{ match: { method: 'GET', path }, fault: 'slow', ms: 3_000 }]);
    const pressed = press('Approve', card, bo);
    await until(async () => (await store.changes.inStatesAnywhere(['executing'])).length === 1);
    first().freeze();

    ahead = 5 * minute;
    await looks();
    await until(() => /Applied/.test(cardNow()));
    first().thaw();
    await pressed;
    await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(cardNow()));
    expect(puts()).toHaveLength(1);
  });
});
