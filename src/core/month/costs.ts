import Big from 'big.js';
import type { InvoiceItem } from '../marketplace/invoices.ts';
import { type Money, moneyOf } from '../words/money.ts';
import type { Held } from './held.ts';

/** What the invoice bills for units at their own cost, minus what the held ones would cost. */
export const costBy = (
  items: readonly InvoiceItem[],
  held: readonly Held[],
  currency: string,
): Money | null => {
  const costs = new Set(items.map(({ cost }) => cost));
  const [only = null] = costs.size === 1 ? costs : [];
  let sum = new Big(0);
  for (const { quantity, cost } of items) {
    if (quantity === null || cost === null) return null;
    sum = sum.plus(new Big(cost).times(quantity));
  }
  for (const { id, quantity, partnerCost } of held) {
    const own = items.find(({ subscriptionId }) => subscriptionId === id);
    const cost = own === undefined ? (partnerCost ?? only) : own.cost;
    if (quantity === null || cost === null) return null;
    sum = sum.minus(new Big(cost).times(quantity));
  }
  return moneyOf(sum, currency);
};

/**
 * How many units differ in a mix: more of a dear subscription and fewer of a cheap one. Null when none do, or nobody
 * knows.
 */
export const unevenBy = (
  items: readonly InvoiceItem[],
  held: readonly Held[],
  currency: string,
): Money | null => {
  const ids = new Set(items.map(({ subscriptionId }) => subscriptionId));
  const isEach = items.every(({ subscriptionId }) => held.some(({ id }) => id === subscriptionId));
  if (!isEach || !held.every(({ id }) => ids.has(id))) return null;
  const by = costBy(items, held, currency);
  return by === null || Number(by.amount) === 0 ? null : by;
};

/** Whether nothing of it costs anything. */
export const isFree = (items: readonly InvoiceItem[], held: readonly Held[]): boolean =>
  items.length > 0 &&
  items.every(({ cost }) => cost === 0) &&
  held.every(({ partnerCost }) => (partnerCost ?? 0) === 0);

/**
 * Whether each unit costs what its subscription says or (`since`) said since the invoice. Whose price `price` is Pax8
 * leaves unclear, so either fits. https://github.com/pax8labs/pax8-cli/issues/711
 */
export const priceVerdict = (
  items: readonly InvoiceItem[],
  held: readonly Held[],
  since: ReadonlyMap<string, readonly number[]>,
): 'same' | 'since' | 'unknown' | Big => {
  const all = items.map((item) => costVerdict(item, held, since));
  const by = all.reduce((sum: Big, each) => (typeof each === 'string' ? sum : sum.plus(each)), new Big(0));
  if (!by.eq(0)) return by;
  return all.includes('unknown') ? 'unknown' : all.includes('since') ? 'since' : 'same';
};

const costVerdict = (
  { subscriptionId, cost, quantity }: InvoiceItem,
  held: readonly Held[],
  since: ReadonlyMap<string, readonly number[]>,
): 'same' | 'since' | 'unknown' | Big => {
  const of = held.find(({ id }) => id === subscriptionId) ?? (held.length === 1 ? held[0] : undefined);
  if (cost === null || quantity === null || of === undefined) return 'unknown';
  const { id, partnerCost, price } = of;
  if (cost === partnerCost || cost === price) return 'same';
  if (since.get(id)?.includes(cost) === true) return 'since';
  return partnerCost === null ? 'unknown' : new Big(cost).minus(partnerCost).times(quantity);
};
