import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';
import {
  amountsOf,
  billedSums,
  isOpen,
  isPastDue,
  toPaySums,
} from '../../../src/core/billing/invoice-balance.ts';
import type { Invoice } from '../../../src/core/marketplace/invoices.ts';
import { digitsOf } from '../../../src/core/words/money.ts';
import { readInvoice } from '../../../src/pax8/wire-invoices.ts';
import { openapi } from '../../pax8/openapi/documents.ts';
import { date, invoiceOf } from './invoice-samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

/** Pax8's own example of a list of invoices: two partners, five months. */
const rows: readonly Invoice[] = openapi('partner-endpoints')
  .components.examples['invoices-paged'].value.content.map(readInvoice)
  .filter((row: Invoice | null) => row !== null);
const ofChild = rows.filter(({ partnerName }) => partnerName?.startsWith('A Child Partner'));
const [january] = ofChild as [Invoice];

describe('Pax8’s example rows', () => {
  test('carry: carried(n) = carried(n−1) + balance(n−1)', () => {
    expect(ofChild).toHaveLength(5);
    for (const [n, { carriedBalance }] of ofChild.slice(0, -1).entries()) {
      const before = ofChild[n + 1];
      expect(digitsOf(new Big(before?.carriedBalance ?? 0).plus(before?.balance ?? 0), 'USD')).toBe(
        digitsOf(carriedBalance ?? 0, 'USD'),
      );
    }
  });
  test('to pay on the unpaid one is its total, not its balance: the total holds what was carried', () =>
    expect(amountsOf(january)).toEqual({
      toPay: '9985.96',
      carried: '9801.13',
      own: '184.83',
      holdsCarried: true,
      gap: '544.39',
      incomplete: false,
    }));
  test('to pay in all is what the two unpaid ones come to, and nothing of the carried and void ones', () => {
    expect(toPaySums(ofChild)).toEqual([usd('9985.96')]);
    expect(toPaySums(rows)).toEqual([usd('19806217.85')]);
  });
  test('the sum of a list adds what each bills itself, and never what was carried twice', () => {
    // 184.83 + 413.16 + 184.83 + 131.05 + 354.40
    expect(billedSums(ofChild)).toEqual([usd('1268.27')]);
  });
  test('nothing is to pay on a paid invoice, whatever its balance says', () => {
    const paid = readInvoice(openapi('partner-endpoints').components.examples['invoice-0'].value);
    if (paid === null) throw new Error('not read');
    expect([paid.balance, amountsOf(paid).toPay, amountsOf(paid).gap]).toEqual([560470.66, '0.00', null]);
  });
});

describe('what is to pay on an invoice', () => {
  const toPay = (rest: Partial<Invoice>) => amountsOf(invoiceOf(rest));
  test('is its balance, when nothing was carried: a part is paid already', () =>
    expect(toPay({ total: 1000, balance: 400, carriedBalance: 0 })).toMatchObject({
      toPay: '400.00',
      own: '1000.00',
      gap: null,
    }));
  test('is balance and carried balance, when the balance is a part of what it bills', () => {
    expect(toPay({ total: 1000, balance: 100, carriedBalance: 600 })).toMatchObject({
      toPay: '700.00',
      own: '400.00',
      gap: null,
    });
    expect(toPay({ total: 1000, balance: 400, carriedBalance: 600 })).toMatchObject({ toPay: '1000.00' });
  });
  test('may be a credit', () => {
    expect(toPay({ total: -50, balance: -50, carriedBalance: 0 }).toPay).toBe('-50.00');
    expect(toPay({ total: -30, balance: -10, carriedBalance: -10 })).toMatchObject({
      toPay: '-20.00',
      own: '-20.00',
      gap: null,
    });
  });
  test('is the total when its balance is more than it bills, and says by how much', () => {
    expect(toPay({ total: 500, balance: 300, carriedBalance: 300 })).toMatchObject({
      toPay: '500.00',
      gap: '100.00',
    });
    expect(toPay({ total: 1000, balance: 1200, carriedBalance: 0 })).toMatchObject({
      toPay: '1200.00',
      gap: '200.00',
    });
  });
  test('is as much as it may be, when Pax8 left a figure out, and says so', () => {
    const incomplete = true;
    expect(toPay({ total: 1000, balance: 400, carriedBalance: null })).toMatchObject({
      toPay: '1000.00',
      carried: null,
      incomplete,
    });
    expect(toPay({ total: 1000, balance: null, carriedBalance: 300 })).toMatchObject({
      toPay: '1000.00',
      own: '700.00',
      incomplete,
    });
    expect(toPay({ total: null, balance: 40, carriedBalance: 10 })).toMatchObject({
      toPay: '50.00',
      own: '40.00',
      incomplete,
    });
    expect(toPay({ total: null, balance: null })).toMatchObject({ toPay: null, own: null, incomplete });
  });
  test('a total that equals the balance holds nothing that was carried', () =>
    expect(toPay({ status: 'Carried', total: -9, balance: -9, carriedBalance: -9 })).toMatchObject({
      toPay: '0.00',
      own: '-9.00',
      holdsCarried: false,
    }));
  test.each([
    ['Unpaid', true],
    ['unpaid', true],
    ['Overdue', true],
    [null, true],
    ['Paid', false],
    ['Void', false],
    ['VOID', false],
    ['Carried', false],
    ['Nothing Due', false],
    ['nothing_due', false],
    ['Credited', false],
  ])('with the status %s is open: %s', (status, open) => expect(isOpen({ status })).toBe(open));
});

describe('what is to pay in all', () => {
  const november = invoiceOf({ total: 1000, balance: 1000, carriedBalance: 0 });
  const december = (carriedBalance: number | null) =>
    invoiceOf({ date: date('2026-12-04'), total: 500 + (carriedBalance ?? 0), balance: 500, carriedBalance });
  test('counts an older unpaid invoice once, when the newer one carries it', () =>
    expect(toPaySums([december(1000), november])).toEqual([usd('1500.00')]));
  test('counts it too, when the newer one carries nothing or less', () => {
    expect(toPaySums([december(0), november])).toEqual([usd('1500.00')]);
    expect(toPaySums([december(300), november])).toEqual([usd('1500.00')]);
    expect(toPaySums([december(-20), november])).toEqual([usd('1480.00')]);
  });
  test('counts what is carried from invoices that are not in the list', () => {
    expect(toPaySums([december(1000)])).toEqual([usd('1500.00')]);
    expect(toPaySums([december(-20)])).toEqual([usd('480.00')]);
    expect(toPaySums([december(1200), november])).toEqual([usd('1700.00')]);
  });
  test('of invoices of one day counts what they carry once', () =>
    expect(toPaySums([december(100), { ...december(100), id: 'b' }])).toEqual([usd('1100.00')]));
  test('of invoices of one day that carry differently, counts the larger', () => {
    const other = (carriedBalance: number | null) => ({ ...december(carriedBalance), id: 'b' });
    // 500 of each, and 300 that one of them carries.
    for (const both of [
      [december(100), other(300)],
      [december(300), other(100)],
    ])
      expect(toPaySums(both)).toEqual([usd('1300.00')]);
    expect(toPaySums([december(-300), other(100)])).toEqual([usd('700.00')]);
  });
  test('takes a carried balance that Pax8 leaves out for none', () =>
    expect(toPaySums([december(null), november])).toEqual([usd('1500.00')]));
  test('keeps currencies, companies and partners apart, and leaves out the unknown', () => {
    const euros = { ...november, currency: 'EUR' };
    const other = { ...november, companyId: 'c' };
    const unknown = invoiceOf({ total: null, balance: null, date: null });
    expect(toPaySums([december(1000), november, euros, other, unknown])).toEqual([
      { amount: '1000.00', currency: 'EUR' },
      usd('2500.00'),
    ]);
    expect(toPaySums([invoiceOf({ currency: null })])).toEqual([]);
    expect(billedSums([november, euros, unknown])).toEqual([
      { amount: '1000.00', currency: 'EUR' },
      usd('1000.00'),
    ]);
  });
  test('is right for any run of months that carry on by Pax8’s rule', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e7 }), { minLength: 1, maxLength: 12 }), (cents) => {
        let carried = 0;
        const run = cents.map((own, n) => {
          const invoice = invoiceOf({
            id: String(n),
            date: date('2026-01-04') + n * 30 * 86_400_000,
            status: n === cents.length - 1 ? 'Unpaid' : 'Carried',
            total: (carried + own) / 100,
            balance: own / 100,
            carriedBalance: carried / 100,
          });
          carried += own;
          return invoice;
        });
        const all = [usd((carried / 100).toFixed(2))];
        expect(toPaySums(run)).toEqual(all);
        expect(billedSums(run)).toEqual(all);
      }),
    ));
});

test('an invoice is past due when its due day is over, and not known to be without one', () => {
  const due = Date.parse('2026-11-15T00:00:00Z');
  expect(isPastDue({ due }, Date.parse('2026-11-15T23:59:59Z'))).toBe(false);
  expect(isPastDue({ due }, Date.parse('2026-11-16T00:00:00Z'))).toBe(true);
  expect(isPastDue({ due: null }, due)).toBeNull();
});
