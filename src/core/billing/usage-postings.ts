import Big from 'big.js';
import type { UsageLine } from '../marketplace/usage.ts';
import type { UsageDay } from './usage-months.ts';
import type { ResourceUsage } from './usage-read.ts';

/**
 * What a posting of a day means. `total`: the month's total so far, so the last one counts. `daily`: that day's use, so
 * they are added up.
 */
export type PostingKind = 'total' | 'daily';

export type Posting = Readonly<{
  kind: PostingKind;
  /** Whether Pax8's own sum of the running month proves the kind. */
  known: boolean;
  /** Whether the postings agree with Pax8's own sum; null when nobody can tell. */
  agrees: boolean | null;
}>;

/**
 * Without proof: Pax8 bills a vendor's last posting and never adds them up, but Microsoft rates Azure by the day.
 * https://devx.pax8.com/docs/usage-overview, https://devx.pax8.com/docs/billing-usage-examples
 */
const presumed = ({ summary, subscription }: ResourceUsage): PostingKind =>
  /microsoft|azure/i.test(summary.vendorName ?? subscription.productName ?? '') ? 'daily' : 'total';

/** Each line may be rounded to the cent separately. */
const equal = (sum: Big, reported: number, lines: number): boolean =>
  sum
    .minus(reported)
    .abs()
    .lte(new Big(0.005).times(lines + 1));

const sumOf = (charges: readonly number[]): Big =>
  charges.reduce((sum, charge) => sum.plus(charge), new Big(0));

/** The charges of each posting; null when a line's are unknown. */
const chargesOf = (postings: readonly (readonly UsageLine[])[]): (readonly number[])[] | null => {
  const charges = postings.map((lines) => lines.flatMap(({ currentCharges }) => currentCharges ?? []));
  return charges.every((known, n) => known.length === postings[n]?.length) ? charges : null;
};

/** Compares the postings of the month so far with Pax8's own sum, which may lack the newest day. */
export const postingOf = (resource: ResourceUsage, month: readonly UsageDay[]): Posting => {
  const unproved = { kind: presumed(resource), known: false } as const;
  const { days, summary } = resource;
  const reported = summary.currentCharges;
  const whole = isWhole(resource, month);
  const posted = chargesOf(month.map((day) => days.get(day) ?? []).filter((lines) => lines.length > 0));
  if (reported === null || !whole || posted === null) return { ...unproved, agrees: null };
  if (posted.length === 0) return { ...unproved, agrees: reported === 0 };
  for (const upTo of [posted.length, posted.length - 1]) {
    const [last, all] = [posted[upTo - 1] ?? [], posted.slice(0, upTo).flat()];
    const isTotal = equal(sumOf(last), reported, last.length);
    const isSum = equal(sumOf(all), reported, all.length);
    const agrees = upTo === posted.length;
    if (isTotal && isSum && agrees) return { ...unproved, agrees };
    if (isTotal !== isSum) return { kind: isTotal ? 'total' : 'daily', known: true, agrees };
  }
  return { ...unproved, agrees: false };
};

/** Whether all these days were read. */
export const isWhole = ({ days }: Pick<ResourceUsage, 'days'>, wanted: readonly UsageDay[]): boolean =>
  wanted.every((day) => (days.get(day) ?? null) !== null);

/** The lines of these days that count: each month's last posting, or all of them. */
export const countedLines = (
  { days }: Pick<ResourceUsage, 'days'>,
  wanted: readonly UsageDay[],
  kind: PostingKind,
): readonly UsageLine[] => {
  if (kind === 'daily') return wanted.flatMap((day) => days.get(day) ?? []);
  const months = Map.groupBy(wanted, (day) => day.slice(0, 7));
  return [...months.values()].flatMap(
    (inMonth) => inMonth.map((day) => days.get(day) ?? []).findLast((lines) => lines.length > 0) ?? [],
  );
};
