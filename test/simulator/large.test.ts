import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { largeSeed } from '../../src/simulator/seed/large.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { callerOf, type Json } from './caller.ts';

const now = Date.UTC(2026, 10, 23, 12);

describe('the large set', () => {
  const size = { companies: 5000, subscriptions: 50_000, seed: 7, now };
  const { companies, subscriptions } = largeSeed(size);

  test('has as many rows as were asked for, no two companies of one name, no two rows of one id', () => {
    expect(companies).toHaveLength(5000);
    expect(subscriptions).toHaveLength(50_000);
    expect(new Set(companies.map(({ name }) => name)).size).toBe(5000);
    const ids = [...companies, ...subscriptions].map(({ id }) => id);
    expect(new Set(ids).size).toBe(55_000);
  });

  test('is the same for the same seed and another for another', () => {
    const of = (seed: number) => {
      const { pastOrders, ...rows } = largeSeed({ companies: 20, subscriptions: 100, orders: 50, seed, now });
      return { ...rows, orders: pastOrders?.() };
    };
    expect(of(3)).toEqual(of(3));
    expect(of(3)).not.toEqual(of(4));
  });

  test('gives every company a subscription and no row less than its name and commitment', () => {
    expect(new Set(subscriptions.map(({ companyId }) => companyId)).size).toBe(5000);
    expect(subscriptions.some(({ quirk }) => quirk.nameless || quirk.listLacksCommitment)).toBe(false);
  });

  test('keeps names unique beyond every combination', () => {
    const many = largeSeed({ companies: 60_000, subscriptions: 0, seed: 1, now }).companies;
    expect(new Set(many.map(({ name }) => name)).size).toBe(60_000);
  });

  test('may be empty', () => {
    expect(largeSeed({ companies: 0, subscriptions: 10, seed: 1, now })).toMatchObject({
      companies: [],
      subscriptions: [],
    });
  });
});

describe('over HTTP', () => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator({
      data: 'large',
      companies: 50,
      subscriptions: 1001,
      orders: 45_208,
      now,
    });
  });
  afterAll(() => simulator.stop());

  test('sorted pages of a large set fit together', async () => {
    const { get } = await callerOf(simulator);
    const prices: number[] = [];
    for (let page = 0; page < 6; page += 1) {
      const { content } = (await get(`/subscriptions?size=200&sort=price,asc&page=${page}`)).body as Json;
      prices.push(...content.map(({ price }: Json) => price));
    }
    expect(prices).toHaveLength(1001);
    expect(prices).toEqual(prices.toSorted((a, b) => a - b));
  });

  // https://github.com/pax8labs/pax8-cli/issues/478, https://github.com/pax8labs/pax8-cli/issues/369
  test('orders begin with the oldest, of 2013, unless sorted, and a status filters nothing', async () => {
    const { get } = await callerOf(simulator);
    const read = async (query: string) => (await get(`/orders?size=3${query}`)).body as Json;
    const days = ({ content }: Json) => content.map(({ createdDate }: Json) => createdDate);
    const oldest = await read('');
    expect(oldest.page.totalElements).toBeGreaterThan(45_208);
    expect(days(oldest)[0]).toMatch(/^2013-/);
    expect(days(oldest)).toEqual(days(oldest).toSorted());
    expect(await read('&status=Failed')).toEqual(oldest);
    const newest = days(await read('&sort=createdAt,desc'));
    expect(newest).toEqual(newest.toSorted().toReversed());
    expect(newest[0]).toMatch(/^2026-/);
  });

  test('a filtered list follows a change between two reads', async () => {
    const { get } = await callerOf(simulator);
    const cancelled = async () =>
      ((await get('/subscriptions?status=Cancelled')).body as Json).page.totalElements;
    const [{ id }] = ((await get('/subscriptions?size=1')).body as Json).content;
    const before = await cancelled();
    simulator.patch(id, { status: 'Cancelled' });
    expect(await cancelled()).toBe(before + 1);
  });
});
