import Big from 'big.js';
import type { InvoiceItem } from '../marketplace/invoices.ts';
import { type Money, moneyOf } from '../words/money.ts';

/** The partner's sides of an item and the customer's price, as in Pax8's documentation. */
export type Side = 'cost' | 'tax' | 'fee' | 'due' | 'price';

/** Totals per side and currency. */
export type Sides = Readonly<Record<Side, readonly Money[]>> &
  Readonly<{
    /** The part of `cost` that Pax8 bills to clients itself: what it owes the partner is negative. */
    byPax8: readonly Money[];
    /** How many items lack cost, price or currency, which are then in no sum. */
    unknown: number;
    /** How many lack the amount due. */
    dueUnknown: number;
  }>;

/**
 * An amount of an item; null when unknown. What Pax8 bills to the client costs the partner the amount due (negative
 * when Pax8 owes), which includes tax and fee. A missing tax or fee counts as none.
 */
export const amountOf = (item: InvoiceItem, side: Side): number | null => {
  const byPax8 = item.billedByPax8 === true;
  switch (side) {
    case 'cost':
      return byPax8 ? item.amountDue : item.costTotal;
    case 'tax':
      return byPax8 ? 0 : (item.salesTax ?? 0);
    case 'fee':
      return byPax8 ? 0 : (item.billingFee ?? 0);
    case 'due':
      return item.amountDue;
    case 'price':
      return item.total;
  }
};

/** Exact sums, rounded to the currency's decimal places at the end, sorted by currency. Skips the unknown. */
export const moneySums = <T extends Readonly<{ currency: string | null }>>(
  rows: readonly T[],
  of: (row: T) => number | Big | null,
): Money[] => {
  const sums = new Map<string, Big>();
  for (const row of rows) {
    const amount = of(row);
    if (amount === null || row.currency === null) continue;
    sums.set(row.currency, (sums.get(row.currency) ?? new Big(0)).plus(amount));
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => moneyOf(sum, currency));
};

export const sidesOf = (items: readonly InvoiceItem[]): Sides => {
  const sums = (side: Side) => moneySums(items, (item) => amountOf(item, side));
  return {
    cost: sums('cost'),
    tax: sums('tax'),
    fee: sums('fee'),
    due: sums('due'),
    price: sums('price'),
    byPax8: moneySums(
      items.filter(({ billedByPax8 }) => billedByPax8 === true),
      (item) => item.amountDue,
    ),
    unknown: items.filter(
      (item) => amountOf(item, 'cost') === null || item.total === null || item.currency === null,
    ).length,
    dueUnknown: items.filter(({ amountDue, currency }) => amountDue === null || currency === null).length,
  };
};

/** Several sums as one, by currency. */
export const together = (...sums: readonly (readonly Money[])[]): Money[] =>
  moneySums(sums.flat(), ({ amount }) => new Big(amount));

/** Sums before and after and their difference; a currency missing on one side counts as 0 there. */
export const changesIn = (
  before: readonly Money[],
  after: readonly Money[],
): Readonly<{ before: Money; after: Money; by: Money }>[] => {
  const currencies = [...new Set([...before, ...after].map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const [old, newer] = [amountIn(before, currency), amountIn(after, currency)];
    const by = moneyOf(new Big(newer.amount).minus(old.amount), currency);
    return { before: old, after: newer, by };
  });
};

export const amountIn = (sums: readonly Money[], currency: string): Money =>
  sums.find((sum) => sum.currency === currency) ?? moneyOf(0, currency);
