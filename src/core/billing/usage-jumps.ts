import Big from 'big.js';
import { DateTime } from 'luxon';
import type { UsageSummary } from '../marketplace/usage.ts';
import type { Instant } from '../words/instant.ts';
import { type Money, moneyOf } from '../words/money.ts';
import type { UsageDay } from './usage-months.ts';

/** What a company used of a subscription in the month so far; null when Pax8 did not say. */
export type UsedSoFar = Readonly<{
  /** Null when nobody has linked it to a company at Pax8. */
  companyId: string | null;
  charges: string | null;
  currency: string | null;
}>;

/** A subscription's usage as it was read on a day (UTC): empty when Pax8 showed none. */
export type KeptUsage = Readonly<{
  day: UsageDay;
  subscriptionId: string;
  sums: readonly UsedSoFar[];
}>;

/** The totals of Pax8's summaries by company and currency. Trials cost nothing. */
export const usedSoFar = (summaries: readonly UsageSummary[]): UsedSoFar[] => {
  const paid = summaries.filter(({ isTrial }) => isTrial !== true);
  const groups = Map.groupBy(paid, ({ companyId, currency }) => `${companyId} ${currency}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { companyId, currency } = first;
    const charges = group.map((each) => each.currentCharges);
    const known = charges.filter((charge) => charge !== null);
    const sum = known.reduce((all, charge) => all.plus(charge), new Big(0)).toFixed();
    return [{ companyId, currency, charges: known.length === charges.length ? sum : null }];
  });
};

/** Usage that grew: how much more than on the same day a month before. */
export type UsageJump = Readonly<{
  subscriptionId: string;
  companyId: string | null;
  /** The day of the reading, and of the one it is compared with. */
  day: UsageDay;
  against: UsageDay;
  now: Money;
  before: Money;
  more: Money;
}>;

/**
 * The growth in usage that is reported, in any currency: the default threshold of AWS Cost Anomaly Detection.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html
 */
const [jumpAmount, jumpShare] = [100, 0.4];
/**
 * Not earlier in a month: few days make large percentages, and Microsoft is still finishing the month before.
 * https://kb.geekgirlsit.com/portal/en/kb/articles/monthly-azure-usage-billing-draft
 */
const firstDay = 5;

const iso = (day: DateTime): UsageDay => day.toFormat('yyyy-MM-dd');

/** A day whose reading counts, and the days it can be compared with, the better first. */
type Days = Readonly<{ day: UsageDay; against: readonly UsageDay[] }>;

/** Today or yesterday, against the same day a month earlier or the day after it, which can only be higher. */
const daysOf = (now: Instant): Days[] => {
  const today = DateTime.fromMillis(now, { zone: 'UTC' });
  return [today, today.minus({ days: 1 })]
    .filter(({ day }) => day >= firstDay)
    .map((day) => {
      const before = day.minus({ months: 1 });
      const against = [before, before.plus({ days: 1 })].filter(({ month }) => month === before.month);
      return { day: iso(day), against: against.map(iso) };
    });
};

/** The days whose readings show a jump; empty in the first days of a month. */
export const jumpDays = (now: Instant): UsageDay[] => [
  ...new Set(daysOf(now).flatMap(({ day, against }) => [day, ...against])),
];

/**
 * From which day on readings since `first` have one of the month before beside them. Pax8 cannot fill the gap: its summaries are of the
 * current month ("Charges for the current month") and list only what is used in it.
 */
export const firstComparison = (first: UsageDay): UsageDay => {
  const begin = DateTime.fromISO(first, { zone: 'UTC' });
  let day = begin.plus({ days: 1 });
  const isComparable = ({ against }: Days): boolean => against.some((each) => each >= first);
  while (!daysOf(day.toMillis()).some(isComparable)) day = day.plus({ days: 1 });
  return iso(day);
};

type Read = Readonly<{ now: KeptUsage; before: KeptUsage }>;

/** The newest reading of a subscription that has one of the month before to compare with; null when there is none. */
const pairOf = (readings: readonly KeptUsage[], days: readonly Days[]): Read | null => {
  const on = (wanted: UsageDay) => readings.find(({ day }) => day === wanted);
  for (const { day, against } of days) {
    const read = on(day);
    const before = against.flatMap((each) => on(each) ?? [])[0];
    if (read !== undefined && before !== undefined) return { now: read, before };
  }
  return null;
};

/** Null when nobody knows whether it jumped. */
const jumpOf = ({ companyId, currency, charges }: UsedSoFar, { now, before }: Read): UsageJump[] | null => {
  const ofSame = before.sums.filter((sum) => sum.companyId === companyId && sum.currency === currency);
  const chargesBefore = ofSame.length === 0 ? '0' : (ofSame[0]?.charges ?? null);
  if (charges === null || chargesBefore === null || currency === null) return null;
  const more = new Big(charges).minus(chargesBefore);
  if (more.lt(jumpAmount) || more.lte(new Big(chargesBefore).times(jumpShare))) return [];
  return [
    {
      ...{ subscriptionId: now.subscriptionId, companyId, day: now.day, against: before.day },
      ...{ now: moneyOf(new Big(charges), currency), before: moneyOf(new Big(chargesBefore), currency) },
      more: moneyOf(more, currency),
    },
  ];
};

/**
 * What jumped among subscriptions that may have usage, and for how many that is unknown. `unread`: there is no reading
 * of a month before; `early`: in the first days of a month.
 */
export const usageJumps = (
  subscriptionIds: readonly string[],
  readings: readonly KeptUsage[],
  now: Instant,
): Readonly<{ jumps: readonly UsageJump[]; unknown: 'early' | 'unread' | number }> => {
  const bySubscription = Map.groupBy(readings, ({ subscriptionId }) => subscriptionId);
  const days = daysOf(now);
  if (days.length === 0) return { jumps: [], unknown: 'early' };
  const pairs = subscriptionIds.map((id) => pairOf(bySubscription.get(id) ?? [], days));
  const found = pairs.map((read) => (read === null ? [null] : read.now.sums.map((sum) => jumpOf(sum, read))));
  const unknown = found.filter((each) => each.includes(null)).length;
  const nothing = pairs.length > 0 && pairs.every((read) => read === null);
  return { jumps: found.flat().flatMap((jump) => jump ?? []), unknown: nothing ? 'unread' : unknown };
};
