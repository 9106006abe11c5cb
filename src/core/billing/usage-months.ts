import { DateTime } from 'luxon';
import type { Here } from '../understanding/periods.ts';
import type { Period } from '../words/period.ts';

/** A day of usage as Pax8 writes it: "2026-11-24". */
export type UsageDay = string;

/** The days asked for, and the days of the month before to compare with. */
export type UsageDays = Readonly<{
  kind: 'days';
  /** The days asked for, up to today. */
  days: readonly UsageDay[];
  /** For each day the same day a month earlier. A day that month lacks (30 February) is left out. */
  against: ReadonlyMap<UsageDay, UsageDay>;
  /** The month is not over. */
  running: boolean;
  /** The days of Pax8's own month (UTC) so far, which its sums cover. */
  pax8Month: readonly UsageDay[];
  /** The days are Pax8's month so far, so its own sums apply. */
  isPax8Month: boolean;
  /**
   * How they relate to Pax8's UTC months, where the asker sees it differently: a day not yet begun at Pax8, last month
   * still running, or this month over. Null when both agree.
   */
  atPax8: 'not-begun' | 'running' | 'over' | null;
  /** They are in Pax8's last month, which may still be incomplete. */
  isLate: boolean;
  /** When Pax8 has all usage of the period's month and of the month before; null once that day has passed. */
  postedBy: UsageDay | null;
  againstPostedBy: UsageDay | null;
}>;

/** Pax8 gives usage day by day: more than a month is too much for one answer. */
const mostDays = 31;

const iso = (day: DateTime): UsageDay => day.toFormat('yyyy-MM-dd');

/** A month's usage is complete by this day of the next. */
const completeOn = 7;

const completeBy = (day: DateTime, pax8Today: DateTime): UsageDay | null => {
  const by = iso(day.startOf('month').plus({ months: 1 }).set({ day: completeOn }));
  return iso(pax8Today) > by ? null : by;
};

const monthOf = (day: DateTime): string => day.toFormat('yyyy-MM');

const standingAtPax8 = (
  { from, last, running }: Readonly<{ from: DateTime; last: DateTime; running: boolean }>,
  pax8Today: DateTime,
): UsageDays['atPax8'] => {
  if (iso(from) > iso(pax8Today)) return 'not-begun';
  if (running) return monthOf(last) < monthOf(pax8Today) ? 'over' : null;
  return monthOf(last) === monthOf(pax8Today) ? 'running' : null;
};

/**
 * The days of a period (this month when null) up to today, each with the same day a month earlier. Days are in the
 * asker's zone; Pax8's usage days have none.
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
  const pax8Today = DateTime.fromMillis(now, { zone: 'UTC' });
  const running = last.hasSame(today, 'month');
  const pax8Month = Array.from({ length: pax8Today.day }, (_, n) => iso(pax8Today.set({ day: n + 1 })));
  return {
    kind: 'days',
    pax8Month,
    atPax8: standingAtPax8({ from, last, running }, pax8Today),
    isPax8Month: iso(from) === pax8Month[0] && (last.equals(today) || iso(last) >= iso(pax8Today)),
    isLate: pax8Today.day <= completeOn && monthOf(last) === monthOf(pax8Today.minus({ months: 1 })),
    days: all.map(iso),
    against: new Map(
      all
        .map((day) => [day, day.minus({ months: 1 })] as const)
        .filter(([day, before]) => day.day === before.day)
        .map(([day, before]) => [iso(day), iso(before)]),
    ),
    running,
    postedBy: completeBy(last, pax8Today),
    againstPostedBy: completeBy(last.minus({ months: 1 }), pax8Today),
  };
};

const dayAt = (at: number, zone: string): DateTime => DateTime.fromMillis(at, { zone }).startOf('day');
