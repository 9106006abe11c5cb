import type { Company, Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import { isTrial } from '../portfolio/company-totals.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Instant } from '../words/instant.ts';
import { type AmountLimit, isWithinAmount } from '../words/limits.ts';
import { hasMonth, type Money } from '../words/money.ts';
import { type MarginUnits, marginOf, pricedOf } from './priced.ts';

/** A subscription with its margin a month. */
export type MarginRow = Readonly<{
  company: Company | null;
  subscription: Subscription;
  price: Money;
  cost: Money;
  margin: MarginUnits;
}>;

export type Margins = Readonly<{
  /** The smallest percentage first. */
  rows: readonly MarginRow[];
  /** How many have a known price and cost, and how many do not. */
  known: number;
  unknown: number;
}>;

/**
 * The margins of everything that runs and is billed by the month or year, within the limits in percent of the price.
 */
export const marginsIn = (
  { subscriptions, companies }: Pick<Portfolio, 'subscriptions' | 'companies'>,
  counts: (subscription: Subscription) => boolean,
  limit: AmountLimit | null,
  now: Instant,
): Margins => {
  const rows: MarginRow[] = [];
  let unknown = 0;
  for (const subscription of subscriptions.values()) {
    const company = companies.get(subscription.companyId) ?? null;
    const recurs =
      isRunning(subscription, now) && !isTrial(subscription) && hasMonth(subscription.billingTerm);
    if (!recurs || company?.status === 'Deleted' || !counts(subscription)) continue;
    const { price, cost } = pricedOf(subscription, undefined).month;
    const margin = marginOf(price.paid, cost.paid);
    if (price.paid === null || cost.paid === null || margin === null || margin.ofUnits === 0) unknown += 1;
    else rows.push({ company, subscription, price: price.paid, cost: cost.paid, margin });
  }
  return {
    rows: rows
      .filter(({ margin }) => limit === null || isWithinAmount(shareOf(margin), limit))
      .sort((a, b) => shareOf(a.margin) - shareOf(b.margin) || b.margin.ofUnits - a.margin.ofUnits),
    known: rows.length,
    unknown,
  };
};

/** In percent of a price that is not 0. */
const shareOf = ({ units, ofUnits }: MarginUnits): number => (units * 100) / ofUnits;
