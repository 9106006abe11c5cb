import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { buildPortfolio, type Portfolio } from '../../../src/core/portfolio/portfolio.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import type { Context } from '../../../src/workflows/context.ts';
import { keepHistory } from '../../../src/workflows/history/keep-history.ts';
import { noLog } from '../../harness/running-bot.ts';
import { aSubscription } from '../../store/fixtures.ts';

const hour = 3_600_000;
const zone = 'Europe/Berlin';
/** 00:30 in Berlin. */
const midnight = Date.parse('2026-11-22T23:30:00Z');

let store: Store;
let now: number;
let held: Portfolio | null;
let suspicious: boolean;
beforeEach(async () => {
  store = await openStore({ url: 'sqlite::memory:', callsPerMinute: 1_000, now: () => now });
  [now, held, suspicious] = [midnight, null, false];
});
afterEach(() => store.close());

const hold = (asOf: number, subscriptions: readonly Subscription[], unreadable = 0) => {
  held = buildPortfolio({ companies: [], subscriptions, asOf, unreadable });
};
const keep = async (historyDays = 1_100) => {
  await keepHistory({
    ...({ memory: store } as unknown as Context),
    portfolio: { current: () => held, suspicion: () => (suspicious ? {} : null) } as Context['portfolio'],
    settings: { historyDays } as Context['settings'],
    ...{ zone, now: () => now, log: noLog },
  });
  return store.history.nights();
};
const rows = async (id: string) =>
  (await store.history.ofSubscriptions([id])).rows.map(({ packed }) => packed);
const one = aSubscription({ id: 'one', quantity: 10, productName: 'Microsoft 365 Business Premium' });

describe('the history of a night', () => {
  test('is written once a day of the zone, from the first reading of that day', async () => {
    expect(await keep()).toEqual([]);
    hold(midnight - hour, [one]);
    expect(await keep()).toEqual([]);
    hold(midnight, [one]);
    expect(await keep()).toMatchObject([{ at: midnight, totals: { seats: { seats: 10 } } }]);
    hold(midnight + 9 * hour, [{ ...one, quantity: 11 }]);
    now = midnight + 9 * hour;
    expect(await keep()).toHaveLength(1);
    now = midnight + 33 * hour;
    hold(now, [{ ...one, quantity: 11 }]);
    expect(await keep()).toHaveLength(2);
    expect(await rows('one')).toHaveLength(2);
  });

  test('is caught up later in the day, and is not there for a day without a reading', async () => {
    hold(midnight, [one]);
    await keep();
    now = midnight + 71 * hour;
    hold(now, [one]);
    const nights = await keep();
    expect(nights.map(({ night }) => night - (nights[0]?.night ?? 0))).toEqual([0, 2]);
    expect(await rows('one')).toHaveLength(1);
  });

  test('waits while a reading is held back as suspicious, and takes nothing for gone that may be unreadable', async () => {
    hold(midnight, [one]);
    await keep();
    now = midnight + 24 * hour;
    hold(now, []);
    suspicious = true;
    expect(await keep()).toHaveLength(1);
    suspicious = false;
    hold(now, [], 1);
    expect(await keep()).toHaveLength(2);
    expect(await rows('one')).toHaveLength(1);
    now += 24 * hour;
    hold(now, []);
    await keep();
    expect(await rows('one')).toEqual([expect.any(String), null]);
  });

  test('a reading from a clock that ran ahead is not of this day', async () => {
    hold(midnight + 24 * hour, [one]);
    expect(await keep()).toEqual([]);
  });

  test('is forgotten after so many days as are set, but for what still holds', async () => {
    hold(midnight, [one, aSubscription({ id: 'other' })]);
    await keep();
    for (let days = 1; days <= 3; days += 1) {
      now = midnight + days * 24 * hour;
      hold(now, [{ ...one, quantity: 10 + days }, aSubscription({ id: 'other' })]);
      await keep(2);
    }
    expect(await store.history.nights()).toHaveLength(3);
    expect(await rows('one')).toHaveLength(3);
    expect(await rows('other')).toHaveLength(1);
  });
});
