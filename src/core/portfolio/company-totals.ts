import type { Company, Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import { sumSeats } from '../marketplace/seats.ts';
import type { Instant } from '../words/instant.ts';
import { isBilledOnce, type Money, sumByCurrency } from '../words/money.ts';
import { type Portfolio, standingsIn } from './portfolio.ts';
import type { Standing } from './standing.ts';

/** A company's totals; only running subscriptions count. */
export type CompanyTotals = Readonly<{
  subscriptions: number;
  /** Without subscriptions whose seats are unknown. */
  seats: number;
  /** Of products that may count something else than people. */
  otherSeats: number;
  /** How many of these there are. */
  unknownSeats: number;
  /** One amount per currency, without trials and subscriptions whose monthly price is unknown. */
  monthly: readonly Money[];
  /** How many of these there are; one-time bills have no monthly price. */
  unknownPrices: number;
}>;

/** A trial costs nothing, whatever price is set for later. */
export const isTrial = ({ status, billingTerm }: Pick<Subscription, 'status' | 'billingTerm'>): boolean =>
  status === 'Trial' || billingTerm === 'Trial';

/** Totals and how long they hold: until something of the company begins or ends. */
type Held = Readonly<{ totals: CompanyTotals; from: Instant; until: Instant }>;

const held = new WeakMap<readonly Subscription[], Held>();

/** A company's totals, counted again only when something of it was read, begins or ends. */
export const totalsIn = (portfolio: Portfolio, company: Pick<Company, 'id'>, now: Instant): CompanyTotals => {
  const subscriptions = portfolio.byCompany.get(company.id);
  const known = subscriptions === undefined ? undefined : held.get(subscriptions);
  if (known !== undefined && known.from <= now && now < known.until) return known.totals;
  const totals = totalsOf(standingsIn(portfolio, company), now);
  if (subscriptions === undefined) return totals;
  const ahead = subscriptions.flatMap(({ startAt, endAt }) => [startAt ?? 0, endAt ?? 0]);
  const until = Math.min(...ahead.filter((at) => at > now));
  held.set(subscriptions, { totals, from: now, until });
  return totals;
};

export const totalsOf = (all: readonly Standing[], now: Instant): CompanyTotals => {
  const running = all.filter(({ subscription }) => isRunning(subscription, now));
  const { unknown, ...seats } = sumSeats(running.map(({ subscription }) => subscription));
  const paid = running.filter(({ subscription }) => !isTrial(subscription));
  return {
    subscriptions: running.length,
    ...seats,
    unknownSeats: unknown,
    monthly: sumByCurrency(paid.map(({ monthly }) => monthly).filter((amount) => amount !== null)),
    unknownPrices: paid.filter(
      ({ monthly, subscription }) => monthly === null && !isBilledOnce(subscription.billingTerm),
    ).length,
  };
};
