import { describe, expect, test } from '@jest/globals';
import { cached } from '../../src/secrets/cached.ts';

const HOUR = 3_600_000;

/** A value that counts its reads, a clock that the test moves, and a source that can be broken. */
const counted = () => {
  const state = { now: 0, reads: 0, broken: false, complaints: 0 };
  const value = cached({
    read: async () => {
      state.reads += 1;
      if (state.broken) throw new Error(`read ${state.reads} failed`);
      return `value ${state.reads}`;
    },
    now: () => state.now,
    freshMs: 8 * HOUR,
    pauseMs: 30_000,
    onStale: () => {
      state.complaints += 1;
    },
  });
  return { state, value };
};

describe('get', () => {
  test('reads once and keeps the value for eight hours', async () => {
    const { state, value } = counted();
    expect(await value.get()).toBe('value 1');
    state.now = 8 * HOUR - 1;
    expect(await value.get()).toBe('value 1');
    state.now = 8 * HOUR;
    expect(await value.get()).toBe('value 2');
  });

  test('callers at the same time share one read', async () => {
    const { state, value } = counted();
    expect(await Promise.all([value.get(), value.get(), value.renew()])).toEqual([
      'value 1',
      'value 1',
      'value 1',
    ]);
    expect(state.reads).toBe(1);
  });

  test('keeps the old value when it cannot be read again, and says so', async () => {
    const { state, value } = counted();
    await value.get();
    Object.assign(state, { now: 9 * HOUR, broken: true });
    expect(await value.get()).toBe('value 1');
    expect(state).toMatchObject({ reads: 2, complaints: 1 });
  });

  test('asks a broken source only every thirty seconds, and has the new value once it works', async () => {
    const { state, value } = counted();
    await value.get();
    Object.assign(state, { now: 9 * HOUR, broken: true });
    await value.get();
    state.now += 29_999;
    await value.get();
    expect(state.reads).toBe(2);
    Object.assign(state, { now: state.now + 1, broken: false });
    expect(await value.get()).toBe('value 3');
  });

  test('throws when there never was a value, and tries again when asked again', async () => {
    const { state, value } = counted();
    state.broken = true;
    await expect(value.get()).rejects.toThrow('read 1 failed');
    state.broken = false;
    expect(await value.get()).toBe('value 2');
    expect(state.complaints).toBe(0);
  });
});

describe('renew', () => {
  test('reads again although the value is fresh', async () => {
    const { state, value } = counted();
    await value.get();
    state.now = HOUR;
    expect(await value.renew()).toBe('value 2');
    expect(await value.get()).toBe('value 2');
  });

  test('reads at most every thirty seconds', async () => {
    const { state, value } = counted();
    await value.get();
    state.now = 29_999;
    expect(await value.renew()).toBe('value 1');
    state.now = 30_000;
    expect(await value.renew()).toBe('value 2');
    expect(await value.renew()).toBe('value 2');
    expect(state.reads).toBe(2);
  });

  test('keeps the old value when it cannot be read again', async () => {
    const { state, value } = counted();
    await value.get();
    Object.assign(state, { now: HOUR, broken: true });
    expect(await value.renew()).toBe('value 1');
    expect(state.complaints).toBe(1);
  });
});
