import { describe, expect, test } from '@jest/globals';
import { compareItems, type InvoiceDifference } from '../../../src/core/billing/invoice-compare.ts';
import { paidUntil } from '../../../src/core/billing/invoice-match.ts';
import type { InvoiceItem } from '../../../src/core/marketplace/invoices.ts';
import { date, itemOf } from './invoice-samples.ts';

const at = date('2026-11-04');
const october = { periodStart: date('2026-10-01'), periodEnd: date('2026-10-31') };
const november = { periodStart: date('2026-11-01'), periodEnd: date('2026-11-30') };
const old = (rest: Partial<InvoiceItem> = {}) => itemOf({ ...october, ...rest });
const now = (rest: Partial<InvoiceItem> = {}) => itemOf({ ...november, ...rest });
const lines = (before: InvoiceItem[], after: InvoiceItem[], begun?: (id: string) => number | null) => {
  const { regular, once } = compareItems(before, after, at, begun);
  return [...regular, ...once];
};
const brief = ({ difference, quantity: { before, after } }: InvoiceDifference) => [difference, before, after];

describe('invoices are compared', () => {
  test('by subscription: two of one product stay two', () => {
    const two = (a: number, b: number) => [
      now({ subscriptionId: 'a', quantity: a }),
      now({ subscriptionId: 'b', quantity: b }),
    ];
    const before = [old({ subscriptionId: 'a', quantity: 10 }), old({ subscriptionId: 'b', quantity: 5 })];
    const [changed, ...others] = lines(before, two(10, 7));
    expect([changed && brief(changed), changed?.subscriptionIds]).toEqual([['changed', '5', '7'], ['b']]);
    expect(others).toEqual([]);
    // The sum is the same, and both have changed.
    expect(lines(before, two(5, 10)).map(brief)).toHaveLength(2);
  });
  test('by subscription also under another name of product or company', () =>
    expect(
      lines(
        [old({ subscriptionId: 'a', productId: 'x', companyId: 'c' })],
        [now({ subscriptionId: 'a', productId: 'y', companyId: 'd' })],
      ),
    ).toEqual([]));
  test('by company and product, added up, when neither names subscriptions', () => {
    const none = { subscriptionId: null };
    expect(
      lines(
        [old({ ...none, quantity: 3 }), old({ ...none, quantity: 4 })],
        [now({ ...none, quantity: 9 })],
      ).map(brief),
    ).toEqual([['changed', '7', '9']]);
  });
  test('by company and product, when only one of them names subscriptions', () =>
    expect(
      lines(
        [old({ subscriptionId: null, quantity: 7 })],
        [now({ subscriptionId: 'a', quantity: 3 }), now({ subscriptionId: 'b', quantity: 4 })],
      ).map(brief),
    ).toEqual([]));
  test('one subscription that follows another of the same product is not gone and new', () => {
    const [line, ...others] = lines([old({ subscriptionId: 'a' })], [now({ subscriptionId: 'b' })]);
    expect([line && brief(line), line?.isSuccessor, line?.subscriptionIds]).toEqual([
      ['changed', '12', '12'],
      true,
      ['a', 'b'],
    ]);
    expect(others).toEqual([]);
  });
  test('several that end and begin are not guessed to follow each other', () =>
    expect(
      lines(
        [old({ subscriptionId: 'a' })],
        [now({ subscriptionId: 'b', quantity: 6 }), now({ subscriptionId: 'c', quantity: 6 })],
      ).map(({ difference }) => difference),
    ).toEqual(['gone', 'new', 'new']));
  test('usage of one subscription by its products', () => {
    const use = (productId: string, cost: number) =>
      itemOf({ subscriptionId: 'azure', productId, term: 'Arrears', quantity: 1, cost, price: cost });
    expect(lines([use('a', 1), use('b', 2)], [use('a', 1), use('b', 3)])).toHaveLength(1);
  });
  test('prorates of other days are no counterpart, and credits do not follow each other', () => {
    const days = (from: string, to: string) => ({ periodStart: date(from), periodEnd: date(to) });
    const prorate = { type: 'prorate', quantity: 3 };
    const [was, is] = [days('2026-09-12', '2026-09-30'), days('2026-10-12', '2026-10-31')];
    expect(lines([old({ ...prorate, ...was })], [now({ ...prorate, ...is })]).map(brief)).toEqual([
      ['new', null, '3'],
      ['gone', '3', null],
    ]);
    const credit = { type: 'service-credit', cost: -5, price: -5 };
    expect(
      lines([old({ ...credit, subscriptionId: 'a' })], [now({ ...credit, subscriptionId: 'b' })]),
    ).toHaveLength(2);
  });
  test('a tax or fee that changes is a difference', () => {
    const [tax] = lines([old({ salesTax: 20 })], [now({ salesTax: 30 })]);
    expect([tax?.difference, tax?.costBy?.amount, tax?.taxBy?.amount]).toEqual(['changed', '0.00', '10.00']);
    const [fee] = lines([old({ billingFee: 2 })], [now({ billingFee: 1 })]);
    expect(fee?.feeBy?.amount).toBe('-1.00');
  });
  test('what Pax8 bills to the client differs by its amount due', () => {
    const sold = { billedByPax8: true, quantity: 3, cost: 15 };
    const [line] = lines([old({ ...sold, amountDue: -9 })], [now({ ...sold, amountDue: -6 })]);
    expect([line?.costBy?.amount, line?.byPax8]).toEqual(['3.00', true]);
  });
});

describe('a charge for a year', () => {
  const year = { term: 'Annual', periodStart: date('2026-10-15'), periodEnd: date('2027-10-14') };
  test('that is not on the next invoice is not gone: it is due a year later', () => {
    const [ahead] = lines([old(year)], []);
    expect(ahead).toMatchObject({ difference: 'paid-ahead', nextDue: date('2027-10-15') });
  });
  test('is due a year after its start, when Pax8 gave no end or that of a month', () => {
    const [open] = lines([old({ ...year, periodEnd: null })], []);
    expect(open?.nextDue).toBe(date('2027-10-15'));
    const [short] = lines([old({ ...year, periodEnd: date('2026-11-14') })], []);
    expect(short?.nextDue).toBe(date('2027-10-15'));
  });
  test('has no counterpart in a monthly subscription of the same product', () => {
    expect(lines([old({ ...year, subscriptionId: 'a' })], [now({ subscriptionId: 'b' })]).map(brief)).toEqual(
      [
        ['paid-ahead', '12', null],
        ['new', null, '12'],
      ],
    );
    const none = { subscriptionId: null };
    expect(lines([old({ ...year, ...none })], [now({ ...none, quantity: 2 })]).map(brief)).toEqual([
      ['paid-ahead', '12', null],
      ['new', null, '2'],
    ]);
  });
  test('that is on both invoices, without a subscription, is the same line', () => {
    const none = { ...year, subscriptionId: null };
    expect(lines([old(none)], [now({ ...none, quantity: 2 })]).map(brief)).toEqual([['changed', '12', '2']]);
  });
  test('that comes again is not new, when its subscription began long before', () => {
    const again = now({ term: 'Annual', subscriptionId: 'a', periodEnd: date('2027-10-31') });
    const begun = (moment: number | null) => lines([], [again], () => moment)[0]?.difference;
    expect(begun(date('2024-11-01'))).toBe('due-again');
    expect(begun(date('2026-10-28'))).toBe('new');
    expect(begun(null)).toBe('new');
    expect(lines([], [again])[0]?.difference).toBe('new');
    expect(lines([], [now({ ...again, subscriptionId: null })], () => 0)[0]?.difference).toBe('new');
    expect(lines([], [now({ ...again, periodStart: null })], () => 0)[0]?.difference).toBe('new');
    expect(lines([], [now({ subscriptionId: 'a' })], () => 0)[0]?.difference).toBe('new');
    expect(lines([], [now({ ...again, type: 'prorate' })], () => 0)[0]?.difference).toBe('new');
  });
  test.each([
    ['Monthly', '2026-11-01', '2026-11-30', null],
    ['Monthly', '2026-11-01', '2027-10-31', '2027-11-01'],
    ['Annual', null, '2027-10-31', '2027-11-01'],
    ['Monthly', null, '2027-10-31', null],
    ['3 Year', '2026-11-01', null, '2029-11-01'],
    ['2-Year', '2026-11-01', null, '2028-11-01'],
    ['1 Year', '2026-11-01', null, '2027-11-01'],
    ['Annual', null, null, null],
  ])('of the term %s from %s to %s covers the time until %s', (term, from, to, until) =>
    expect(
      paidUntil(
        itemOf({
          term,
          periodStart: from === null ? null : date(from),
          periodEnd: to === null ? null : date(to),
        }),
      ),
    ).toBe(until === null ? null : date(until)),
  );
});
