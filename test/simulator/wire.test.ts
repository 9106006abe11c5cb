import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { callerOf, type Json } from './caller.ts';

let simulator: Simulator;
let caller: Awaited<ReturnType<typeof callerOf>>;
let rows: Json[];
beforeAll(async () => {
  simulator = await startSimulator({ now: Date.UTC(2026, 10, 23, 12) });
  caller = await callerOf(simulator);
  rows = await list();
});
afterAll(() => simulator.stop());

const list = async (): Promise<Json[]> =>
  ((await caller.get('/subscriptions?size=200')).body as Json).content;
const single = async (id: string): Promise<Json> => (await caller.get(`/subscriptions/${id}`)).body;
const rowWith = (rule: (row: Json) => boolean): Json => {
  const row = rows.find(rule);
  if (row === undefined) throw new Error('No such row in the list');
  return row;
};

describe('the list of subscriptions', () => {
  test('says the commitment under four names, most often as "commitment"', () => {
    const count = (key: string) => rows.filter((row) => key in row).length;
    expect(count('commitment')).toBeGreaterThan(rows.length / 3);
    expect(count('commitmentTerm')).toBeGreaterThan(2);
    expect(count('commitmentTermEndDate')).toBeGreaterThan(1);
    expect(count('commitmentEndDate')).toBeGreaterThan(1);
  });

  test('has dates with and without a time side by side', () => {
    const ends = rows.flatMap(
      ({ commitment, commitmentTerm }) => (commitment ?? commitmentTerm)?.endDate ?? [],
    );
    expect(ends.some((end) => /^\d{4}-\d\d-\d\d$/.test(end))).toBe(true);
    expect(ends.some((end) => /^\d{4}-\d\d-\d\dT00:00:00\.000Z$/.test(end))).toBe(true);
  });

  test('has rows without a product name, whose name stands at the product', async () => {
    const { productId } = rowWith(({ productName }) => productName === null);
    const { body } = await caller.get(`/products/${productId}`);
    expect(body).toMatchObject({ name: expect.any(String) });
  });

  test('has committed rows without their commitment, which the single read has', async () => {
    const bare = rows.filter((row) => !Object.keys(row).some((key) => key.startsWith('commitment')));
    const read = await Promise.all(bare.map(({ id }) => single(id)));
    expect(read.some(({ commitment }) => commitment?.endDate !== undefined)).toBe(true);
  });

  test('carries no vendor SKU, the single read does', async () => {
    expect(rows.some((row) => 'vendorSkuId' in row)).toBe(false);
    expect((await single(demoIds.contosoBusinessPremium)).vendorSkuId).toBe('CFQ7TTC0LCHC-0002');
  });

  test('says the end of monthly commitments too', () => {
    const monthly = rowWith(({ id }) => id === demoIds.fabrikamBusinessPremiumMonthly);
    expect(monthly.commitment).toMatchObject({ term: 'Monthly', endDate: expect.any(String) });
  });

  test('has the same quirks at every read', async () => {
    expect(await list()).toEqual(rows);
  });

  test('carries no commitment at all when that is switched on', async () => {
    simulator.set({ listWithoutCommitment: true });
    const bare = await list();
    simulator.set({ listWithoutCommitment: false });
    expect(bare.flatMap((row) => Object.keys(row)).filter((key) => key.startsWith('commitment'))).toEqual([]);
    expect((await single(demoIds.contosoBusinessPremium)).commitment.term).toBe('1-Year');
  });
});
