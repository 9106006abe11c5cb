import { expect, test } from '@jest/globals';
import type { AlertFilter } from '../../../src/core/alerts/alert.ts';
import { wants } from '../../../src/core/alerts/alert-filter.ts';
import { aLine } from './due-samples.ts';

const all: AlertFilter = { company: null, vendor: null, product: null, minMonthly: null, days: null };
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

test('without a filter everything is wanted', () => {
  expect(want({})).toBe(true);
});

test('a company is meant by its id, whatever it is called', () => {
  expect(want({ company: { id: 'contoso', name: 'Old Name' } })).toBe(true);
  expect(want({ company: { id: 'fabrikam', name: 'Contoso' } })).toBe(false);
});

test('vendor and product are parts of names, in any case, and must be those of one line', () => {
  expect(want({ vendor: 'micro' })).toBe(true);
  expect(want({ vendor: 'ACRONIS', product: 'protect' })).toBe(true);
  expect(want({ vendor: 'Microsoft', product: 'protect' })).toBe(false);
  expect(want({ vendor: 'Adobe' })).toBe(false);
});

test('where the vendor is not known, its name in that of the product counts', () => {
  const one = { ...renewal, lines: [aLine({ productId: '?', productName: 'Microsoft Teams Phone' })] };
  expect(want({ vendor: 'Microsoft' }, one)).toBe(true);
  expect(want({ vendor: 'Acronis' }, one)).toBe(false);
});

test('the smallest amount is asked of all lines that are meant, by month', () => {
  expect(want({ minMonthly: 320 })).toBe(true);
  expect(want({ minMonthly: 320.01 })).toBe(false);
  expect(want({ minMonthly: 300.01, vendor: 'Microsoft' })).toBe(false);
  expect(want({ minMonthly: 20, vendor: 'Acronis' })).toBe(true);
});

test('amounts of two currencies are not added', () => {
  const [first, second] = renewal.lines;
  const lines = [first, { ...second, currency: 'EUR' }] as typeof renewal.lines;
  expect(want({ minMonthly: 310 }, { ...renewal, lines })).toBe(false);
  expect(want({ minMonthly: 300 }, { ...renewal, lines })).toBe(true);
});

test('a price that nobody knows keeps nothing away', () => {
  const one = { ...renewal, lines: [aLine({ price: null })] };
  expect(want({ minMonthly: 1_000_000 }, one)).toBe(true);
});
