import { expect, test } from '@jest/globals';
import type { AlertFilter } from '../../../src/core/alerts/alert.ts';
import { wants } from '../../../src/core/alerts/alert-filter.ts';
import { aLine } from './due-samples.ts';

const all: AlertFilter = {
  company: null,
  vendor: null,
  product: null,
  kind: null,
  minMonthly: null,
  days: null,
};
test('a place may want trials only, and hears of no renewal then', () => {
  expect(wants({ ...all, kind: 'trials' }, renewal, vendorOf)).toBe(false);
  expect(wants({ ...all, kind: 'renewals' }, renewal, vendorOf)).toBe(true);
  expect(wants({ ...all, kind: 'trials' }, { ...renewal, kind: 'trials' }, vendorOf)).toBe(true);
});
const vendors = new Map([
  ['m', 'Microsoft'],
  ['a', 'Acronis'],
]);
const vendorOf = (id: string) => vendors.get(id) ?? null;
const renewal = {
  companyId: 'contoso',
  lines: [
    aLine({
      productId: 'm',
      productName: 'Microsoft 365 E3 [New Commerce Experience]',
      quantity: 10,
      price: 30,
    }),
    aLine({ productId: 'a', productName: 'Cyber Protect', quantity: 2, price: 120, billingTerm: 'Annual' }),
  ],
};
const want = (filter: Partial<AlertFilter>, one: Parameters<typeof wants>[1] = renewal) =>
  wants({ ...all, ...filter }, one, vendorOf);

test('without a filter every renewal is wanted', () => {
  expect(want({})).toBe(true);
});

test('a company is matched by id, whatever its name', () => {
  expect(want({ company: { id: 'contoso', name: 'Old Name' } })).toBe(true);
  expect(want({ company: { id: 'fabrikam', name: 'Contoso' } })).toBe(false);
});

test('a product without a name is kept away by no filter of products, nor of vendors where its vendor is not known', () => {
  const nameless = { ...renewal, lines: [aLine({ productId: 'a', productName: null })] };
  expect(want({ product: 'E3' }, nameless)).toBe(true);
  expect(want({ vendor: 'Microsoft' }, nameless)).toBe(false);
  const unknown = { ...renewal, lines: [aLine({ productId: 'x', productName: null })] };
  expect(want({ vendor: 'Microsoft' }, unknown)).toBe(true);
});

test('vendor and product are parts of names, in any case, and must be those of one line', () => {
  expect(want({ vendor: 'micro' })).toBe(true);
  expect(want({ vendor: 'ACRONIS', product: 'protect' })).toBe(true);
  expect(want({ vendor: 'Microsoft', product: 'protect' })).toBe(false);
  expect(want({ vendor: 'Adobe' })).toBe(false);
});

test('when the vendor is unknown, its name inside the product name counts', () => {
  const one = { ...renewal, lines: [aLine({ productId: '?', productName: 'Microsoft Teams Phone' })] };
  expect(want({ vendor: 'Microsoft' }, one)).toBe(true);
  expect(want({ vendor: 'Acronis' }, one)).toBe(false);
});

test('the minimum applies to the monthly cost of all matching lines together', () => {
  expect(want({ minMonthly: 320 })).toBe(true);
  expect(want({ minMonthly: 320.01 })).toBe(false);
  expect(want({ minMonthly: 300.01, vendor: 'Microsoft' })).toBe(false);
  expect(want({ minMonthly: 20, vendor: 'Acronis' })).toBe(true);
});

test('amounts in two currencies are not added', () => {
  const [first, second] = renewal.lines;
  const lines = [first, { ...second, currency: 'EUR' }] as typeof renewal.lines;
  expect(want({ minMonthly: 310 }, { ...renewal, lines })).toBe(false);
  expect(want({ minMonthly: 300 }, { ...renewal, lines })).toBe(true);
});

test('an unknown price filters nothing out', () => {
  const one = { ...renewal, lines: [aLine({ price: null })] };
  expect(want({ minMonthly: 1_000_000 }, one)).toBe(true);
});
