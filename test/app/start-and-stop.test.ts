import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { conversationOf } from '../harness/alert-places.ts';
import { until } from '../harness/bot-process.ts';
import { read } from '../harness/cards.ts';
import { freePort } from '../harness/free-port.ts';
import { channel } from '../harness/people.ts';
import { answers, run } from '../harness/process.ts';
import { startBot } from '../harness/running-bot.ts';
import { saying } from '../teams/bot.ts';

let simulator: Simulator;
let folder: string;
beforeAll(async () => {
  simulator = await startSimulator();
  folder = await mkdtemp(join(tmpdir(), 'bot-'));
});
afterAll(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true });
});

const children: ReturnType<typeof run>[] = [];
afterEach(async () => {
  for (const { child, ended } of children.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

const start = (env: Record<string, string>) => {
  const started = run('src/main.ts', {
    cwd: folder,
    env: {
      HOST: '127.0.0.1',
      BOT_AUTH: 'off',
      PAX8_API_URL: simulator.url,
      PAX8_CLIENT_ID: 'demo',
      PAX8_CLIENT_SECRET: 'demo',
      DATABASE_URL: 'sqlite::memory:',
      ...env,
    },
  });
  children.push(started);
  return started;
};

describe('the process', () => {
  test('does not start without its configuration, and one message lists every problem with its mend', async () => {
    const { code, stderr, stdout } = await run('src/main.ts', {
      cwd: folder,
      env: { PORT: '99999', LOG_LEVEL: 'loud' },
    }).ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    for (const variable of [
      'PORT',
      'LOG_LEVEL',
      'MicrosoftAppId',
      'MicrosoftAppType',
      'TEAMS_ALLOWED_TENANTS',
      'PAX8_CLIENT_ID',
    ])
      expect(stderr).toMatch(new RegExp(`^ {2}${variable} `, 'm'));
    expect(stderr).not.toMatch(/ {4}at /);
  });

  test('is ready once the portfolio is there, and stops cleanly on a signal', async () => {
    const port = await freePort();
    const { child, ended } = start({ PORT: String(port) });
    await answers(`http://127.0.0.1:${port}/readyz`, ended);
    const metrics = await fetch(`http://127.0.0.1:${port}/metrics`).then((response) => response.text());
    expect(metrics).toMatch(/^pax8_calls_total\{method="GET",path="\/companies",status="200"\} 1$/m);
    expect(metrics).toMatch(/^portfolio_age_seconds /m);
    child.kill('SIGTERM');
    const { code, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('is refused a database file that another instance has open', async () => {
    const [one, two] = [await freePort(), await freePort()];
    const database = { DATABASE_URL: `sqlite:${join(folder, 'one.db')}` };
    const first = start({ PORT: String(one), ...database });
    await answers(`http://127.0.0.1:${one}/healthz`, first.ended);
    const { code, stderr } = await start({ PORT: String(two), ...database }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/another|already|in use/i);
  });

  test('says that its port is taken and leaves nothing running', async () => {
    const port = await freePort();
    const first = start({ PORT: String(port) });
    await answers(`http://127.0.0.1:${port}/healthz`, first.ended);
    const { code, stderr } = await start({ PORT: String(port) }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Port \d+ is taken by another program\. .* set PORT to a free one\.$/m);
  });
});

test('work under way when the bot stops still has Teams and the store', async () => {
  const bot = await startBot();
  const { context, port } = bot.app;
  const conversation = conversationOf(channel('Approvals'), bot.connector.serviceUrl);
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const work = answered.then(async () => {
    const { kind } = await context.chat.send(conversation, saying('Done.'));
    return { kind, key: await context.memory.keys.signingKey() };
  });
  context.later('work that waits for Pax8', work);
  const stopped = bot.stop();
  await until(() =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      () => false,
      () => true,
    ),
  );
  answer();
  expect(await work).toEqual({ kind: 'delivered', key: expect.any(String) });
  await stopped;
});

describe('with Pax8 down', () => {
  test('a bot that knows its portfolio starts, answers look-ups with their age, and says so', async () => {
    const file = `sqlite:${join(folder, 'warm.db')}`;
    const before = await startBot({ env: { DATABASE_URL: file } });
    await before.loaded();
    await before.stop();

    const bot = await startBot({ env: { DATABASE_URL: file, PAX8_API_URL: 'http://127.0.0.1:9/v1' } });
    const ready = await fetch(`${bot.url}/readyz`);
    expect({ status: ready.status, body: await ready.json() }).toEqual({
      status: 200,
      body: { ready: true, missing: [], troubles: expect.any(Array) },
    });
    const card = await bot.ask('subscriptions Contoso');
    expect(read(card.card)).toMatch(/Business Premium[\s\S]*as of/);
    await bot.stop();
  }, 30_000);

  test('a bot that knows nothing yet is not ready, and says that to whoever asks', async () => {
    const bot = await startBot({ env: { PAX8_API_URL: 'http://127.0.0.1:9/v1' } });
    const ready = await fetch(`${bot.url}/readyz`);
    expect({ status: ready.status, body: await ready.json() }).toEqual({
      status: 503,
      body: { ready: false, missing: ['portfolio'], troubles: expect.any(Array) },
    });
    expect(read((await bot.ask('companies')).card)).toMatch(/One moment|cannot be read/);
    await bot.stop();
  }, 90_000);
});
