import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Product } from '../../src/core/marketplace/records.ts';
import type { KeptPrices } from '../../src/core/ports/catalogue-memory.ts';
import type { Store } from '../../src/store/open.ts';
import { hostile, type NewDatabase } from './fixtures.ts';

const product = (id: string): Product => ({
  ...{ id, name: hostile, vendorName: null, sku: hostile, requiresCommitment: null },
});
const plan = {
  billingTerm: 'Monthly',
  commitmentTerm: '1-Year',
  type: null,
  unitOfMeasurement: null,
  rates: [],
};
const kept = (productId: string, companyId: string, asOf: number): KeptPrices => ({
  ...{ productId, companyId, asOf, plans: [plan] },
});

export const catalogueRules = (newDatabase: NewDatabase): void =>
  describe('catalogue and prices', () => {
    let one: Store;
    let other: Store;
    beforeEach(async () => {
      [one, other] = await (await newDatabase()).pair();
    });
    afterEach(() => Promise.all([one.close(), other.close()]));

    describe('the kept catalogue', () => {
      test('is not there before the first save', async () => {
        expect(await one.catalogue.load()).toBeNull();
        expect(await one.catalogue.asOf()).toBeNull();
      });
      test('is replaced as a whole, and the same for every instance', async () => {
        await one.catalogue.save({
          products: [product('a'), product('b')],
          unreadable: 1,
          asOf: 1_750_000_000_000,
        });
        const next = { products: [product('c')], unreadable: 0, asOf: 1_750_000_000_001 };
        await other.catalogue.save(next);
        expect(await one.catalogue.load()).toEqual(next);
        expect(await one.catalogue.asOf()).toBe(next.asOf);
      });
    });

    test('what was used by a day is kept by day and subscription, and forgotten by day', async () => {
      const sums = [{ companyId: null, charges: '12.50', currency: hostile }];
      const read = (day: string, subscriptionId: string) => ({ day, subscriptionId, sums });
      await one.usage.put({ ...read('2026-10-31', 's1'), sums: [] });
      for (const each of [read('2026-10-31', 's1'), read('2026-11-01', 's1'), read('2026-11-01', 's2')])
        await one.usage.put(each);
      expect(await other.usage.on(['2026-10-31', '2026-10-30'])).toEqual([read('2026-10-31', 's1')]);
      expect(await other.usage.on([])).toEqual([]);
      expect(await other.usage.first()).toBe('2026-10-31');
      await other.usage.forget('2026-11-01');
      expect(await one.usage.on(['2026-10-31', '2026-11-01'])).toHaveLength(2);
      expect(await other.usage.first()).toBe('2026-11-01');
      await other.usage.forget('2026-11-02');
      expect(await one.usage.first()).toBeNull();
    });

    describe('kept prices', () => {
      test('are found by product and company, as old as they are, unless they are too old', async () => {
        await one.prices.put(kept('p1', 'c1', 100));
        await one.prices.put(kept('p1', 'c2', 100));
        await one.prices.put(kept('p2', 'c1', 50));
        await one.prices.put({ ...kept('p1', 'c1', 100), plans: [], asOf: 101 });
        const wanted = [
          { productId: 'p1', companyId: 'c1' },
          { productId: 'p2', companyId: 'c1' },
          { productId: 'p3', companyId: 'c1' },
        ];
        expect(await other.prices.get(wanted, 51)).toEqual([{ ...kept('p1', 'c1', 101), plans: [] }]);
        expect(await other.prices.get(wanted, 50)).toHaveLength(2);
        expect(await other.prices.get([], 0)).toEqual([]);
        await other.prices.forget(101);
        expect(await one.prices.get([...wanted, { productId: 'p1', companyId: 'c2' }], 0)).toHaveLength(1);
      });
      test('of more products than one statement takes are all found', async () => {
        const wanted = Array.from({ length: 450 }, (_, n) => ({ productId: `p${n}`, companyId: 'c1' }));
        await one.prices.put(kept('p0', 'c1', 1));
        await one.prices.put(kept('p449', 'c1', 1));
        expect(await one.prices.get(wanted, 0)).toHaveLength(2);
      });
    });
  });
