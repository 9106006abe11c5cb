import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/renewals.ts';
import { isUsageProduct } from '../marketplace/usage-products.ts';
import { type Money, sumByCurrency } from '../words/money.ts';
import type { Standing } from './standing.ts';

/** A company's totals; only running subscriptions count. */
export type CompanyTotals = Readonly<{
  subscriptions: number;
  seats: number;
  /** One amount per currency, without subscriptions whose monthly price is unknown. */
  monthly: readonly Money[];
}>;

/** What is billed by use has no seats. */
const seatsOf = ({ productName, quantity }: Subscription): number =>
  isUsageProduct(productName) ? 0 : quantity;

export const totalsOf = (all: readonly Standing[]): CompanyTotals => {
  const running = all.filter(({ subscription }) => isRunning(subscription));
  return {
    subscriptions: running.length,
    seats: running.reduce((sum, { subscription }) => sum + seatsOf(subscription), 0),
    monthly: sumByCurrency(running.map(({ monthly }) => monthly).filter((amount) => amount !== null)),
  };
};
