import { Server } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Request, Response } from 'restify';
import { paced } from '../../src/server/pace.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };
type Next = Parameters<ReturnType<typeof paced>>[2];

const begin = (perTurn: number, most = 100) => {
  const server = new Server();
  const handle = paced(server, { perTurn, most }, log);
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
  return { server, begun, ask, headers, answers };
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

test('none begins while connections come in, but for no longer than a tenth of a second', async () => {
  const { server, begun, ask } = begin(2);
  const from = performance.now();
  ask(1);
  while (begun.length === 0) {
    server.emit('connection');
    await turn();
  }
  expect(performance.now() - from).toBeGreaterThan(90);
  ask(2);
  server.emit('connection');
  await turn();
  expect(begun).toEqual([1]);
  await turn();
  expect(begun).toEqual([1, 2]);
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
