import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSimulator } from '../../src/simulator/start.ts';
import { openStore } from '../../src/store/open.ts';
import { startConnector } from '../harness/connector.ts';
import { tenant } from '../harness/people.ts';
import { channels, prepare, sweepAgain, sweepIn } from './sweep-site.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-sweep-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Pax8, Teams and a prepared database, so that several crashes can be tried at a time. */
const openLane = async (name: string) => {
  const simulator = await startSimulator();
  const connector = await startConnector();
  const prepared = join(folder, `${name}.db`);
  await prepare(`sqlite:${prepared}`, simulator, connector);
  return {
    simulator,
    prepared,
    /** What each channel has received by now. */
    received: () => channels.map((place) => connector.messages(place).length),
    close: async () => {
      await connector.close();
      await simulator.stop();
    },
  };
};

const outcomeOf = async (database: string) => {
  const store = await openStore({ url: database, callsPerMinute: 1_000, now: Date.now });
  const states = (['due', 'sending', 'posted', 'unsure'] as const).map((state) =>
    store.alerts.inState(tenant, state, 99),
  );
  const [due, sending, posted, unsure] = (await Promise.all(states)).map((alerts) =>
    alerts.map(({ conversationId }) => conversationId),
  );
  const entries = await store.audit.latest(tenant, { limit: 99 });
  const [renewal, ...more] = await store.renewals.open(tenant);
  const cards = renewal === undefined ? [] : await store.renewalCards.of(renewal.id);
  const doubted = await Promise.all(
    channels.map(({ id }) => store.alerts.mayStand(tenant, id, renewal?.id ?? '')),
  );
  await store.close();
  return {
    undelivered: [due, sending, unsure].flat(),
    posted: posted?.length,
    doubted,
    audited: entries.filter(({ event }) => event === 'renewal.due').length,
    cards: cards.length,
    others: more.length,
  };
};

/** Kills after this many saves, then after `step` more, until nothing is left to kill; how many crashes, how many alerts in flight. */
const killFrom = async (first: number, step: number) => {
  const { simulator, prepared, received, close } = await openLane(`prepared-${first}`);
  let inFlight = 0;
  let crashes = 0;
  for (let killAfter = first; ; killAfter += step) {
    const file = join(folder, `killed-${killAfter}.db`);
    await copyFile(prepared, file);
    const before = received();
    const { code, stderr } = await sweepIn(`sqlite:${file}`, simulator, { killAfter });
    expect(stderr).toBe('');
    if (code === 0) break;
    crashes += 1;
    // Start again and sweep more than once.
    await sweepAgain(`sqlite:${file}`, simulator);

    const { doubted, ...rest } = await outcomeOf(`sqlite:${file}`);
    expect({ killAfter, ...rest }).toEqual({
      killAfter,
      undelivered: [],
      posted: channels.length,
      audited: 1,
      cards: channels.length,
      others: 0,
    });
    channels.forEach((_, at) => {
      const sent = (received()[at] ?? 0) - (before[at] ?? 0);
      // Nobody can know whether the alert in flight arrived: it is sent again, and no third time.
      if (doubted[at]) expect([1, 2]).toContain(sent);
      else expect({ killAfter, sent }).toEqual({ killAfter, sent: 1 });
    });
    inFlight += doubted.filter(Boolean).length;
  }
  await close();
  return { crashes, inFlight };
};

test('killed after any save of a sweep, and started again, the bot sends every alert, and twice only one that was in flight', async () => {
  const lanes = await Promise.all([1, 2, 3, 4].map((first) => killFrom(first, 4)));
  const sum = (of: 'crashes' | 'inFlight') => lanes.reduce((all, lane) => all + lane[of], 0);
  // One for the renewals, two kinds of alerts, the mark, three to begin and three to end, and what was looked for.
  expect(sum('crashes')).toBeGreaterThan(9);
  expect(sum('inFlight')).toBeGreaterThan(0);
}, 240_000);
