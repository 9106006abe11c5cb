import type { Company, Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import { findCompanies } from '../names/names.ts';
import type { Instant } from '../words/instant.ts';
import { isTrial, totalsOf } from './company-totals.ts';
import { type Portfolio, standingsIn } from './portfolio.ts';

/** Companies whose name fits, best first; all of them by name when `text` is null. */
export const companiesNamed = (
  { companies, companyNames }: Pick<Portfolio, 'companies' | 'companyNames'>,
  text: string | null,
): Company[] => {
  if (text === null) return [...companies.values()].sort((a, b) => a.name.localeCompare(b.name));
  const ids = findCompanies(companyNames, text)?.ids ?? [];
  return ids.map((id) => companies.get(id) as Company);
};

/** What a company has in one currency. Null when Pax8 named no currency, or when the company has no subscriptions. */
export type CompanyRow = Readonly<{
  company: Company;
  currency: string | null;
  subscriptions: number;
  seats: number;
  /** Of products that may count something else than people. */
  otherSeats: number;
  /** How many subscriptions have unknown seats. */
  unknownSeats: number;
  /** Null when no price is known. */
  monthly: string | null;
  /** How many subscriptions have no known monthly price. */
  unknown: number;
}>;

/** One row per currency: amounts in different currencies never share a row. */
export const companyRows = (portfolio: Portfolio, company: Company, now: Instant): CompanyRow[] => {
  const running = standingsIn(portfolio, company).filter(({ subscription }) => isRunning(subscription, now));
  if (running.length === 0)
    return [
      {
        ...{ company, currency: null, subscriptions: 0 },
        ...{ seats: 0, otherSeats: 0, unknownSeats: 0, monthly: null, unknown: 0 },
      },
    ];
  return [...Map.groupBy(running, ({ subscription }) => subscription.currency)].map(([currency, all]) => {
    const { monthly, unknownPrices: _, ...counts } = totalsOf(all, now);
    const unknown = all.filter(
      (standing) => standing.monthly === null || isTrial(standing.subscription),
    ).length;
    return { company, currency, ...counts, monthly: monthly[0]?.amount ?? null, unknown };
  });
};

/** A company's subscriptions: running ones first, then by product. */
export const subscriptionRows = (
  { byCompany }: Pick<Portfolio, 'byCompany'>,
  { id }: Pick<Company, 'id'>,
  now: Instant,
): Subscription[] =>
  [...(byCompany.get(id) ?? [])].sort(
    (a, b) =>
      Number(isRunning(b, now)) - Number(isRunning(a, now)) ||
      (a.productName ?? '').localeCompare(b.productName ?? ''),
  );
