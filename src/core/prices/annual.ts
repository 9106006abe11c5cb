import type { Company, PricePlan, Subscription } from '../marketplace/records.ts';
import { todaysPrice } from '../ordering/todays-price.ts';
import { isOfTerm } from '../portfolio/narrow.ts';
import { plusMonths } from '../rules/term-dates.ts';
import type { Instant } from '../words/instant.ts';
import { amountOfUnits, type Money, smallestUnits, sumByCurrency, yearly } from '../words/money.ts';
import { pricedOf } from './priced.ts';

/** What a one-year commitment would cost, billed monthly or at once. */
export type AnnualOffer = Readonly<{
  billed: 'Monthly' | 'Annual';
  /** Per seat, between two bills. */
  price: number;
  /** For all seats. */
  year: Money;
  /** What the customer saves in a year; negative when the year costs more. It is also the price of staying flexible. */
  saves: Money;
  /** What the partner saves; null when a cost is unknown. */
  costSaves: Money | null;
  /** Seats kept for more months than this are cheaper for a year; null when they never are. */
  evenAfter: number | null;
}>;

/** A subscription on a monthly term, beside what a year would cost today. */
export type MonthlyTerm = Readonly<{
  company: Company | null;
  subscription: Subscription;
  /** For all seats, at the price paid now; null when unknown. */
  year: Money | null;
  /** Empty when a part is unknown, or Pax8 does not sell a year. */
  offers: readonly AnnualOffer[];
}>;

export const isMonthlyTerm = ({ commitment }: Subscription): boolean =>
  commitment !== null && isOfTerm(commitment.term, 'monthly');

/** Since when a subscription runs; null when Pax8 does not say. */
export const begunAt = ({ createdAt, startAt }: Subscription): Instant | null => {
  const known = [createdAt, startAt].filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** Whether a subscription has run for more than a year; null when Pax8 does not say. */
export const isOlderThanYear = (subscription: Subscription, now: Instant): boolean | null => {
  const at = begunAt(subscription);
  return at === null ? null : plusMonths(at, 12) < now;
};

const between = (more: Money, less: Money): Money => ({
  currency: more.currency,
  amount: amountOfUnits(smallestUnits(more) - smallestUnits(less), more.currency),
});

/** A year's prices beside the monthly term, from Pax8's price list of today; null when that was not read. */
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

/** How many months at the monthly price cost no more than the year; null when even twelve do not. */
const evenAfter = (flexible: number, committed: number): number | null =>
  flexible <= committed ? null : Math.floor((committed * 12) / flexible);

/** The offer to compare with: billed monthly like the monthly term, or the only one. */
export const comparedOffer = ({ offers }: MonthlyTerm): AnnualOffer | null => offers[0] ?? null;

/** What a year would save, where it does, by currency. */
export const savesInAll = (terms: readonly MonthlyTerm[]): Money[] =>
  sumByCurrency(
    terms.flatMap((term) => {
      const saves = comparedOffer(term)?.saves;
      return saves === undefined || smallestUnits(saves) <= 0 ? [] : [saves];
    }),
  );

/** The largest saving first; unknown ones last. */
export const bySaving = (terms: readonly MonthlyTerm[]): MonthlyTerm[] => {
  const sizeOf = (term: MonthlyTerm): number => Number(comparedOffer(term)?.saves.amount ?? -1e12);
  return terms.toSorted((a, b) => sizeOf(b) - sizeOf(a));
};
