import Big from 'big.js';
import type { UsageLine, UsageSummary } from '../marketplace/usage.ts';
import { digitsOf } from '../words/money.ts';
import type { UsageDay, UsageDays } from './usage-months.ts';
import { countedLines, isWhole, type Posting, postingOf } from './usage-postings.ts';
import type { ResourceUsage } from './usage-read.ts';

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
  /** How many lines or Pax8 sums it adds up. */
  lines: number;
  /** By unit; null when Pax8 named none. */
  quantities: readonly Readonly<{ unit: string | null; quantity: string }>[];
  amounts: readonly UsageAmount[];
  /** Lines without charges. */
  unknown: number;
}>;

type Sums = { charges: Big | null; cost: Big | null; profit: Big | null };

const plus = (sum: Big | null, value: number | string | null): Big | null =>
  value === null ? sum : (sum ?? new Big(0)).plus(value);
const inDigits = (sum: Big | null, currency: string): string | null =>
  sum === null ? null : digitsOf(sum, currency);

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
  return sumIn(quantities, amounts, lines.length, unknown);
};

const sumIn = (
  quantities: ReadonlyMap<string, Big>,
  amounts: ReadonlyMap<string, Sums>,
  lines: number,
  unknown: number,
): UsageSum => ({
  lines,
  quantities: [...quantities].sort(byName).map(([unit, sum]) => ({
    unit: unit === '' ? null : unit,
    quantity: sum.round(3).toFixed(),
  })),
  amounts: [...amounts].sort(byName).map(([currency, { charges, cost, profit }]) => ({
    currency,
    charges: inDigits(charges, currency),
    cost: inDigits(cost, currency),
    profit: inDigits(profit, currency),
  })),
  unknown,
});

const differenceOf = (charges: number | null, cost: number | null): number | null =>
  charges === null || cost === null ? null : new Big(charges).minus(cost).toNumber();

/** Adds up sums. */
export const addSums = (sums: readonly UsageSum[]): UsageSum => {
  const quantities = new Map<string, Big>();
  const amounts = new Map<string, Sums>();
  for (const { unit, quantity } of sums.flatMap((sum) => sum.quantities))
    quantities.set(unit ?? '', (quantities.get(unit ?? '') ?? new Big(0)).plus(quantity));
  for (const { currency, charges, cost, profit } of sums.flatMap((sum) => sum.amounts)) {
    const before = amounts.get(currency) ?? { charges: null, cost: null, profit: null };
    amounts.set(currency, {
      charges: plus(before.charges, charges),
      cost: plus(before.cost, cost),
      profit: plus(before.profit, profit),
    });
  }
  const inAll = (of: (sum: UsageSum) => number) => sums.reduce((sum, summed) => sum + of(summed), 0);
  return sumIn(
    quantities,
    amounts,
    inAll(({ lines }) => lines),
    inAll(({ unknown }) => unknown),
  );
};

/** The running month's summary as a line; it has no quantity. */
const summaryLine = ({ id, currentCharges, partnerTotal, ...summary }: UsageSummary): UsageLine => ({
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

/** What a resource used in the days asked for. */
export type UsageFigure = Readonly<{
  resource: ResourceUsage;
  posting: Posting;
  sum: UsageSum;
  /** What its postings come to, when Pax8's own sum is the figure and differs; otherwise null. */
  posted: UsageSum | null;
  /** The lines that count, by the kind of its postings. */
  lines: readonly UsageLine[];
  /** Pax8's own sum, when that alone is the figure; otherwise null. */
  own: UsageLine | null;
}>;

/** A trial costs nothing yet. */
export const isTrial = ({ resource }: Pick<UsageFigure, 'resource'>): boolean =>
  resource.summary.isTrial === true;

/**
 * The figure of a resource: for Pax8's month so far its own sum, which is what it bills, with the postings' quantities
 * where both agree; for other days the postings' sum.
 */
export const figureOf = (
  resource: ResourceUsage,
  { days, pax8Month, isPax8Month }: Pick<UsageDays, 'days' | 'pax8Month' | 'isPax8Month'>,
): UsageFigure => {
  const posting = postingOf(resource, pax8Month);
  const lines = countedLines(resource, days, posting.kind);
  const posted = sumOf(lines);
  const own = summaryLine(resource.summary);
  const noCharges = own.currentCharges === null;
  // Pax8 lists the resource but names no charges: that they are none is not said.
  if (isPax8Month && noCharges && lines.length === 0)
    return { resource, posting, sum: sumOf([own]), posted: null, lines, own };
  if (!isPax8Month || noCharges) return { resource, posting, sum: posted, posted: null, lines, own: null };
  if (posting.agrees === true && lines.length > 0) {
    const { quantities } = posted;
    return { resource, posting, sum: { ...sumOf([own]), quantities }, posted: null, lines, own: null };
  }
  const differs = posting.agrees === false && lines.length > 0;
  return { resource, posting, sum: sumOf([own]), posted: differs ? posted : null, lines, own };
};

/** One day of all resources; `whole` when each was read. */
export type DayUsage = Readonly<{ day: UsageDay; sum: UsageSum; whole: boolean }>;

/** The usage of each day, or, when postings are running totals, the total up to that day. */
export const usageByDay = (
  figures: readonly UsageFigure[],
  wanted: readonly UsageDay[],
): readonly DayUsage[] =>
  wanted.map((day, place) => ({
    day,
    sum: sumOf(
      figures.flatMap(({ resource, posting }) =>
        countedLines(
          resource,
          posting.kind === 'daily'
            ? [day]
            : wanted.slice(0, place + 1).filter((each) => each.slice(0, 7) === day.slice(0, 7)),
          posting.kind,
        ),
      ),
    ),
    whole: figures.every(({ resource }) => isWhole(resource, [day])),
  }));

/** The kind of these resources' postings; null when they differ. */
export const kindOfAll = (figures: readonly UsageFigure[]): Posting['kind'] | null => {
  const [kind, ...others] = new Set(figures.map(({ posting }) => posting.kind));
  return kind === undefined || others.length > 0 ? null : kind;
};

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
  figures: readonly UsageFigure[],
  { days, against }: Pick<UsageDays, 'days' | 'against'>,
): UsageComparison | null => {
  const resources = figures.map(({ resource }) => resource);
  const posted = days.findLastIndex((day) =>
    resources.some((resource) => (resource.days.get(day) ?? []).length > 0),
  );
  const pairs = days.slice(0, posted + 1).flatMap((day) => {
    const before = against.get(day);
    return before === undefined ? [] : [[day, before] as const];
  });
  const read = pairs.filter((pair) => resources.every((resource) => isWhole(resource, pair)));
  const [first, last] = [read[0], read.at(-1)];
  if (first === undefined || last === undefined) return null;
  const sumsOf = (side: 0 | 1): UsageSum =>
    sumOf(
      figures.flatMap(({ resource, posting }) =>
        countedLines(
          resource,
          read.map((pair) => pair[side]),
          posting.kind,
        ),
      ),
    );
  const [now, before] = [sumsOf(0), sumsOf(1)];
  if (before.lines === 0) return null;
  const chargesIn = ({ amounts }: UsageSum, currency: string): string =>
    amounts.find((amount) => amount.currency === currency)?.charges ?? digitsOf(0, currency);
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
        change: digitsOf(change, currency),
        percent: Number(was) === 0 ? null : change.times(100).div(was).toFixed(1),
      };
    }),
    missing: pairs.length - read.length,
  };
};
