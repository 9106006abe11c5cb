import { DateTime } from 'luxon';
import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';

const unitMonths: ReadonlyMap<string, number> = new Map([
  ['month', 1],
  ['year', 12],
]);
const named: ReadonlyMap<string, number> = new Map([
  ['monthly', 1],
  ['annual', 12],
]);

/** The length of a commitment or billing term in months (`Monthly`, `1-Year`, `3 Year`, `Annual`); null when it has none. */
export const termMonths = (term: string | null): number | null => {
  const words = (term ?? '').trim().toLowerCase();
  const [, count, unit] = /^(\d{1,2})[- ]?(month|year)s?$/.exec(words) ?? [];
  const each = unitMonths.get(unit ?? '');
  return named.get(words) ?? (each === undefined || Number(count) === 0 ? null : Number(count) * each);
};

/** The same day this many months later, or the month's last day if it is shorter (UTC, as Microsoft and Pax8 count). */
export const plusMonths = (at: Instant, months: number): Instant =>
  DateTime.fromMillis(at, { zone: 'utc' }).plus({ months }).toMillis();

/**
 * The moments at which a term that ends at `until` can have begun. More than one at the end of a short month: both 28
 * and 31 January plus a month are 28 February.
 */
export const termStarts = (
  until: Instant,
  months: number,
): Readonly<{ earliest: Instant; latest: Instant }> => {
  const earliest = plusMonths(until, -months);
  let latest = earliest;
  while (plusMonths(latest + day, months) === until) latest += day;
  return { earliest, latest };
};

/** A day starts first at UTC+14. https://www.iana.org/time-zones (Pacific/Kiritimati) */
const furthestAhead = 14 * hour;

/** The earliest moment that an instant read from Pax8 can mean: UTC midnight may stand for a whole day, in any zone. */
export const earliestMeant = (at: Instant): Instant => (at % day === 0 ? at - furthestAhead : at);
