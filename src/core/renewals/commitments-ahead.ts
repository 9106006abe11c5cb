import { oddEnd } from '../marketplace/renewals.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Instant } from '../words/instant.ts';
import type { Renewal, RenewalLine } from './renewal.ts';
import { dayOf, lineOf } from './renewal-lines.ts';

/** What ends for one company on one day (UTC), by the portfolio. */
export type DayAhead = Pick<Renewal, 'companyId' | 'companyName' | 'day' | 'lines'>;

export type Ahead = Readonly<{
  /** By `dayKey`. */
  days: ReadonlyMap<string, DayAhead>;
  /** Committed, but Pax8 gave no end. */
  noDate: number;
  /** Ended more than two days ago, with no renewal seen. */
  overdue: number;
  /** End later than their term allows. */
  odd: number;
}>;

type OpenDay = DayAhead & { lines: RenewalLine[] };

export const dayKey = ({ companyId, day }: Pick<DayAhead, 'companyId' | 'day'>): string =>
  `${companyId} ${day}`;

/**
 * Commitments that end after `now` and before `until`, by company and day: those that renew and those cancelled for
 * that day. Leaves out monthly terms and trials; only counts those without a credible end.
 */
export const commitmentsAhead = (
  { standings, companies, vendors }: Pick<Portfolio, 'standings' | 'companies' | 'vendors'>,
  now: Instant,
  until: Instant,
): Ahead => {
  const days = new Map<string, OpenDay>();
  const counts = { noDate: 0, overdue: 0, odd: 0 };
  for (const { subscription, end } of standings.values()) {
    if (end.kind === 'no-date') counts.noDate += 1;
    if (end.kind !== 'renews' && end.kind !== 'ends') continue;
    const odd = end.kind === 'renews' ? oddEnd(end, now) : null;
    if (odd !== null) {
      counts[odd === 'past' ? 'overdue' : 'odd'] += 1;
      continue;
    }
    const at = subscription.commitment?.endsAt ?? null;
    if (at === null || at <= now || at >= until) continue;
    const line = lineOf(subscription, end, vendors.get(subscription.productId));
    if (line === null) continue;
    const { companyId } = subscription;
    const companyName = companies.get(companyId)?.name ?? null;
    dayIn(days, { companyId, companyName, day: dayOf(at) }).lines.push(line);
  }
  return { days, ...counts };
};

const dayIn = (days: Map<string, OpenDay>, of: Omit<DayAhead, 'lines'>): OpenDay => {
  const key = dayKey(of);
  const day = days.get(key) ?? { ...of, lines: [] };
  days.set(key, day);
  return day;
};
