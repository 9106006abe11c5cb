import { describe, expect, test } from '@jest/globals';
import {
  draftMonth,
  invoiceByNumber,
  invoiceDays,
  lastTwelveMonths,
  monthBefore,
  monthOf,
  newestFirst,
  pickInvoice,
} from '../../../src/core/billing/invoice-pick.ts';
import { date, invoiceOf } from './invoice-samples.ts';

const october = invoiceOf({ id: 'aaaa1111-0', date: date('2026-10-04'), status: 'Paid' });
const november = invoiceOf({ id: 'aaaa2222-0' });
const own = invoiceOf({ id: 'bbbb3333-0', companyId: 'c', status: 'Nothing Due' });
const credited = invoiceOf({ id: 'cccc4444-0', status: 'Credited' });
const undated = invoiceOf({ id: 'dddd5555-0', date: null });

describe('the invoice that is meant', () => {
  test('the newest goes before older ones, the partner’s before those that Pax8 sends to companies', () =>
    expect(pickInvoice([october, own, november, undated], 'newest')).toEqual({
      kind: 'one',
      invoice: november,
      replaced: [],
    }));
  test('of a credited one and the one that took its place it is the latter, and the former is told', () => {
    const found = pickInvoice([credited, november, { ...october, status: 'Void' }], 'any');
    expect(found).toEqual({ kind: 'one', invoice: november, replaced: [credited] });
  });
  test('a credited one is shown when there is no other', () =>
    expect(pickInvoice([credited], 'any')).toEqual({ kind: 'one', invoice: credited, replaced: [] }));
  test('a company’s own is shown when the partner has none', () =>
    expect(pickInvoice([own], 'newest')).toMatchObject({ kind: 'one', invoice: own }));
  test('of several in the period, or of one month in two currencies, somebody must choose', () => {
    expect(pickInvoice([october, november], 'any')).toEqual({
      kind: 'several',
      invoices: [november, october],
    });
    const euro = { ...november, id: 'eeee', currency: 'EUR' };
    expect(pickInvoice([october, november, euro], 'newest')).toEqual({
      kind: 'several',
      invoices: [november, euro],
    });
  });
  test('there may be none', () => expect(pickInvoice([], 'newest')).toEqual({ kind: 'none', newest: [] }));
});

describe('an invoice by its number', () => {
  const all = [october, november, own, { ...credited, externalId: 'INV-0042' }];
  const found = (number: string) => {
    const one = invoiceByNumber(all, number);
    return one.kind === 'one' ? one.invoice.id : one;
  };
  test.each([
    ['aaaa2222', november.id],
    ['#AAAA2222', november.id],
    ['aaaa2222-0', november.id],
    ['INV-bbbb', own.id],
    ['INV-0042', credited.id],
    ['0042', credited.id],
    ['inv0042', credited.id],
  ])('%s', (number, expected) => expect(found(number)).toEqual(expected));
  test('several that begin so are a choice', () =>
    expect(invoiceByNumber(all, 'aaaa')).toEqual({ kind: 'several', invoices: [november, october] }));
  test('of none the newest are offered, at most eight', () => {
    const many = Array.from({ length: 12 }, (_, i) => invoiceOf({ id: `f${i}`, date: null }));
    const none = invoiceByNumber([...many, ...all], 'aaaa9');
    expect(none).toEqual({ kind: 'none', newest: newestFirst([...many, ...all]).slice(0, 8) });
  });
});

describe('days and months', () => {
  test('the days of a period are those of the people who ask, both included', () => {
    const from = Date.parse('2026-09-30T22:00:00Z');
    const to = Date.parse('2026-10-31T23:00:00Z');
    expect(invoiceDays({ from, to }, 'Europe/Berlin')).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  });
  test('the last twelve months end with today', () => {
    const { from, to } = lastTwelveMonths(Date.parse('2026-11-23T14:05:00Z'), 'Europe/London');
    expect(invoiceDays({ from, to }, 'Europe/London')).toEqual({ from: '2025-11-24', to: '2026-11-23' });
  });
  test('an invoice belongs to the month of its day, and one without a day to none', () => {
    expect(monthOf(november)).toBe('2026-11');
    expect(monthOf(undated)).toBeNull();
    expect(monthBefore('2026-01')).toBe('2025-12');
  });
  test('the newest comes first, one without a day last, and of one day the partner’s first', () =>
    expect(newestFirst([undated, own, october, credited, november])).toEqual([
      november,
      credited,
      own,
      october,
      undated,
    ]));
  test.each([
    ['2026-11-24', null, { offset: 1, month: 'December 2026' }],
    ['2026-12-02', null, { offset: 0, month: 'December 2026' }],
    ['2026-12-05', null, { offset: 1, month: 'January 2027' }],
    ['2026-11-24', 0, { offset: 0, month: 'November 2026' }],
    ['2026-12-02', 1, { offset: 1, month: 'January 2027' }],
  ] as const)('on %s the draft %s is of %j', (today, wanted, expected) =>
    expect(draftMonth(date(today), wanted)).toEqual(expected),
  );
});
