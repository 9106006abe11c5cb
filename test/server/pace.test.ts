import { Server } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Request, Response } from 'restify';
import { createPace } from '../../src/pace.ts';
import { paced } from '../../src/server/pace.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };
type Next = Parameters<ReturnType<typeof paced>>[2];

const begin = (perTurn: number, most = 100) => {
  const server = new Server();
  const pace = createPace();
  pace.watch(server);
  const handle = paced(pace.line(perTurn), most, log);
  const begun: number[] = [];
  const headers: Record<string, string> = {};
  const answers: number[] = [];
  const response = {
    setHeader: (name: string, value: string) => Object.assign(headers, { [name]: value }),
    json: (status: number) => answers.push(status),
  } as unknown as Response;
  const ask = (n: number, then = (): void => {}) =>
    handle({} as Request, response, ((go?: false) => {
      if (go === false) return;
      begun.push(n);
      then();
    }) as Next);
  return { server, pace, begun, ask, headers, answers };
};

test('so many requests that came together begin in a turn, in their order', async () => {
  const { begun, ask } = begin(2);
  for (const n of [1, 2, 3, 4, 5]) ask(n);
  expect(begun).toEqual([]);
  for (const all of [
    [1, 2],
    [1, 2, 3, 4],
    [1, 2, 3, 4, 5],
  ]) {
    await turn();
    expect(begun).toEqual(all);
  }
  ask(6);
  await turn();
  expect(begun).toEqual([1, 2, 3, 4, 5, 6]);
});

test('none begins while connections come in, neither a request nor an answer, but for no longer than a quarter of a second', async () => {
  const { server, pace, begun, ask } = begin(2);
  const from = performance.now();
  const answers: number[] = [];
  const line = pace.line(1);
  ask(1);
  for (const n of [1, 2]) line.begin(() => answers.push(n));
  while (begun.length === 0) {
    expect(answers).toEqual([]);
    server.emit('connection');
    await turn();
  }
  expect(performance.now() - from).toBeGreaterThan(240);
  expect(answers).toEqual([1]);
  // Then it is their turn, also when connections keep coming.
  ask(2);
  server.emit('connection');
  await turn();
  expect([begun, answers]).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

test('once no more connections come in, work begins at once', async () => {
  const { server, begun, ask } = begin(2);
  server.emit('connection');
  ask(1);
  await turn();
  expect(begun).toEqual([]);
  await turn();
  expect(begun).toEqual([1]);
});

test('one that throws holds up neither those of its turn nor later ones', async () => {
  const { begun, ask } = begin(2);
  const thrown: unknown[] = [];
  process.once('uncaughtException', (error) => thrown.push(error.message));
  ask(1, () => {
    throw new Error('cannot begin');
  });
  for (const n of [2, 3]) ask(n);
  for (let n = 0; n < 3; n++) await turn();
  expect(thrown).toEqual(['cannot begin']);
  expect(begun).toEqual([1, 2, 3]);
  ask(4);
  await turn();
  expect(begun).toEqual([1, 2, 3, 4]);
});

test('more than may wait are told to come again later', async () => {
  const { begun, ask, headers, answers } = begin(2, 3);
  for (const n of [1, 2, 3, 4]) ask(n);
  expect(answers).toEqual([503]);
  expect(headers).toMatchObject({ 'retry-after': '5', connection: 'close' });
  for (let n = 0; n < 3; n++) await turn();
  expect(begun).toEqual([1, 2, 3]);
});
