import { Server } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import type { Request, Response } from 'restify';
import { paced } from '../../src/server/pace.ts';

const begin = (perTurn: number) => {
  const server = new Server();
  const handle = paced(server, perTurn);
  const begun: number[] = [];
  const ask = (n: number) =>
    handle({} as Request, {} as Response, (() => begun.push(n)) as unknown as Parameters<typeof handle>[2]);
  return { server, begun, ask };
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
