import { describe, expect, test } from '@jest/globals';
import {
  companySums,
  groupsOf,
  itemsOf,
  kindOf,
  kindSums,
} from '../../../src/core/billing/invoice-groups.ts';
import { changesIn, sidesOf } from '../../../src/core/billing/invoice-sums.ts';
import { date, invoiceOf, itemOf } from './invoice-samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const fabrikam = { companyId: 'f', companyName: 'Fabrikam' };
const noProduct = { productId: null, productName: null, subscriptionId: null };

describe('sums of items', () => {
  test('are exact decimals, one per currency', () => {
    const tenth = { cost: 0.1, costTotal: 0.1, total: 0.2 };
    const items = [...Array.from({ length: 3 }, () => itemOf(tenth)), itemOf({ ...tenth, currency: 'EUR' })];
    expect(sidesOf(items)).toMatchObject({
      cost: [eur('0.10'), usd('0.30')],
      price: [eur('0.20'), usd('0.60')],
      unknown: 0,
    });
  });
  test('fractions of a cent are added before rounding', () =>
    expect(sidesOf(Array.from({ length: 3 }, () => itemOf({ costTotal: 0.004 }))).cost).toEqual([
      usd('0.01'),
    ]));
  test('an item without amount or currency is counted, not added as zero', () => {
    const items = [itemOf({ costTotal: null, total: 5 }), itemOf({ currency: null })];
    expect(sidesOf(items)).toMatchObject({ cost: [], price: [usd('5.00')], unknown: 2 });
  });
  test('a currency on one side only counts as 0 on the other', () =>
    expect(changesIn([usd('10.00')], [eur('3.00'), usd('12.50')])).toEqual([
      { before: eur('0.00'), after: eur('3.00'), by: eur('3.00') },
      { before: usd('10.00'), after: usd('12.50'), by: usd('2.50') },
    ]));
});

describe('items by company and product', () => {
  test('are sorted by name, missing names last', () => {
    const groups = groupsOf([
      itemOf({ ...noProduct, companyId: null, companyName: null, description: 'Rebate', type: 'rebate' }),
      itemOf({ ...fabrikam, productId: 'p2', productName: 'Zoom' }),
      itemOf({ ...fabrikam, ...noProduct, description: 'B' }),
      itemOf({ ...fabrikam, ...noProduct, description: 'A' }),
      itemOf({ ...fabrikam, productId: 'p1', productName: 'Acronis' }),
      itemOf(),
    ]);
    expect(groups.map(({ company, product, description }) => [company, product ?? description])).toEqual([
      ['Contoso', 'Microsoft 365 Business Premium [New Commerce Experience]'],
      ['Fabrikam', 'Acronis'],
      ['Fabrikam', 'Zoom'],
      ['Fabrikam', 'A'],
      ['Fabrikam', 'B'],
      [null, 'Rebate'],
    ]);
  });
  test('two companies with the same name stay two', () => {
    const groups = groupsOf([
      itemOf({ companyId: 'b' }),
      itemOf({ companyId: 'a' }),
      itemOf({ companyId: 'b' }),
    ]);
    expect(groups.map(({ companyId }) => companyId)).toEqual(['a', 'b']);
  });
  test('a product has a line per kind and price, with added quantities', () => {
    const [group] = groupsOf([
      itemOf({ type: 'prorate', quantity: 3, cost: 9.24 }),
      itemOf({ quantity: 0.1 }),
      itemOf({ quantity: 0.2 }),
      itemOf({ quantity: null, cost: 1 }),
      itemOf({ type: 'something new' }),
    ]);
    expect(group?.parts.map(({ kind, quantity, cost }) => [kind, quantity, cost])).toEqual([
      ['subscription', '0.3', 18.48],
      ['subscription', null, 1],
      ['prorate', '3', 9.24],
      ['something new', '12', 18.48],
    ]);
  });
  test('two currencies never share a group', () =>
    expect(groupsOf([itemOf(), itemOf({ currency: 'EUR' })]).map(({ currency }) => currency)).toEqual([
      'USD',
      'EUR',
    ]));
  test('items without company or product are grouped by description', () => {
    const bare = { ...noProduct, companyId: null, companyName: null, description: null };
    expect(groupsOf([itemOf({ ...bare, type: 'rebate' }), itemOf({ ...bare, type: null })])).toHaveLength(2);
    expect(
      groupsOf([itemOf({ ...noProduct, companyId: null }), itemOf({ ...bare, type: null })]),
    ).toHaveLength(2);
  });
  test('companies and kinds have totals', () => {
    const items = [
      itemOf({ costTotal: 5 }),
      itemOf({ costTotal: -2, type: 'rebate' }),
      itemOf({ ...fabrikam, costTotal: 1 }),
    ];
    const named = [...items, itemOf({ companyId: null, costTotal: 9 })];
    expect([...companySums(named)].map(([key, { cost }]) => [key, cost[0]?.amount])).toEqual([
      ['c0ffee00-0000-4000-8000-000000000001', '3.00'],
      ['f', '1.00'],
      ['Contoso', '9.00'],
    ]);
    expect(kindSums(items).map(({ kind, sums }) => [kind, sums.cost[0]?.amount])).toEqual([
      ['subscription', '6.00'],
      ['rebate', '-2.00'],
    ]);
  });
});

describe('the kind of an item', () => {
  test.each([
    ['subscription', 'Monthly', 'subscription'],
    ['subscription', 'Arrears', 'usage'],
    ['prorate', 'Monthly', 'prorate'],
    ['invoice-credit', 'One-time', 'invoice-credit'],
    ['usage', 'Monthly', 'usage'],
    ['brand-new', 'Monthly', 'brand-new'],
    [null, null, null],
    // Spellings that clients have seen: https://github.com/scheibling/py-pax8 (src/pax8/enums.py)
    ['one_time', 'One-Time', 'one-time'],
    ['One-Time', 'One-Time', 'one-time'],
    ['one time', 'One-Time', 'one-time'],
    ['ONETIME', 'One-Time', 'one-time'],
    ['payment_credit', null, 'payment-credit'],
    ['Service Charge', null, 'service-charge'],
    ['SUBSCRIPTION', 'arrears', 'usage'],
  ])('%s with the term %s is %s', (type, term, kind) => expect(kindOf(itemOf({ type, term }))).toBe(kind));
});

test('a monthly charge for some days only is a part of a month, whatever it is called', () => {
  const monthly = (from: string, to: string, rest = {}) =>
    kindOf(itemOf({ periodStart: date(from), periodEnd: date(to), ...rest }));
  expect(monthly('2026-10-12', '2026-10-31')).toBe('prorate');
  expect(monthly('2026-10-31', '2026-10-31')).toBe('prorate');
  expect(monthly('2026-02-01', '2026-02-28')).toBe('subscription');
  // Pax8's own example of an item ends on the first day of the next month.
  expect(monthly('2019-04-01', '2019-05-01')).toBe('subscription');
  expect(monthly('2026-10-12', '2026-10-31', { term: 'Annual' })).toBe('subscription');
  expect(monthly('2026-10-31', '2026-10-12')).toBe('subscription');
  expect(monthly('2026-10-12', '2026-10-31', { periodStart: null })).toBe('subscription');
  expect(monthly('2026-10-12', '2026-10-31', { periodEnd: null })).toBe('subscription');
});
test('kinds that differ in spelling only are one, and known kinds come first', () =>
  expect(
    kindSums(['new_kind', null, 'new-kind', 'one_time', 'one-time'].map((type) => itemOf({ type }))).map(
      ({ kind }) => kind,
    ),
  ).toEqual(['one-time', 'new_kind', null]));
test('a line says what is added to its cost, and what Pax8 bills to the client', () => {
  const [group] = groupsOf([
    itemOf({ salesTax: 1.1, billingFee: null }),
    itemOf({ salesTax: 2.2, billingFee: 0.5 }),
    itemOf({ billedByPax8: true }),
  ]);
  expect(group?.parts.map(({ tax, fee, byPax8 }) => [tax, fee, byPax8])).toEqual([
    ['3.30', '0.50', false],
    ['0.00', '0.00', true],
  ]);
});

test('an item without a currency gets its invoice’s', () => {
  const items = itemsOf(invoiceOf({ currency: 'EUR' }), [itemOf({ currency: null }), itemOf()]);
  expect(items.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
});
