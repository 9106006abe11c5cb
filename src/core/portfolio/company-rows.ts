import type { Company, Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/renewals.ts';
import { findNames } from '../names/names.ts';
import { totalsOf } from './company-totals.ts';
import { type Portfolio, standingsIn } from './portfolio.ts';

/** The companies of which the name fits, the best first; null: all, by name. */
export const companiesNamed = (
  { companies, companyNames }: Pick<Portfolio, 'companies' | 'companyNames'>,
  text: string | null,
): Company[] => {
  if (text === null) return [...companies.values()].sort((a, b) => a.name.localeCompare(b.name));
  const ids = findNames(companyNames, text)?.ids ?? [];
  return ids.flatMap((id) => companies.get(id) ?? []);
};

/** What a company has in one currency; null: in one that Pax8 did not name, or (with no subscriptions) nothing. */
export type CompanyRow = Readonly<{
  company: Company;
  currency: string | null;
  subscriptions: number;
  seats: number;
  /** null: no price is known. */
  monthly: string | null;
  /** Of how many subscriptions no monthly price is known. */
  unknown: number;
}>;

/** A row for each currency in which a company has something: amounts of two currencies stand in no one row. */
export const companyRows = (portfolio: Portfolio, company: Company): CompanyRow[] => {
  const running = standingsIn(portfolio, company).filter(({ subscription }) => isRunning(subscription));
  if (running.length === 0)
    return [{ company, currency: null, subscriptions: 0, seats: 0, monthly: null, unknown: 0 }];
  return [...Map.groupBy(running, ({ subscription }) => subscription.currency)].map(([currency, all]) => {
    const { subscriptions, seats, monthly } = totalsOf(all);
    const unknown = all.filter((standing) => standing.monthly === null).length;
    return { company, currency, subscriptions, seats, monthly: monthly[0]?.amount ?? null, unknown };
  });
};

/** What a company has: what runs before what does not, by product. */
export const subscriptionRows = (
  { byCompany }: Pick<Portfolio, 'byCompany'>,
  { id }: Pick<Company, 'id'>,
): Subscription[] =>
  [...(byCompany.get(id) ?? [])].sort(
    (a, b) =>
      Number(isRunning(b)) - Number(isRunning(a)) || (a.productName ?? '').localeCompare(b.productName ?? ''),
  );
