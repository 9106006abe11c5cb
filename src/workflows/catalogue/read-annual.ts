import type { Subscription } from '../../core/marketplace/records.ts';
import { isRunning } from '../../core/marketplace/running.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import {
  bySaving,
  isMonthlyTerm,
  isOlderThanYear,
  type MonthlyTerm,
  monthlyTermOf,
} from '../../core/prices/annual.ts';
import type { Context } from '../context.ts';
import { plansForPerson } from './todays-prices.ts';

/** The matching monthly terms beside what a year would cost today, the largest saving first. */
export const readAnnual = async (
  context: Context,
  { subscriptions, companies }: Portfolio,
  counts: (subscription: Subscription) => boolean,
  older: boolean,
): Promise<Readonly<{ terms: readonly MonthlyTerm[]; withoutBegin: number; pricesComing: number }>> => {
  const now = context.now();
  const monthly = [...subscriptions.values()].filter(
    (each) =>
      isMonthlyTerm(each) &&
      isRunning(each, now) &&
      // What is cancelled is no longer to be switched, or has been.
      each.endAt === null &&
      companies.get(each.companyId)?.status !== 'Deleted' &&
      counts(each),
  );
  const listed = older ? monthly.filter((each) => isOlderThanYear(each, now) === true) : monthly;
  const plans = await plansForPerson(context, listed);
  return {
    terms: bySaving(
      listed.map((each) =>
        monthlyTermOf(companies.get(each.companyId) ?? null, each, plans.get(each.id)?.plans ?? null),
      ),
    ),
    withoutBegin: monthly.filter((each) => isOlderThanYear(each, now) === null).length,
    pricesComing: listed.filter(({ id }) => !plans.has(id)).length,
  };
};
