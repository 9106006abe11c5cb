import Big from 'big.js';
import type { InvoiceItem } from './invoices.ts';
import type { Money } from './money.ts';

/** What items come to, a sum per currency and side; `unknown` items lack an amount or the currency and are in no sum. */
export type Sides = Readonly<{ cost: readonly Money[]; price: readonly Money[]; unknown: number }>;

/** The partner's side and the customer's, as Pax8's document calls them. */
export const sides = ['cost', 'price'] as const;
export type Side = (typeof sides)[number];

export const amountOf = (item: InvoiceItem, side: Side): number | null =>
  side === 'cost' ? item.costTotal : item.total;

/** Exact in decimals until the end: then two places a sum. Ordered by currency; a currency whose items cancel out stays, with 0.00. */
const sumOf = (items: readonly InvoiceItem[], side: Side): Money[] => {
  const sums = new Map<string, Big>();
  for (const item of items) {
    const amount = amountOf(item, side);
    if (amount === null || item.currency === null) continue;
    sums.set(item.currency, (sums.get(item.currency) ?? new Big(0)).plus(amount));
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => ({ amount: inCents(sum), currency }));
};

/** Two places, without "-0.00". */
export const inCents = (amount: Big): string => {
  const rounded = amount.round(2);
  return (rounded.eq(0) ? new Big(0) : rounded).toFixed(2);
};

export const sidesOf = (items: readonly InvoiceItem[]): Sides => ({
  cost: sumOf(items, 'cost'),
  price: sumOf(items, 'price'),
  unknown: items.filter(
    ({ costTotal, total, currency }) => costTotal === null || total === null || currency === null,
  ).length,
});
