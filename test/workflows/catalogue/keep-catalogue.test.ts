import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Product, Rows } from '../../../src/core/marketplace/records.ts';
import { day, hour } from '../../../src/core/words/durations.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { keepCatalogue } from '../../../src/workflows/catalogue/keep-catalogue.ts';
import { noLog } from '../../harness/running-bot.ts';

const noon = Date.UTC(2026, 10, 12, 12);
const product = (id: string): Product => ({
  ...{ id, name: `Product ${id}`, vendorName: 'Acme', sku: null, requiresCommitment: null },
});
let store: Store;
let now: number;
let reads: number;
let pax8: () => Rows<Product>;

beforeEach(async () => {
  now = noon;
  reads = 0;
  pax8 = () => ({ rows: [product('a')], unreadable: 0 });
  store = await openStore({ url: 'sqlite::memory:', callsPerMinute: 1000, now: () => now });
});
afterEach(() => store.close());

const keeper = () =>
  keepCatalogue({
    marketplace: {
      products: async () => {
        reads += 1;
        return pax8();
      },
    },
    ...{ cache: store.catalogue, claims: store.claims, now: () => now, log: noLog },
  });
const names = (catalogue: ReturnType<typeof keeper>) =>
  catalogue
    .current()
    ?.products.map(({ id }) => id)
    .join() ?? null;

describe('the catalogue', () => {
  test('is read when it is missing, once for all instances', async () => {
    const [one, other] = [keeper(), keeper()];
    await Promise.all([one.refreshIfOld(), other.refreshIfOld()]);
    await one.refreshIfOld();
    await other.refreshIfOld();
    expect([reads, names(one), names(other)]).toEqual([1, 'a', 'a']);
  });
  test('is there again after a restart, as old as it is, without a call', async () => {
    await keeper().refreshIfOld();
    now += hour;
    const again = keeper();
    expect(again.current()).toBeNull();
    await again.warm();
    await again.refreshIfOld();
    expect([reads, again.current()?.asOf]).toEqual([1, noon]);
  });
  test('is read anew once a night', async () => {
    const catalogue = keeper();
    await catalogue.refreshIfOld();
    now = Date.UTC(2026, 10, 13, 4, 59);
    await catalogue.refreshIfOld();
    expect(reads).toBe(1);
    now = Date.UTC(2026, 10, 13, 5);
    pax8 = () => ({ rows: [product('a'), product('b')], unreadable: 0 });
    await catalogue.refreshIfOld();
    await catalogue.refreshIfOld();
    expect([reads, names(catalogue)]).toEqual([2, 'a,b']);
  });
  test('stays as it was when Pax8 fails or sends none, and is tried again in the next hour', async () => {
    const catalogue = keeper();
    await catalogue.refreshIfOld();
    now += day;
    pax8 = () => {
      throw new Error('Pax8 is down');
    };
    await expect(catalogue.refreshIfOld()).rejects.toThrow('Pax8 is down');
    await catalogue.refreshIfOld();
    expect(reads).toBe(2);
    now += hour;
    pax8 = () => ({ rows: [], unreadable: 0 });
    await catalogue.refreshIfOld();
    expect([reads, names(catalogue), catalogue.current()?.asOf]).toEqual([3, 'a', noon]);
  });
  test('that cannot be loaded does not stop the start', async () => {
    const broken = { ...store.catalogue, load: () => Promise.reject(new Error('unreadable')) };
    const catalogue = keepCatalogue({
      marketplace: { products: async () => pax8() },
      ...{ cache: broken, claims: store.claims, now: () => now, log: noLog },
    });
    await catalogue.warm();
    expect(catalogue.current()).toBeNull();
  });
});
