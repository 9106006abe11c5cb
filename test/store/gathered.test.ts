import { expect, test } from '@jest/globals';
import { gathered, padded, readTogether } from '../../src/store/gathered.ts';

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

test('reads that are asked for at the same moment are one, those that come meanwhile begin after they were asked for', async () => {
  const reads: { keys: readonly string[]; done: PromiseWithResolvers<ReadonlyMap<string, number>> }[] = [];
  const get = readTogether<number>((keys) => {
    const done = Promise.withResolvers<ReadonlyMap<string, number>>();
    reads.push({ keys, done });
    return done.promise;
  });
  const first = [get('a'), get('b'), get('a')];
  await turns();
  const second = get('a');
  await turns();
  // Two at a time: one that hangs keeps back no other.
  const third = [get('a'), get('c')];
  await turns();
  expect(reads.map(({ keys }) => keys)).toEqual([['a', 'b'], ['a']]);
  reads[1]?.done.resolve(new Map([['a', 2]]));
  await turns();
  expect(reads[2]?.keys).toEqual(['a', 'c']);
  reads[2]?.done.resolve(new Map([['a', 3]]));
  reads[0]?.done.reject(new Error('on purpose'));
  expect(await second).toBe(2);
  expect(await Promise.all(third)).toEqual([3, undefined]);
  await expect(Promise.all(first)).rejects.toThrow('on purpose');
  await Promise.allSettled(first);
});

test('no read has more keys than a statement takes, and their numbers are few', async () => {
  const sizes: number[] = [];
  const get = readTogether(async (keys) => {
    sizes.push(keys.length);
    return new Map(keys.map((key) => [key, key]));
  });
  const keys = Array.from({ length: 300 }, (_, n) => String(n));
  expect(await Promise.all(keys.map(get))).toEqual(keys);
  expect(sizes).toEqual([128, 128, 44]);
  expect(padded(keys.slice(0, 44))).toHaveLength(64);
});
