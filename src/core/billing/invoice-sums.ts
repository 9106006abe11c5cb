import Big from 'big.js';
import type { Invoice, InvoiceItem } from '../marketplace/invoices.ts';
import type { Money } from '../words/money.ts';

/** What items come to, a sum per currency and side; `unknown` items lack an amount or the currency and are in no sum. */
export type Sides = Readonly<{ cost: readonly Money[]; price: readonly Money[]; unknown: number }>;

/** The partner's side and the customer's, as Pax8's document calls them. */
export type Side = 'cost' | 'price';

export const amountOf = (item: InvoiceItem, side: Side): number | null =>
  side === 'cost' ? item.costTotal : item.total;

/** Exact in decimals until the end, then two places a sum; ordered by currency. What is not known is in no sum. */
const sumOf = <T extends Readonly<{ currency: string | null }>>(
  rows: readonly T[],
  of: (row: T) => number | null,
): Money[] => {
  const sums = new Map<string, Big>();
  for (const row of rows) {
    const amount = of(row);
    if (amount === null || row.currency === null) continue;
    sums.set(row.currency, (sums.get(row.currency) ?? new Big(0)).plus(amount));
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => ({ amount: inCents(sum), currency }));
};

/** What invoices come to, by currency. */
export const invoiceSums = (invoices: readonly Invoice[], of: 'total' | 'balance'): Money[] =>
  sumOf(invoices, (invoice) => invoice[of]);

/** Two places, without "-0.00". */
export const inCents = (amount: Big): string => {
  const rounded = amount.round(2);
  return (rounded.eq(0) ? new Big(0) : rounded).toFixed(2);
};

export const sidesOf = (items: readonly InvoiceItem[]): Sides => ({
  cost: sumOf(items, (item) => amountOf(item, 'cost')),
  price: sumOf(items, (item) => amountOf(item, 'price')),
  unknown: items.filter(
    ({ costTotal, total, currency }) => costTotal === null || total === null || currency === null,
  ).length,
});

/** The same sum before and after, and by how much it differs; a currency that is on one side only was 0 on the other. */
export const changesIn = (
  before: readonly Money[],
  after: readonly Money[],
): Readonly<{ before: Money; after: Money; by: Money }>[] => {
  const currencies = [...new Set([...before, ...after].map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const [old, newer] = [amountIn(before, currency), amountIn(after, currency)];
    const by = { amount: inCents(new Big(newer.amount).minus(old.amount)), currency };
    return { before: old, after: newer, by };
  });
};

const amountIn = (sums: readonly Money[], currency: string): Money =>
  sums.find((sum) => sum.currency === currency) ?? { amount: '0.00', currency };
