import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type App, type AppOverrides, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Log } from '../../src/core/words/log.ts';
import { messageOf } from '../../src/errors.ts';
import { createSinks } from '../../src/events/sinks.ts';
import { type Job, jobs } from '../../src/jobs/index.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import { createMarketplace } from '../../src/pax8/marketplace.ts';
import { createSecrets } from '../../src/secrets/secrets.ts';
import { startServer } from '../../src/server/server.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { openSqliteFile } from '../../src/store/drivers/sqlite.ts';
import { openStore } from '../../src/store/open.ts';
import { createTeams } from '../../src/teams/teams.ts';
import type { Context } from '../../src/workflows/context.ts';
import { botEnvironment } from '../harness/bot-process.ts';
import { run } from '../harness/process.ts';
import { noLog } from '../harness/running-bot.ts';

let simulator: Simulator;
let folder: string;
beforeAll(async () => {
  simulator = await startSimulator();
  folder = await mkdtemp(join(tmpdir(), 'bot-start-'));
});
afterAll(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true });
});

test('a start that fails, whichever part it is, leaves nothing open and nothing running', async () => {
  const env = botEnvironment({ pax8: simulator.url, database: '' });
  const { code, stdout, stderr } = await run('test/app/failing-starts.ts', { env, args: [folder] }).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const clean = { locked: false, listens: false, resources: [], unhandled: [] };
  const failed = (part: string, reason: RegExp) => ({
    part,
    reason: expect.stringMatching(reason),
    ...clean,
  });
  const lines = stdout.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    failed('the credentials of Pax8', /^no credentials$/),
    failed('the password of the bot', /^no password$/),
    failed('the templates of cards', /no-cards/),
    failed('the client of Pax8', /^no client$/),
    failed('the store', /not a sound SQLite database/),
    failed('the receivers of events', /^no receivers$/),
    failed('the portfolio', /^no portfolio$/),
    failed('Teams', /without an app id/),
    failed(
      'the server',
      /^Port \d+ is taken by another program\. Stop that program .* set PORT to a free one\.$/,
    ),
    failed('the clock of the jobs', /at tea time/),
  ]);
}, 120_000);

test('the terminal ends too when its start fails, and takes its simulator along', async () => {
  const occupied = await mkdtemp(join(folder, 'occupied-'));
  const env = { DATABASE_URL: `sqlite:${occupied}` };
  const { code, stderr } = await run('src/terminal/main.ts', { cwd: folder, args: ['status'], env }).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/cannot be opened/);
});

const given = (file: string) =>
  readConfig({ ...botEnvironment({ pax8: simulator.url, database: `sqlite:${file}` }), PORT: '0' });

test('a part that fails waits for those that start beside it, whatever becomes of them', async () => {
  const secrets = Promise.withResolvers<never>();
  let over = false;
  const start = startApp(given(join(folder, 'slow.db')), noLog, {
    loadTemplates: () => {
      throw new Error('no templates');
    },
    createSecrets: (...all) => ({
      ...createSecrets(...all),
      pax8: { get: () => secrets.promise, renew: () => secrets.promise },
    }),
  }).finally(() => {
    over = true;
  });
  start.catch(() => {});
  for (let turn = 0; turn < 5; turn++) await nextTurn();
  expect(over).toBe(false);
  secrets.reject(new Error('no secrets either'));
  await expect(start).rejects.toThrow('no templates');
});

test('a clock of which one job cannot be started starts none of them', () => {
  const context = { now: Date.now, log: noLog } as Context;
  const broken: Job = { name: 'broken', when: 'at tea time', runs: 'each', run: async () => {} };
  const { setInterval, clearInterval } = globalThis;
  const waiting = new Set<unknown>();
  try {
    globalThis.setInterval = ((work: () => void, ms?: number) => {
      const timer = setInterval(work, ms);
      waiting.add(timer);
      return timer;
    }) as typeof setInterval;
    globalThis.clearInterval = (timer) => {
      waiting.delete(timer);
      clearInterval(timer);
    };
    expect(() => schedule(context, [...jobs, broken])).toThrow('at tea time');
    expect(waiting.size).toBe(0);
    const clock = schedule(context, jobs);
    expect(waiting.size).toBe(1);
    clock[Symbol.dispose]();
    expect(waiting.size).toBe(0);
  } finally {
    Object.assign(globalThis, { setInterval, clearInterval });
  }
});

describe('every part is given back, the last one first', () => {
  const order: string[] = [];
  const broken = new Set<string>();
  const errors: unknown[] = [];
  const log: Log = { ...noLog, error: (facts) => void errors.push(facts) };
  /** The real part, whose end is noted; that of a broken one then fails. */
  const noted = (name: string, close: () => Promise<void>) => async () => {
    order.push(name);
    await close();
    if (broken.has(name)) throw new Error(`${name} stuck`);
  };
  const watched: AppOverrides = {
    createMarketplace: (options) => {
      const made = createMarketplace(options);
      return { ...made, close: noted('Pax8', made.close) };
    },
    openStore: async (options) => {
      const made = await openStore(options);
      return { ...made, close: noted('store', made.close) };
    },
    createSinks: (options, ticketWork) => {
      const made = createSinks(options, ticketWork);
      return { ...made, close: noted('events', made.close) };
    },
    createTeams: (options) => {
      const made = createTeams(options);
      return { ...made, close: noted('Teams', made.close) };
    },
    startServer: async (options) => {
      const made = await startServer(options);
      return { ...made, stop: noted('door', made.stop) };
    },
    schedule: (...all) => {
      const clock = schedule(...all);
      return {
        [Symbol.dispose]: () => {
          order.push('clock');
          clock[Symbol.dispose]();
        },
      };
    },
  };
  const isFree = (file: string) => openSqliteFile(file).close();

  let file: string;
  let app: App | null = null;
  beforeEach(() => {
    file = join(folder, `order-${Math.random()}.db`);
  });
  afterEach(() => {
    for (const all of [order, errors]) all.splice(0);
    broken.clear();
    app = null;
  });

  test('by a stop, once, however often it is asked for', async () => {
    app = await startApp(given(file), log, watched);
    await Promise.all([app.stop(), app.stop()]);
    await app.stop();
    expect(order).toEqual(['clock', 'door', 'Teams', 'events', 'store', 'Pax8']);
    expect(errors).toEqual([]);
    isFree(file);
  });

  test('by a stop in which two of them fail, and the log tells of both', async () => {
    broken.add('Teams').add('events');
    app = await startApp(given(file), log, watched);
    await app.stop();
    expect(order).toEqual(['clock', 'door', 'Teams', 'events', 'store', 'Pax8']);
    expect(errors).toEqual([{ reason: 'Teams stuck; then events stuck' }]);
    isFree(file);
  });

  test('by a start that fails half way, also when two of them fail: what failed first is told first', async () => {
    broken.add('Teams').add('store');
    const refused = () => Promise.reject(new Error('no door'));
    const start = startApp(given(file), log, { ...watched, startServer: refused });
    expect(await start.then(() => '', messageOf)).toBe('no door; then Teams stuck; then store stuck');
    expect(order).toEqual(['Teams', 'events', 'store', 'Pax8']);
    isFree(file);
  });
});
