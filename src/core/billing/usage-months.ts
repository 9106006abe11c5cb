import { DateTime } from 'luxon';
import type { Here } from '../understanding/periods.ts';
import type { Period } from '../words/period.ts';

/** A day of usage as Pax8 writes it: "2026-11-24". */
export type UsageDay = string;

/** The days of a question, and those of the month before that they are held against. */
export type UsageDays = Readonly<{
  kind: 'days';
  /** What was asked for, as far as it has begun. */
  days: readonly UsageDay[];
  /** The same day of the month before, by day; one that that month does not have (30 February) is missing. */
  against: ReadonlyMap<UsageDay, UsageDay>;
  /** The month goes on. */
  running: boolean;
  /** By when Pax8 has all of it, and of the month before; null: that is over. */
  postedBy: UsageDay | null;
  againstPostedBy: UsageDay | null;
}>;

/** Pax8 gives usage day by day: more than a month is too much to read for one answer. */
const mostDays = 31;

const iso = (day: DateTime): UsageDay => day.toFormat('yyyy-MM-dd');

/** Usage of a month is whole by the 7th of the following one. */
const wholeBy = (day: DateTime, today: DateTime): UsageDay | null => {
  const by = day.startOf('month').plus({ months: 1 }).set({ day: 7 });
  return today > by ? null : iso(by);
};

/**
 * The days of a period (null: this month), to the day of `now`, each with the same day of the month before. Days are those of the
 * zone in which people speak of months; Pax8 names usage by day without a zone.
 */
export const usageDays = (
  period: Period | null,
  { now, zone }: Here,
): UsageDays | Readonly<{ kind: 'ahead' | 'too-long' }> => {
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const from = period === null ? today.startOf('month') : dayAt(period.from, zone);
  const end =
    period === null
      ? today.endOf('month')
      : DateTime.fromMillis(period.to, { zone }).minus({ milliseconds: 1 });
  if (from > today) return { kind: 'ahead' };
  const last = end.startOf('day') < today ? end.startOf('day') : today;
  const length = Math.round(last.diff(from, 'days').days) + 1;
  if (length > mostDays) return { kind: 'too-long' };
  const all = Array.from({ length }, (_, n) => from.plus({ days: n }));
  return {
    kind: 'days',
    days: all.map(iso),
    against: new Map(
      all
        .map((day) => [day, day.minus({ months: 1 })] as const)
        .filter(([day, before]) => day.day === before.day)
        .map(([day, before]) => [iso(day), iso(before)]),
    ),
    running: last.hasSame(today, 'month'),
    postedBy: wholeBy(last, today),
    againstPostedBy: wholeBy(last.minus({ months: 1 }), today),
  };
};

const dayAt = (at: number, zone: string): DateTime => DateTime.fromMillis(at, { zone }).startOf('day');

/** Neighbouring days as they are said: "1–24 Nov 2026", "30 Oct – 3 Nov 2026", "24 Nov 2026". */
export const daysText = (first: UsageDay, last: UsageDay): string => {
  const [from, to] = [first, last].map((day) => DateTime.fromISO(day, { zone: 'UTC', locale: 'en-US' }));
  const until = (to as DateTime).toFormat('d LLL yyyy');
  if (first === last) return until;
  if (first.slice(0, 7) === last.slice(0, 7)) return `${(from as DateTime).day}–${until}`;
  return `${(from as DateTime).toFormat(first.slice(0, 4) === last.slice(0, 4) ? 'd LLL' : 'd LLL yyyy')} – ${until}`;
};
