import { oddEnd } from '../marketplace/renewals.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Instant } from '../words/instant.ts';
import type { Renewal, RenewalLine } from './renewal.ts';
import { dayOf, lineOf } from './renewal-lines.ts';

/** What ends for one company on one day (UTC), as the portfolio has it. */
export type DayAhead = Pick<Renewal, 'companyId' | 'companyName' | 'day' | 'lines'>;

export type Ahead = Readonly<{
  /** By `dayKey`. */
  days: ReadonlyMap<string, DayAhead>;
  /** Committed, and nobody says until when. */
  noDate: number;
  /** Ended more than two days ago and not seen renewed. */
  overdue: number;
  /** End later than their term allows. */
  odd: number;
}>;

export const dayKey = ({ companyId, day }: Pick<DayAhead, 'companyId' | 'day'>): string =>
  `${companyId} ${day}`;

/**
 * The commitments that end after `now` and before `until`, by company and day: those that renew, and beside them those
 * that are cancelled for that day. Monthly terms and trials are left out; what no sure date can be said of is counted.
 */
export const commitmentsAhead = (
  { standings, companies }: Pick<Portfolio, 'standings' | 'companies'>,
  now: Instant,
  until: Instant,
): Ahead => {
  const days = new Map<string, DayAhead & { lines: RenewalLine[] }>();
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
    const line = lineOf(subscription, end);
    if (line === null) continue;
    const { companyId } = subscription;
    const day = dayOf(at);
    const key = dayKey({ companyId, day });
    const there = days.get(key);
    if (there !== undefined) there.lines.push(line);
    else {
      const companyName = companies.get(companyId)?.name ?? 'Unknown company';
      days.set(key, { companyId, companyName, day, lines: [line] });
    }
  }
  return { days, ...counts };
};
