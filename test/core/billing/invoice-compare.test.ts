import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareItems, type InvoiceDifference } from '../../../src/core/billing/invoice-compare.ts';
import type { InvoiceItem } from '../../../src/core/marketplace/invoices.ts';
import { date, itemOf } from './invoice-samples.ts';

const day = date('2026-11-04');
const october = (rest: Partial<InvoiceItem> = {}) => itemOf({ periodEnd: date('2026-10-31'), ...rest });
const compare = (before: InvoiceItem[], after: InvoiceItem[]) => compareItems(before, after, day);
const brief = ({ difference, kind, quantity, costBy, priceBy }: InvoiceDifference) => [
  difference,
  kind,
  quantity.before,
  quantity.after,
  costBy?.amount ?? null,
  priceBy?.amount ?? null,
];

describe('an invoice compared with the one before', () => {
  test('added seats are listed with what they cost more', () => {
    const { regular, once, same } = compare([october()], [itemOf({ quantity: 15 })]);
    expect(regular.map(brief)).toEqual([['changed', 'subscription', '12', '15', '55.44', '69.30']]);
    expect(once).toEqual([]);
    expect(same).toBe(0);
  });
  test('unchanged lines are only counted', () => {
    const { regular, same } = compare([october()], [itemOf()]);
    expect(regular).toEqual([]);
    expect(same).toBe(1);
  });
  test('a new price for the same seats is a change', () => {
    const [changed] = compare([october()], [itemOf({ price: 24.1 })]).regular;
    expect(changed).toMatchObject({
      price: { before: 23.1, after: 24.1 },
      cost: { before: 18.48, after: 18.48 },
    });
    expect(changed?.priceBy).toEqual({ amount: '12.00', currency: 'USD' });
  });
  test('new and gone lines have their whole amount', () => {
    const { regular } = compare([october({ productId: 'old' })], [itemOf({ productId: 'new', quantity: 1 })]);
    expect(regular.map(brief)).toEqual([
      ['gone', 'subscription', '12', null, '-221.76', '-277.20'],
      ['new', 'subscription', null, '1', '18.48', '23.10'],
    ]);
  });
  test('items without a company or a product are compared like others, and stand first', () => {
    const nameless = { companyName: null, productName: null };
    const one = itemOf({ ...nameless, productId: 'a' });
    const other = itemOf({ ...nameless, productId: 'b' });
    const { regular } = compare([], [itemOf({ productId: 'c' }), one, other]);
    expect(regular.map(({ company, product }) => [company, product === null])).toEqual([
      [null, true],
      [null, true],
      ['Contoso', false],
    ]);
  });
  test('a charge of a year that is not billed again has not ended', () => {
    const [ahead] = compare([october({ term: 'Annual', periodEnd: date('2027-10-14') })], []).regular;
    expect(ahead).toMatchObject({ difference: 'paid-ahead', until: date('2027-10-14') });
  });
  test('a month that ends after the invoice’s day, or a credit for a year, still counts as gone', () => {
    const { regular, once } = compare(
      [
        october({ productId: 'a', periodEnd: date('2026-11-14') }),
        october({ productId: 'b', periodEnd: null }),
        october({ type: 'service-credit', periodEnd: date('2027-11-14') }),
      ],
      [],
    );
    expect([...regular, ...once].map(({ difference }) => difference)).toEqual(['gone', 'gone', 'gone']);
  });
  test('the end is that of the newest of several charges', () => {
    const ends = [null, date('2026-11-30'), date('2027-11-03'), date('2026-12-31')];
    const [fresh] = compare(
      [],
      ends.map((periodEnd) => itemOf({ periodEnd })),
    ).regular;
    expect(fresh?.until).toBe(date('2027-11-03'));
  });
  test('prorates and credits are listed apart from recurring items', () => {
    const { regular, once } = compare(
      [october()],
      [itemOf({ quantity: 15 }), itemOf({ type: 'prorate', quantity: 3, price: 11.5, cost: 9.24 })],
    );
    expect(regular.map(brief)).toEqual([['changed', 'subscription', '12', '15', '55.44', '69.30']]);
    expect(once.map(brief)).toEqual([['new', 'prorate', null, '3', '27.72', '34.50']]);
  });
  test('usage billed in arrears recurs, apart from its product’s seats', () => {
    const use = (cost: number) => itemOf({ term: 'Arrears', quantity: 1, cost, price: cost });
    const { regular } = compare([october(), use(280.02)], [itemOf(), use(318.11)]);
    expect(regular.map(brief)).toEqual([['changed', 'usage', '1', '1', '38.09', '38.09']]);
    expect(regular[0]?.sums.after.cost).toEqual([{ amount: '318.11', currency: 'USD' }]);
  });
  test('amounts in two currencies are never compared', () => {
    const { regular, before, after } = compare([october()], [itemOf({ currency: 'EUR' })]);
    expect(regular.map(({ difference, currency }) => [difference, currency])).toEqual([
      ['new', 'EUR'],
      ['gone', 'USD'],
    ]);
    expect(before.cost).toEqual([{ amount: '221.76', currency: 'USD' }]);
    expect(after.cost).toEqual([{ amount: '221.76', currency: 'EUR' }]);
  });
  test('a product on several lines is one, without a price when they differ', () => {
    const [changed] = compare(
      [october()],
      [itemOf({ quantity: 10 }), itemOf({ quantity: 2, cost: 20, unitOfMeasure: 'GB' })],
    ).regular;
    expect(changed).toMatchObject({
      quantity: { before: '12', after: '12' },
      cost: { before: 18.48, after: null },
      unit: null,
      costBy: { amount: '3.04' },
    });
  });
  test('the biggest comes first, the unknown last, and equals by name', () => {
    const named = (
      companyName: string | null,
      productName: string | null,
      costTotal: number | null,
      total = costTotal,
    ) =>
      itemOf({
        companyId: companyName,
        productId: productName,
        companyName,
        productName,
        description: null,
        costTotal,
        total,
      });
    const { regular } = compare(
      [named('Gone', 'B', 50)],
      [
        named('Unknown', 'A', null),
        named('Small', 'B', 5),
        named('Small', 'A', 5),
        named('Alpha', 'Z', 5),
        named(null, null, 5),
        named('Only price', 'A', null, 20),
      ],
    );
    expect(regular.map(({ company, product }) => `${company} ${product}`)).toEqual([
      'Gone B',
      'Only price A',
      'null null',
      'Alpha Z',
      'Small A',
      'Small B',
      'Unknown A',
    ]);
  });
  test('an unknown amount or currency never counts as unchanged', () => {
    const unknown = { costTotal: null };
    expect(compare([october(unknown)], [itemOf(unknown)]).regular.map(brief)).toEqual([
      ['changed', 'subscription', '12', '12', null, '0.00'],
    ]);
    expect(
      compare([october({ currency: null })], [itemOf({ currency: null })]).regular[0]?.priceBy,
    ).toBeNull();
    expect(compare([], [itemOf({ quantity: null })]).regular[0]?.quantity.after).toBeNull();
  });
  test('each kind of item has sums, the unknown kind last', () => {
    const { kinds } = compare([october()], [itemOf({ type: 'rebate' }), itemOf({ type: 'brand-new' })]);
    expect(kinds.map(({ kind, before, after }) => [kind, before.cost.length, after.cost.length])).toEqual([
      ['subscription', 1, 0],
      ['rebate', 0, 1],
      ['brand-new', 0, 1],
    ]);
  });
  test('the differences of all lines add up to that of the invoices', () => {
    const any = fc.array(
      fc
        .record({
          type: fc.constantFrom('subscription', 'prorate', 'rebate'),
          term: fc.constantFrom('Monthly', 'Annual', 'Arrears'),
          companyId: fc.constantFrom('a', 'b'),
          productId: fc.constantFrom('p', 'q', null),
          currency: fc.constantFrom('USD', 'EUR'),
          quantity: fc.integer({ min: -5, max: 50 }),
          cents: fc.integer({ min: -100_000, max: 100_000 }),
        })
        .map(({ cents, ...rest }) => itemOf({ ...rest, costTotal: cents / 100, total: cents / 100 })),
      { maxLength: 12 },
    );
    const cents = (amounts: readonly { amount: string; currency: string }[], currency: string) =>
      amounts
        .filter((one) => one.currency === currency)
        .reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
    fc.assert(
      fc.property(any, any, (old, newer) => {
        const { regular, once, before, after } = compare(old, newer);
        const changes = [...regular, ...once].flatMap(({ costBy }) => (costBy === null ? [] : [costBy]));
        for (const currency of ['USD', 'EUR'])
          expect(cents(changes, currency)).toBe(cents(after.cost, currency) - cents(before.cost, currency));
      }),
    );
  });
});
