import Big from 'big.js';
import type { Invoice } from '../marketplace/invoices.ts';
import { currencyPlaces, type Money, moneyOf } from '../words/money.ts';
import { ownAmount } from './invoice-balance.ts';
import { amountIn, type Sides, together } from './invoice-sums.ts';

/** Whether an invoice's lines add up to its amount. */
export type LinesCheck =
  | Readonly<{ kind: 'same' | 'unknown' }>
  /** The amounts due add up only with the tax. */
  | Readonly<{ kind: 'tax-on-top'; tax: Money }>
  /** `by` is the lines minus the amount. */
  | Readonly<{ kind: 'differ'; lines: Money; amount: Money; by: Money }>;

/**
 * Compares all lines' amounts due with what the invoice bills. Pax8's document leaves open whether they include tax:
 * its example has 27,500 due, 27,500 cost and 2,200 tax.
 */
export const checkLines = (invoice: Invoice, sums: Sides): LinesCheck => {
  const { currency } = invoice;
  const own = ownAmount(invoice);
  if (own === null || currency === null || sums.due.some((sum) => sum.currency !== currency))
    return { kind: 'unknown' };
  const due = new Big(amountIn(sums.due, currency).amount);
  const tax = amountIn(sums.tax, currency);
  const isIt = (lines: Big) =>
    [own, invoice.total ?? own].some((amount) => lines.minus(amount).round(currencyPlaces(currency)).eq(0));
  if (isIt(due)) return { kind: 'same' };
  if (isIt(due.plus(tax.amount))) return { kind: 'tax-on-top', tax };
  const money = (amount: Big) => moneyOf(amount, currency);
  return { kind: 'differ', lines: money(due), amount: money(own), by: money(due.minus(own)) };
};

/** How much the amounts due exceed cost, tax and fees, by currency; empty when they agree or are unknown. */
export const beyondCost = (sums: Sides): Money[] => {
  if (sums.unknown > 0 || sums.dueUnknown > 0) return [];
  const parts = together(sums.cost, sums.tax, sums.fee);
  const by = sums.due.map(({ amount, currency }) =>
    moneyOf(new Big(amount).minus(amountIn(parts, currency).amount), currency),
  );
  return by.filter(({ amount }) => Number(amount) !== 0);
};
