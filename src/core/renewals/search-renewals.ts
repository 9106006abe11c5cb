import type { Portfolio } from '../portfolio/portfolio.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Period } from '../words/period.ts';
import { commitmentsAhead, type DayAhead } from './commitments-ahead.ts';
import type { ServiceTermSeen } from './service-terms.ts';

/** The longest commitment is three years. */
const farthest = 1130 * day;

/**
 * The renewals ahead, the next first, of which `fits` accepts a line. A day is inside the period when any hour of it is:
 * days are in UTC, periods in people's zone.
 */
export const searchRenewals = (
  portfolio: Portfolio,
  fits: (companyId: string, productName: string | null) => boolean,
  period: Period | null,
  now: Instant,
  serviceTerms: ReadonlyMap<string, ServiceTermSeen>,
): DayAhead[] => {
  const isWithin = (at: string): boolean =>
    period === null || (Date.parse(at) < period.to && Date.parse(at) + day > period.from);
  return [...commitmentsAhead(portfolio, now, now + farthest, serviceTerms).days.values()]
    .filter(({ day: at }) => isWithin(at))
    .filter(({ companyId, lines }) => lines.some(({ productName }) => fits(companyId, productName)))
    .map((renewal) => ({ renewal, company: renewal.companyName ?? '' }))
    .sort((a, b) => a.renewal.day.localeCompare(b.renewal.day) || a.company.localeCompare(b.company))
    .map(({ renewal }) => renewal);
};
