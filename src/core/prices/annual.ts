import type { Company, PricePlan, Subscription } from '../marketplace/records.ts';
import { todaysPrice } from '../ordering/todays-price.ts';
import { isOfTerm } from '../portfolio/narrow.ts';
import { plusMonths } from '../rules/term-dates.ts';
import type { Instant } from '../words/instant.ts';
import { amountOfUnits, type Money, smallestUnits, sumByCurrency, yearly } from '../words/money.ts';
import { pricedOf } from './priced.ts';

/** What a year's commitment would cost, billed by the month or at once. */
export type AnnualOffer = Readonly<{
  billed: 'Monthly' | 'Annual';
  /** Of a seat, for the time between two bills. */
  price: number;
  /** Of all seats. */
  year: Money;
  /** What the customer saves in a year; negative when the year costs more. The same is what staying flexible costs. */
  saves: Money;
  /** What the partner saves; null when a cost is not known. */
  costSaves: Money | null;
  /** Seats that are kept for more months than this are cheaper for a year; null when they never are. */
  evenAfter: number | null;
}>;

/** A subscription that is committed for a month at a time, beside what a year would cost today. */
export type MonthlyTerm = Readonly<{
  company: Company | null;
  subscription: Subscription;
  /** Of all seats, at the price that is paid; null when it is not known. */
  year: Money | null;
  /** Empty when something of it is not known, or Pax8 does not sell a year. */
  offers: readonly AnnualOffer[];
}>;

export const isMonthlyTerm = ({ commitment }: Subscription): boolean =>
  commitment !== null && isOfTerm(commitment.term, 'monthly');

/** Since when a subscription runs; null when Pax8 does not say. */
export const begunAt = ({ createdAt, startAt }: Subscription): Instant | null => {
  const known = [createdAt, startAt].filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** Whether a subscription runs for more than a year; null when Pax8 does not say since when. */
export const isOlderThanYear = (subscription: Subscription, now: Instant): boolean | null => {
  const at = begunAt(subscription);
  return at === null ? null : plusMonths(at, 12) < now;
};

const between = (more: Money, less: Money): Money => ({
  currency: more.currency,
  amount: amountOfUnits(smallestUnits(more) - smallestUnits(less), more.currency),
});

/** The prices of a year beside the monthly term, from Pax8's price list of today; null when that was not read. */
export const monthlyTermOf = (
  company: Company | null,
  subscription: Subscription,
  plans: readonly PricePlan[] | null,
): MonthlyTerm => {
  const { quantity, currency, billingTerm } = subscription;
  const { price, cost } = pricedOf(subscription, undefined);
  const inYear = (amount: number | null, term: string): Money | null =>
    yearly({ price: amount, billingTerm: term, currency }, quantity);
  const year = inYear(price.paid, billingTerm);
  const costYear = inYear(cost.paid, billingTerm);
  const offers = (['Monthly', 'Annual'] as const).flatMap((billed): AnnualOffer[] => {
    const today =
      plans === null ? null : todaysPrice(plans, { billingTerm: billed, term: '1-Year', quantity });
    const asked = today?.price ?? null;
    const then = asked === null || asked <= 0 ? null : inYear(asked, billed);
    if (year === null || then === null || asked === null) return [];
    const costThen = inYear(today?.partnerCost ?? null, billed);
    return [
      {
        ...{ billed, price: asked, year: then, saves: between(year, then) },
        costSaves: costYear === null || costThen === null ? null : between(costYear, costThen),
        evenAfter: evenAfter(smallestUnits(year), smallestUnits(then)),
      },
    ];
  });
  return { company, subscription, year, offers };
};

/** How many whole months at the monthly price cost no more than the year does; null when twelve do not. */
const evenAfter = (flexible: number, committed: number): number | null =>
  flexible <= committed ? null : Math.floor((committed * 12) / flexible);

/** The offer that is compared: billed by the month like the monthly term, or the only one that there is. */
export const comparedOffer = ({ offers }: MonthlyTerm): AnnualOffer | null => offers[0] ?? null;

/** What a year would save where it does, by currency. */
export const savesInAll = (terms: readonly MonthlyTerm[]): Money[] =>
  sumByCurrency(
    terms.flatMap((term) => {
      const saves = comparedOffer(term)?.saves;
      return saves === undefined || smallestUnits(saves) <= 0 ? [] : [saves];
    }),
  );

/** Those that save most first; what is not known comes last. */
export const bySaving = (terms: readonly MonthlyTerm[]): MonthlyTerm[] => {
  const sizeOf = (term: MonthlyTerm): number => Number(comparedOffer(term)?.saves.amount ?? -1e12);
  return terms.toSorted((a, b) => sizeOf(b) - sizeOf(a));
};
