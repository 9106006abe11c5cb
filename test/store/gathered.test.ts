import { expect, test } from '@jest/globals';
import { gathered } from '../../src/store/gathered.ts';

/** A write that is under way until it is let go. */
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

test('what comes while a write is under way goes together in the next, so many at once', async () => {
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

test('a write that fails is told to those who were in it, and the next goes on', async () => {
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
