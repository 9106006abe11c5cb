import { isRunning } from '../marketplace/running.ts';
import { sumSeats } from '../marketplace/seats.ts';
import type { Instant } from '../words/instant.ts';
import { type Money, sumByCurrency } from '../words/money.ts';
import type { Standing } from './standing.ts';

/** A company's totals; only running subscriptions count. */
export type CompanyTotals = Readonly<{
  subscriptions: number;
  /** Without subscriptions whose seats are unknown. */
  seats: number;
  /** Of products that may count something else than people. */
  otherSeats: number;
  /** How many those are. */
  unknownSeats: number;
  /** One amount per currency, without subscriptions whose monthly price is unknown. */
  monthly: readonly Money[];
}>;

export const totalsOf = (all: readonly Standing[], now: Instant): CompanyTotals => {
  const running = all.filter(({ subscription }) => isRunning(subscription, now));
  const { unknown, ...seats } = sumSeats(running.map(({ subscription }) => subscription));
  return {
    subscriptions: running.length,
    ...seats,
    unknownSeats: unknown,
    monthly: sumByCurrency(running.map(({ monthly }) => monthly).filter((amount) => amount !== null)),
  };
};
