import Big from 'big.js';
import type { Subscription } from '../marketplace/records.ts';
import type { UsageLine, UsageSummary } from '../marketplace/usage.ts';
import type { Instant } from '../words/instant.ts';
import type { UsageDay, UsageDays } from './usage-months.ts';

/** What a resource of a subscription used, day by day; null: that day could not be read, missing: it was not asked for. */
export type ResourceUsage = Readonly<{
  subscription: Subscription;
  summary: UsageSummary;
  days: ReadonlyMap<UsageDay, readonly UsageLine[] | null>;
}>;

/** What was read of usage for one answer. */
export type UsageRead = Readonly<{
  resources: readonly ResourceUsage[];
  /** Subscriptions of which Pax8 did not say what they use. */
  silent: number;
  /** Rows that could not be understood. */
  unreadable: number;
  /** Which days were asked for: of both months, of the one that was meant, or none, because it would be too many. */
  asked: 'both' | 'days' | 'none';
  /** How old the oldest of it is. */
  asOf: Instant;
}>;

/** What stands in one currency, with two places. `currency` empty: Pax8 named none. */
export type UsageAmount = Readonly<{
  currency: string;
  /** The customer's side; null: of no line is it known. */
  charges: string | null;
  /** The partner's side. */
  cost: string | null;
  profit: string | null;
}>;

export type UsageSum = Readonly<{
  lines: number;
  /** By unit; null: Pax8 named none. */
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

/** Lines added up: quantities by unit, money by currency. */
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

/** What the summary of the running month says, in the shape of a line; it names no quantity. */
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

/** The lines of a resource on the days, as far as they were read. */
export const linesOn = ({ days }: ResourceUsage, wanted: readonly UsageDay[]): UsageLine[] =>
  wanted.flatMap((day) => days.get(day) ?? []);

/** Whether every one of the days was read. */
export const isWhole = ({ days }: ResourceUsage, wanted: readonly UsageDay[]): boolean =>
  wanted.every((day) => (days.get(day) ?? null) !== null);

/** One day of all resources; `whole`: each of them was read. */
export type DayUsage = Readonly<{ day: UsageDay; sum: UsageSum; whole: boolean }>;

export const usageByDay = (resources: readonly ResourceUsage[], wanted: readonly UsageDay[]): DayUsage[] =>
  wanted.map((day) => ({
    day,
    sum: sumOf(resources.flatMap((resource) => linesOn(resource, [day]))),
    whole: resources.every((resource) => isWhole(resource, [day])),
  }));

/** Days of both months, and what their charges add up to; only days that were read in both, of whatever resource. */
export type UsageComparison = Readonly<{
  days: readonly [first: UsageDay, last: UsageDay];
  against: readonly [first: UsageDay, last: UsageDay];
  charges: readonly Readonly<{
    currency: string;
    now: string;
    before: string;
    change: string;
    /** Of what it was before, with one place; null: that was nothing. */
    percent: string | null;
  }>[];
  /** Days in between that could not be read in one of the months. */
  missing: number;
}>;

/**
 * The days against the same ones of the month before: to the last day that has lines, since the latest are posted late. null where
 * nothing can be compared: no lines now, or none before.
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
