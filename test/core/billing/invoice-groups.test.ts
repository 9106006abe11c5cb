import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import {
  companySums,
  groupsOf,
  itemsOf,
  kindOf,
  kindSums,
} from '../../../src/core/billing/invoice-groups.ts';
import { changesIn, inCents, invoiceSums, sidesOf } from '../../../src/core/billing/invoice-sums.ts';
import { invoiceOf, itemOf } from './invoice-samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const fabrikam = { companyId: 'f', companyName: 'Fabrikam' };
const noProduct = { productId: null, productName: null, subscriptionId: null };

describe('sums of items', () => {
  test('are exact in decimals, a sum per currency, and never one over several', () => {
    const tenth = { cost: 0.1, costTotal: 0.1, total: 0.2 };
    const items = [...Array.from({ length: 3 }, () => itemOf(tenth)), itemOf({ ...tenth, currency: 'EUR' })];
    expect(sidesOf(items)).toEqual({
      cost: [eur('0.10'), usd('0.30')],
      price: [eur('0.20'), usd('0.60')],
      unknown: 0,
    });
  });
  test('parts of a cent add up before they are rounded', () =>
    expect(sidesOf(Array.from({ length: 3 }, () => itemOf({ costTotal: 0.004 }))).cost).toEqual([
      usd('0.01'),
    ]));
  test('what lacks an amount or the currency is counted, and no zero', () => {
    const items = [itemOf({ costTotal: null, total: 5 }), itemOf({ currency: null })];
    expect(sidesOf(items)).toEqual({ cost: [], price: [usd('5.00')], unknown: 2 });
  });
  test('nothing is never a negative nothing', () => expect(inCents(new Big(-0.001))).toBe('0.00'));
  test('a currency on one side only was nothing on the other', () =>
    expect(changesIn([usd('10.00')], [eur('3.00'), usd('12.50')])).toEqual([
      { before: eur('0.00'), after: eur('3.00'), by: eur('3.00') },
      { before: usd('10.00'), after: usd('12.50'), by: usd('2.50') },
    ]));
  test('of invoices are by currency too', () => {
    const invoices = [invoiceOf({ total: 0.1 }), invoiceOf({ total: 0.2 }), invoiceOf({ currency: null })];
    expect(invoiceSums(invoices, 'total')).toEqual([usd('0.30')]);
    expect(invoiceSums([invoiceOf({ balance: null })], 'balance')).toEqual([]);
  });
});

describe('items by company and product', () => {
  test('stand in the order of names, and what has none last', () => {
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
  test('two companies of one name stay two', () => {
    const groups = groupsOf([
      itemOf({ companyId: 'b' }),
      itemOf({ companyId: 'a' }),
      itemOf({ companyId: 'b' }),
    ]);
    expect(groups.map(({ companyId }) => companyId)).toEqual(['a', 'b']);
  });
  test('a product has a line for each kind and price, with the quantities of it added', () => {
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
      [null, '12', 18.48],
    ]);
  });
  test('two currencies never share a group', () =>
    expect(groupsOf([itemOf(), itemOf({ currency: 'EUR' })]).map(({ currency }) => currency)).toEqual([
      'USD',
      'EUR',
    ]));
  test('items without company or product go by what they say', () => {
    const bare = { ...noProduct, companyId: null, companyName: null, description: null };
    expect(groupsOf([itemOf({ ...bare, type: 'rebate' }), itemOf({ ...bare, type: null })])).toHaveLength(2);
    expect(
      groupsOf([itemOf({ ...noProduct, companyId: null }), itemOf({ ...bare, type: null })]),
    ).toHaveLength(2);
  });
  test('what a company and a kind of item come to', () => {
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
    ['usage', 'Monthly', null],
    ['brand-new', 'Monthly', null],
    [null, null, null],
  ])('%s with the term %s is %s', (type, term, kind) => expect(kindOf(itemOf({ type, term }))).toBe(kind));
});

test('an item without a currency has that of its invoice', () => {
  const items = itemsOf(invoiceOf({ currency: 'EUR' }), [itemOf({ currency: null }), itemOf()]);
  expect(items.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
});
