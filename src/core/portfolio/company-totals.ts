import { isRunning } from '../marketplace/renewals.ts';
import { type Money, sumByCurrency } from '../words/money.ts';
import type { Standing } from './standing.ts';

/** What a company has in all; only what runs counts. */
export type CompanyTotals = Readonly<{
  subscriptions: number;
  seats: number;
  /** One amount per currency, without subscriptions whose monthly price is not known. */
  monthly: readonly Money[];
}>;

export const totalsOf = (all: readonly Standing[]): CompanyTotals => {
  const running = all.filter(({ subscription }) => isRunning(subscription));
  return {
    subscriptions: running.length,
    seats: running.reduce((sum, { subscription }) => sum + subscription.quantity, 0),
    monthly: sumByCurrency(running.map(({ monthly }) => monthly).filter((amount) => amount !== null)),
  };
};
