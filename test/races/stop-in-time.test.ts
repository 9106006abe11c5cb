import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { startSimulator } from '../../src/simulator/start.ts';
import { type BotProcess, botEnvironment, startBotProcess, until } from '../harness/bot-process.ts';
import { startConnector } from '../harness/connector.ts';
import { freePort } from '../harness/free-port.ts';
import { ann, groupChat, personal } from '../harness/people.ts';
import { run } from '../harness/process.ts';

/* Orchestrators kill what has not stopped in time: the bot stops in ten seconds, whatever hangs. */

const most = 10_000;

/** Pax8, Teams and a folder of a test's own: the tests run side by side. */
const site = async () => {
  const simulator = await startSimulator();
  const connector = await startConnector();
  connector.knows(ann);
  const folder = await mkdtemp(join(tmpdir(), 'bot-'));
  let bot: BotProcess | null = null;
  return {
    simulator,
    connector,
    folder,
    started: async (): Promise<BotProcess> => {
      bot = await startBotProcess({
        pax8: simulator.url,
        database: `sqlite:${join(folder, 'bot.db')}`,
        folder,
      });
      connector.talkTo(bot.messages);
      return bot;
    },
    say: (text: string, place = personal(ann)) =>
      connector.say(text, { as: ann, in: place }).catch(() => null),
    [Symbol.asyncDispose]: async () => {
      await bot?.kill();
      await connector.close();
      await simulator.stop();
      await rm(folder, { recursive: true });
    },
  };
};

/** How long a SIGTERM takes, in milliseconds; the process must end by itself, and say nothing. */
const stopOf = async (stop: () => Promise<Readonly<{ code: number | null }>>): Promise<number> => {
  const began = performance.now();
  expect(await stop()).toMatchObject({ code: 0 });
  return performance.now() - began;
};
describe('SIGTERM ends the bot within ten seconds', () => {
  test.concurrent('while Pax8 does not answer its first read', async () => {
    await using here = await site();
    const { simulator, folder } = here;
    simulator.faults([{ match: { path: '/v1/companies' }, times: 99, fault: 'hang' }]);
    const port = await freePort();
    const { child, ended } = run('src/main.ts', {
      cwd: folder,
      env: { ...botEnvironment({ pax8: simulator.url, database: 'sqlite::memory:' }), PORT: String(port) },
    });
    await until(() => simulator.requests().some(({ path }) => path === '/v1/companies'));
    const took = await stopOf(() => {
      child.kill('SIGTERM');
      return ended;
    });
    expect(took).toBeLessThan(most);
  }, 60_000);

  test.concurrent('while Pax8 told it to come back in a minute', async () => {
    await using here = await site();
    const { simulator, say } = here;
    const one = await here.started();
    simulator.faults([{ match: {}, times: 999, fault: '429', retryAfter: 60 }]);
    const asked = say('price of Business Premium for Contoso');
    await until(() => simulator.requests().some(({ status }) => status === 429));
    expect(await stopOf(one.stop)).toBeLessThan(most);
    await asked;
  }, 60_000);

  test.concurrent('while Teams does not answer', async () => {
    await using here = await site();
    const { connector, say } = here;
    const one = await here.started();
    const release = connector.hold();
    const asked = say('companies');
    await until(() => connector.calls.length > 0);
    expect(await stopOf(one.stop)).toBeLessThan(most);
    release();
    await asked;
  }, 60_000);

  test.concurrent('while a sender has sent half a body and waits', async () => {
    await using here = await site();
    const one = await here.started();
    const { hostname, port } = new URL(one.messages);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    await new Promise<void>((done) => void socket.once('connect', done));
    socket.write(
      `POST /api/messages HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"type":`,
    );
    await new Promise((done) => setTimeout(done, 100));
    expect(await stopOf(one.stop)).toBeLessThan(most);
    socket.destroy();
  }, 60_000);

  test.concurrent('while a thousand messages wait, half of them for a Teams that does not answer', async () => {
    await using here = await site();
    const { simulator, connector, say } = here;
    const one = await here.started();
    simulator.faults([{ match: { path: '/v1/products' }, times: 9999, fault: 'hang' }]);
    const release = connector.hold();
    const asked = Array.from({ length: 1_000 }, (_, at) =>
      say(at % 2 === 0 ? 'companies' : 'price of Business Premium for Contoso', groupChat(`chat ${at % 50}`)),
    );
    await until(() => connector.calls.length > 3);
    expect(await stopOf(one.stop)).toBeLessThan(most);
    release();
    await Promise.all(asked);
  }, 90_000);
});
