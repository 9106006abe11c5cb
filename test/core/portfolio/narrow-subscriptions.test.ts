import { expect, test } from '@jest/globals';
import { type Narrowing, notNarrowed } from '../../../src/core/portfolio/narrow.ts';
import { narrowSubscriptions } from '../../../src/core/portfolio/narrow-subscriptions.ts';
import { subscription } from '../samples.ts';

const subscriptions = [
  subscription({ id: 'yearly', price: 10, quantity: 10 }),
  subscription({
    id: 'monthly',
    price: 90,
    quantity: 10,
    commitment: { id: 'm', term: 'Monthly', endsAt: null },
  }),
  subscription({ id: 'free', productId: 'p2', commitment: null, price: null }),
];
const vendors = new Map([['p1', 'Microsoft']]);
const narrowed = (narrowing: Partial<Narrowing>) => {
  const { rows, unknown } = narrowSubscriptions(subscriptions, vendors, { ...notNarrowed, ...narrowing });
  return [rows.map(({ id }) => id), unknown];
};

test('a company’s subscriptions are narrowed by product, vendor, term and what they cost a month', () => {
  expect(narrowed({})).toEqual([['yearly', 'monthly', 'free'], 0]);
  expect(narrowed({ vendor: 'Microsoft' })).toEqual([['yearly', 'monthly'], 0]);
  expect(narrowed({ products: ['p2'] })).toEqual([['free'], 0]);
  expect(narrowed({ term: 'monthly' })).toEqual([['monthly'], 0]);
  expect(narrowed({ amount: { least: 500, currency: 'USD' } })).toEqual([['monthly'], 1]);
});
