import Big from 'big.js';
import type { Subscription } from '../marketplace/records.ts';
import type { UsageLine, UsageSummary } from '../marketplace/usage.ts';
import type { Instant } from '../words/instant.ts';
import type { UsageDay, UsageDays } from './usage-months.ts';

/** A resource's usage by day. Null when the day could not be read; missing when it was not requested. */
export type ResourceUsage = Readonly<{
  subscription: Subscription;
  summary: UsageSummary;
  days: ReadonlyMap<UsageDay, readonly UsageLine[] | null>;
}>;

/** The usage read for one answer. */
export type UsageRead = Readonly<{
  resources: readonly ResourceUsage[];
  /** Subscriptions whose usage Pax8 did not give. */
  silent: number;
  /** Rows that could not be understood. */
  unreadable: number;
  /** Which days were requested: of both months, of this one only, or none because there would be too many. */
  asked: 'both' | 'days' | 'none';
  /** When the oldest of it was read. */
  asOf: Instant;
}>;

/** Amounts in one currency, to two decimal places. An empty `currency` means Pax8 named none. */
type UsageAmount = Readonly<{
  currency: string;
  /** The customer's side; null when no line has it. */
  charges: string | null;
  /** The partner's side. */
  cost: string | null;
  profit: string | null;
}>;

export type UsageSum = Readonly<{
  lines: number;
  /** By unit; null when Pax8 named none. */
  quantities: readonly Readonly<{ unit: string | null; quantity: string }>[];
  amounts: readonly UsageAmount[];
  /** Lines without charges. */
  unknown: number;
}>;

type Sums = { charges: Big | null; cost: Big | null; profit: Big | null };

const plus = (sum: Big | null, value: number | null): Big | null =>
  value === null ? sum : (sum ?? new Big(0)).plus(value);
const inCents = (sum: Big | null): string | null => sum?.toFixed(2) ?? null;

const byName = <T>([a]: readonly [string, T], [b]: readonly [string, T]): number => (a < b ? -1 : 1);

/** Adds up lines: quantities by unit, money by currency. */
export const sumOf = (lines: readonly UsageLine[]): UsageSum => {
  const quantities = new Map<string, Big>();
  const amounts = new Map<string, Sums>();
  let unknown = 0;
  for (const line of lines) {
    const { unitOfMeasure, quantity, currency, currentCharges, partnerTotal, currentProfit } = line;
    const unit = unitOfMeasure ?? '';
    if (quantity !== null) quantities.set(unit, (quantities.get(unit) ?? new Big(0)).plus(quantity));
    if (currentCharges === null) unknown += 1;
    const sums = amounts.get(currency ?? '') ?? { charges: null, cost: null, profit: null };
    amounts.set(currency ?? '', {
      charges: plus(sums.charges, currentCharges),
      cost: plus(sums.cost, partnerTotal),
      profit: plus(sums.profit, currentProfit ?? differenceOf(currentCharges, partnerTotal)),
    });
  }
  return {
    lines: lines.length,
    quantities: [...quantities].sort(byName).map(([unit, sum]) => ({
      unit: unit === '' ? null : unit,
      quantity: sum.round(3).toFixed(),
    })),
    amounts: [...amounts].sort(byName).map(([currency, { charges, cost, profit }]) => ({
      currency,
      charges: inCents(charges),
      cost: inCents(cost),
      profit: inCents(profit),
    })),
    unknown,
  };
};

const differenceOf = (charges: number | null, cost: number | null): number | null =>
  charges === null || cost === null ? null : new Big(charges).minus(cost).toNumber();

/** The running month's summary as a line; it has no quantity. */
export const summaryLine = ({ id, currentCharges, partnerTotal, ...summary }: UsageSummary): UsageLine => ({
  summaryId: id,
  at: null,
  productId: summary.productId,
  productName: null,
  unitOfMeasure: null,
  quantity: null,
  unitPrice: null,
  currentCharges,
  currentProfit: null,
  partnerTotal,
  currency: summary.currency,
  isTrial: summary.isTrial,
});

/** The lines of these days, as far as they were read. */
export const linesOn = ({ days }: ResourceUsage, wanted: readonly UsageDay[]): UsageLine[] =>
  wanted.flatMap((day) => days.get(day) ?? []);

/** Whether all these days were read. */
export const isWhole = ({ days }: ResourceUsage, wanted: readonly UsageDay[]): boolean =>
  wanted.every((day) => (days.get(day) ?? null) !== null);

/** One day of all resources; `whole` when each of them was read. */
export type DayUsage = Readonly<{ day: UsageDay; sum: UsageSum; whole: boolean }>;

export const usageByDay = (resources: readonly ResourceUsage[], wanted: readonly UsageDay[]): DayUsage[] =>
  wanted.map((day) => ({
    day,
    sum: sumOf(resources.flatMap((resource) => linesOn(resource, [day]))),
    whole: resources.every((resource) => isWhole(resource, [day])),
  }));

/** Compares the charges of two months on days that were read for all resources in both. */
export type UsageComparison = Readonly<{
  days: readonly [first: UsageDay, last: UsageDay];
  against: readonly [first: UsageDay, last: UsageDay];
  charges: readonly Readonly<{
    currency: string;
    now: string;
    before: string;
    change: string;
    /** Percent of the amount before, to one decimal place; null when that was 0. */
    percent: string | null;
  }>[];
  /** Days that could not be read in one of the months. */
  missing: number;
}>;

/**
 * Compares with the same days a month earlier, up to the last day that has lines, because the newest are posted late.
 * Returns null when one month has no lines.
 */
export const compareMonths = (
  resources: readonly ResourceUsage[],
  { days, against }: UsageDays,
): UsageComparison | null => {
  const posted = usageByDay(resources, days).findLastIndex(({ sum }) => sum.lines > 0);
  const pairs = days.slice(0, posted + 1).flatMap((day) => {
    const before = against.get(day);
    return before === undefined ? [] : [[day, before] as const];
  });
  const read = pairs.filter((both) => resources.every((resource) => isWhole(resource, both)));
  const [first, last] = [read[0], read.at(-1)];
  if (first === undefined || last === undefined) return null;
  const sumsOf = (side: 0 | 1): UsageSum =>
    sumOf(
      resources.flatMap((resource) =>
        linesOn(
          resource,
          read.map((pair) => pair[side]),
        ),
      ),
    );
  const [now, before] = [sumsOf(0), sumsOf(1)];
  if (before.lines === 0) return null;
  const chargesIn = ({ amounts }: UsageSum, currency: string): string =>
    amounts.find((amount) => amount.currency === currency)?.charges ?? '0.00';
  const currencies = [...new Set([...now.amounts, ...before.amounts].map(({ currency }) => currency))];
  return {
    days: [first[0], last[0]],
    against: [first[1], last[1]],
    charges: currencies.map((currency) => {
      const [is, was] = [chargesIn(now, currency), chargesIn(before, currency)];
      const change = new Big(is).minus(was);
      return {
        currency,
        now: is,
        before: was,
        change: change.toFixed(2),
        percent: Number(was) === 0 ? null : change.times(100).div(was).toFixed(1),
      };
    }),
    missing: pairs.length - read.length,
  };
};
