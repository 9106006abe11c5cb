import { describe, expect, test } from '@jest/globals';
import { beyondCost, checkLines } from '../../../src/core/billing/invoice-check.ts';
import { itemsOf } from '../../../src/core/billing/invoice-groups.ts';
import { sidesOf } from '../../../src/core/billing/invoice-sums.ts';
import type { InvoiceItem } from '../../../src/core/marketplace/invoices.ts';
import { readInvoiceItem } from '../../../src/pax8/wire-invoices.ts';
import { openapi } from '../../pax8/openapi/documents.ts';
import { invoiceOf, itemOf } from './invoice-samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const gbp = (amount: string) => ({ amount, currency: 'GBP' });
const example = (name: string): InvoiceItem[] =>
  openapi('partner-endpoints').components.examples[name].value.content.map(readInvoiceItem);
const billed = (total: number, rest = {}) => invoiceOf({ total, balance: total, ...rest });

// The fields InvoiceItem.salesTax, billingFee, billedByPax8 and amountDue of Pax8's OpenAPI document.
describe('the lines of an invoice', () => {
  const taxed = itemOf({ quantity: 10, price: 20, cost: 15, salesTax: 30, amountDue: 180, currency: 'GBP' });
  test('with tax come to its amount: cost £150.00, tax £30.00, amount £180.00', () => {
    const sums = sidesOf([taxed]);
    expect([sums.cost, sums.tax, sums.due, sums.price]).toEqual([
      [gbp('150.00')],
      [gbp('30.00')],
      [gbp('180.00')],
      [gbp('200.00')],
    ]);
    expect(checkLines(billed(180, { currency: 'GBP' }), sums)).toEqual({ kind: 'same' });
    expect(beyondCost(sums)).toEqual([]);
  });
  test('that Pax8 bills to the client cost the partner the amount due, and tax and fee are in that', () => {
    const sums = sidesOf([
      itemOf({
        quantity: 3,
        price: 20,
        cost: 15,
        amountDue: -9,
        salesTax: 4,
        billingFee: 1.5,
        billedByPax8: true,
      }),
    ]);
    expect([sums.cost, sums.byPax8, sums.tax, sums.fee]).toEqual([
      [usd('-9.00')],
      [usd('-9.00')],
      [usd('0.00')],
      [usd('0.00')],
    ]);
    expect(
      checkLines(invoiceOf({ status: 'Carried', total: -9, balance: -9, carriedBalance: -9 }), sums),
    ).toEqual({
      kind: 'same',
    });
    expect(sidesOf([itemOf({ billedByPax8: true, amountDue: null })])).toMatchObject({
      cost: [],
      unknown: 1,
    });
  });
  test('that lack a tax or a fee have none', () => {
    const sums = sidesOf([itemOf({ quantity: 1, cost: 15, salesTax: null, billingFee: null })]);
    expect([sums.tax, sums.fee, sums.cost]).toEqual([[usd('0.00')], [usd('0.00')], [usd('15.00')]]);
  });
  test('with credits and fees add up', () => {
    const sums = sidesOf([
      itemOf({ quantity: 1, cost: 150, price: 200, billingFee: 2, amountDue: 152 }),
      itemOf({ type: 'payment-credit', quantity: 1, cost: -50, price: 0 }),
    ]);
    expect(sums.fee).toEqual([usd('2.00')]);
    expect(checkLines(billed(102), sums)).toEqual({ kind: 'same' });
  });
  test('are compared with what the invoice bills itself, not with what it carries', () =>
    expect(
      checkLines(
        invoiceOf({ total: 320, balance: 20, carriedBalance: 300 }),
        sidesOf([itemOf({ quantity: 1, cost: 20 })]),
      ),
    ).toEqual({ kind: 'same' }));
  test('of Pax8’s example are due without their tax; an invoice of both is said to have it on top', () => {
    const sums = sidesOf(example('invoice-items'));
    expect([sums.cost, sums.tax, sums.due]).toEqual([[usd('27500.00')], [usd('2200.00')], [usd('27500.00')]]);
    expect(checkLines(billed(29_700), sums)).toEqual({ kind: 'tax-on-top', tax: usd('2200.00') });
    expect(checkLines(billed(27_500), sums)).toEqual({ kind: 'same' });
    expect(checkLines(invoiceOf({ total: null, balance: 27_500 }), sums)).toEqual({ kind: 'same' });
    expect(beyondCost(sums)).toEqual([usd('-2200.00')]);
  });
  test('of Pax8’s example of a draft are due at the price, which is said', () =>
    expect(beyondCost(sidesOf(example('draft-invoice-items')))).toEqual([usd('32.00')]));
  test('that do not come to the amount differ by so much', () =>
    expect(checkLines(billed(100), sidesOf([itemOf({ quantity: 1, cost: 90 })]))).toEqual({
      kind: 'differ',
      lines: usd('90.00'),
      amount: usd('100.00'),
      by: usd('-10.00'),
    }));
  test('are not judged with an unknown amount or currency, or lines of another currency', () => {
    const sums = sidesOf([itemOf()]);
    expect(checkLines(invoiceOf({ total: null, balance: null }), sums)).toEqual({ kind: 'unknown' });
    expect(checkLines(invoiceOf({ currency: null }), sums)).toEqual({ kind: 'unknown' });
    expect(checkLines(billed(1), sidesOf([itemOf({ currency: 'EUR' })]))).toEqual({ kind: 'unknown' });
  });
  test('without an amount due are counted, and are not added', () => {
    const sums = sidesOf([itemOf({ amountDue: null }), itemOf({ quantity: 1, cost: 5 })]);
    expect([sums.due, sums.dueUnknown]).toEqual([[usd('5.00')], 1]);
    expect(beyondCost(sums)).toEqual([]);
    expect(beyondCost(sidesOf([itemOf({ costTotal: null })]))).toEqual([]);
  });
  test('of thousands of items are exact', () => {
    const items = Array.from({ length: 10_000 }, (_, i) =>
      itemOf({ productId: `p${i}`, quantity: 3, cost: 0.1, price: 0.2, salesTax: 0.01, amountDue: 0.31 }),
    );
    expect(checkLines(billed(3100), sidesOf(itemsOf(billed(3100), items)))).toEqual({ kind: 'same' });
  });
});
