import { expect, test } from '@jest/globals';
import { gathered } from '../../src/store/gathered.ts';

/** A write that goes on until the test releases it. */
const held = () => {
  const writes: { items: readonly string[]; done: PromiseWithResolvers<void> }[] = [];
  const write = (items: readonly string[]): Promise<void> => {
    const done = Promise.withResolvers<void>();
    writes.push({ items, done });
    return done.promise;
  };
  return { writes, write };
};
const turns = () => new Promise((resolve) => setImmediate(resolve));

test('writes that arrive during a write go together into the next one, up to a limit', async () => {
  const { writes, write } = held();
  const add = gathered(write, 3);
  const first = add('a');
  await turns();
  const rest = ['b', 'c', 'd', 'e'].map(add);
  await turns();
  expect(writes.map(({ items }) => items)).toEqual([['a']]);
  writes[0]?.done.resolve();
  await first;
  await turns();
  writes[1]?.done.resolve();
  await turns();
  writes[2]?.done.resolve();
  await Promise.all(rest);
  expect(writes.map(({ items }) => items)).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
});

test('a failed write is reported to its callers only, and the next one goes on', async () => {
  const { writes, write } = held();
  const add = gathered(write, 3);
  const first = add('a');
  await turns();
  const second = add('b');
  writes[0]?.done.reject(new Error('on purpose'));
  await expect(first).rejects.toThrow('on purpose');
  await turns();
  writes[1]?.done.resolve();
  await second;
  expect(writes.map(({ items }) => items)).toEqual([['a'], ['b']]);
});
