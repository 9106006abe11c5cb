import type { Subscription } from '../marketplace/records.ts';
import { oddEnd } from '../marketplace/renewals.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Instant } from '../words/instant.ts';
import type { Renewal, RenewalLine } from './renewal.ts';
import { dayOf, lineFor, lineOf } from './renewal-lines.ts';
import { monthEndOf, type ServiceTermSeen, stillByTheMonth } from './service-terms.ts';

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
 * Commitments that end after `now` and before `until`, by company and day: renewing, or cancelled for that day. Leaves
 * out trials and monthly terms except service terms; only counts those without a credible end.
 */
export const commitmentsAhead = (
  { standings, companies, vendors }: Pick<Portfolio, 'standings' | 'companies' | 'vendors'>,
  now: Instant,
  until: Instant,
  serviceTerms: ReadonlyMap<string, ServiceTermSeen> = new Map(),
): Ahead => {
  const days = new Map<string, OpenDay>();
  const counts = { noDate: 0, overdue: 0, odd: 0 };
  const add = (subscription: Subscription, at: Instant, lineAt: () => RenewalLine | null): void => {
    if (at <= now || at >= until) return;
    const line = lineAt();
    if (line === null) return;
    const { companyId } = subscription;
    const companyName = companies.get(companyId)?.name ?? null;
    dayIn(days, { companyId, companyName, day: dayOf(at) }).lines.push(line);
  };
  for (const { subscription, end } of standings.values()) {
    const service = serviceTerms.get(subscription.id);
    if (service !== undefined && stillByTheMonth(subscription)) {
      const at = monthEndOf(subscription, service, now);
      add(subscription, at, () =>
        lineFor(subscription, at, {
          ...{ ends: false, serviceTerm: service.sure },
          vendorName: vendors.get(subscription.productId) ?? null,
        }),
      );
      continue;
    }
    if (end.kind === 'no-date') counts.noDate += 1;
    if (end.kind !== 'renews' && end.kind !== 'ends') continue;
    const odd = end.kind === 'renews' ? oddEnd(end, now) : null;
    if (odd !== null) {
      counts[odd === 'past' ? 'overdue' : 'odd'] += 1;
      continue;
    }
    const at = subscription.commitment?.endsAt ?? null;
    if (at !== null)
      add(subscription, at, () => lineOf(subscription, end, vendors.get(subscription.productId)));
  }
  return { days, ...counts };
};

const dayIn = (days: Map<string, OpenDay>, of: Omit<DayAhead, 'lines'>): OpenDay => {
  const key = dayKey(of);
  const day = days.get(key) ?? { ...of, lines: [] };
  days.set(key, day);
  return day;
};
