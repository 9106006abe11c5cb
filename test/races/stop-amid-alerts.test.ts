import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AppOverrides } from '../../src/app.ts';
import type { Log } from '../../src/core/words/log.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { openStore } from '../../src/store/open.ts';
import { deliverAlerts } from '../../src/workflows/alerts/deliver-alerts.ts';
import { startBotProcess, until } from '../harness/bot-process.ts';
import { type Connector, startConnector } from '../harness/connector.ts';
import { tenant } from '../harness/people.ts';
import { noLog, type RunningBot, startBot } from '../harness/running-bot.ts';
import { addAlerts, alertsEach, channels, standing } from './alert-site.ts';

let folder: string;
let database: string;
let simulator: Simulator;
let connector: Connector;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-stop-'));
  database = `sqlite:${join(folder, 'bot.db')}`;
  simulator = await startSimulator();
  connector = await startConnector();
});
afterEach(async () => {
  await connector.close();
  await simulator.stop();
  await rm(folder, { recursive: true });
});

const received = () => channels.map((place) => connector.messages(place).length);
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
const all = channels.length * alertsEach;
const bot = () => startBotProcess({ pax8: simulator.url, database, folder, env: { LOG_LEVEL: 'warn' } });
const isShut = (url: string) =>
  fetch(url).then(
    () => false,
    () => true,
  );

/** The bot starts once more and sends the rest. */
const restart = async () => {
  const next = await bot();
  await until(() => sum(received()) >= all);
  expect(await next.stop()).toEqual({ code: 0, stdout: '', stderr: '' });
};
const everyAlertOnce = async () => {
  expect(received()).toEqual(channels.map(() => alertsEach));
  expect(await standing(database)).toEqual({ due: 0, sending: 0, unsure: 0, posted: all });
};

describe('SIGTERM amid alerts', () => {
  test('twice while Teams is slow: what has left is noted when it is answered, the rest comes after the restart', async () => {
    await addAlerts(database, connector.serviceUrl);
    const release = connector.hold();
    const first = await bot();
    await until(() => connector.calls.length === channels.length);
    const stopped = first.stop();
    await until(() => isShut(first.messages));
    first.stop();
    release();
    expect(await stopped).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(received()).toEqual(channels.map(() => 1));
    expect(await standing(database)).toEqual({
      due: all - channels.length,
      sending: 0,
      unsure: 0,
      posted: channels.length,
    });
    await restart();
    await everyAlertOnce();
  }, 120_000);

  test.each([1, 5])(
    'after %i of them: every alert arrives once',
    async (sent) => {
      await addAlerts(database, connector.serviceUrl);
      const release = connector.hold();
      const first = await bot();
      release();
      await until(() => sum(received()) >= sent);
      expect(await first.stop()).toEqual({ code: 0, stdout: '', stderr: '' });
      const { due, posted, ...others } = await standing(database);
      expect(others).toEqual({ sending: 0, unsure: 0 });
      expect(due + posted).toBe(all);
      await restart();
      await everyAlertOnce();
    },
    120_000,
  );
});

describe('a stop whose patience is over', () => {
  /** Resolves when the bot has given up waiting for what is under way. */
  const impatient = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const log: Log = {
      ...noLog,
      warn: (_facts, message) => {
        if (message.startsWith('the bot waits no longer')) resolve();
      },
    };
    // The alerts are due by the clock of this machine, and a wait that Teams asks for is a real one.
    return {
      log,
      overrides: { patience: 1 },
      simulator: { now: Date.now() },
      realWaits: true,
      over: promise,
    };
  };

  /** A store that takes its time to note that an alert was posted. */
  const slowToNote: AppOverrides['openStore'] = async (options) => {
    const store = await openStore(options);
    const posted: typeof store.alerts.posted = async (...given) => {
      for (let turn = 0; turn < 20; turn++) await nextTurn();
      await store.alerts.posted(...given);
    };
    return { ...store, alerts: { ...store.alerts, posted } };
  };

  test('still notes the answer to what has left', async () => {
    await addAlerts(database, connector.serviceUrl);
    const release = connector.hold();
    const { over, overrides, ...options } = impatient();
    const running = await startBot({
      ...options,
      env: { DATABASE_URL: database },
      overrides: { ...overrides, openStore: slowToNote },
    });
    await until(() => connector.calls.length === channels.length);
    const stopped = running.stop();
    await over;
    release();
    await stopped;
    expect(await standing(database)).toMatchObject({ sending: 0, unsure: 0, posted: channels.length });
  });

  test('leaves an alert due that Teams told to come back later', async () => {
    await addAlerts(database, connector.serviceUrl);
    connector.fail({ status: 429, retryAfter: 4, times: channels.length });
    const { over: _, ...options } = impatient();
    const running = await startBot({ env: { DATABASE_URL: database }, ...options });
    await until(() => connector.calls.length >= channels.length);
    // The wait that Teams asked for ends with the stop: patience may or may not be over before.
    await running.stop();
    expect(await standing(database)).toEqual({ due: all, sending: 0, unsure: 0, posted: 0 });
    await restart();
    await everyAlertOnce();
  });
});

/** Delivers until nothing is left, beside the bot's own first look after its start. */
const untilAllSent = (running: RunningBot) =>
  until(async () => {
    const { memory } = running.app.context;
    await deliverAlerts(running.app.context);
    const states = ['due', 'sending', 'unsure'] as const;
    const left = await Promise.all(states.map((state) => memory.alerts.inState(tenant, state, 9)));
    return left.flat().length === 0;
  });

describe('an outage of Teams', () => {
  /** The bot's clock stands a while later each time it is started; the alerts are due by it. */
  const started = (later: number) =>
    startBot({
      env: { DATABASE_URL: database },
      simulator: { now: Date.now() + later },
    });

  test.each([500, 503, 'reset', 'reset-after'] as const)(
    'with %s for every message loses none: each comes once it is over, and none a third time',
    async (status) => {
      await addAlerts(database, connector.serviceUrl);
      connector.fail({ status, times: 9_999 });
      const during = await started(0);
      const { alerts } = during.app.context.memory;
      await until(async () => {
        await deliverAlerts(during.app.context);
        return (await alerts.inState(tenant, 'unsure', all + 1)).length === all;
      });
      await during.stop();

      connector.recover();
      const after = await started(120_000);
      await untilAllSent(after);
      await after.stop();
      expect(await standing(database)).toEqual({ due: 0, sending: 0, unsure: 0, posted: all });
      const times = status === 'reset-after' ? 2 : 1;
      expect(received()).toEqual(channels.map(() => times * alertsEach));
    },
  );
});

test('killed amid alerts, and started again, the bot sends every alert at least once, and none a third time', async () => {
  await addAlerts(database, connector.serviceUrl);
  const release = connector.hold();
  const first = await bot();
  await until(() => connector.calls.length === channels.length);
  await first.kill();
  release();
  const next = await startBot({
    env: { DATABASE_URL: database },
    simulator: { now: Date.now() + 120_000 },
  });
  await untilAllSent(next);
  await next.stop();
  expect(await standing(database)).toEqual({ due: 0, sending: 0, unsure: 0, posted: all });
  for (const count of received()) {
    expect(count).toBeGreaterThanOrEqual(alertsEach);
    expect(count).toBeLessThanOrEqual(alertsEach + 1);
  }
}, 120_000);
