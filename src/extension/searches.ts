import { searchCompanies, searchIn, searchSubscriptions } from '../core/finding/search.ts';
import { subscriptionRows } from '../core/portfolio/company-rows.ts';
import type { Portfolio } from '../core/portfolio/portfolio.ts';
import { searchRenewals } from '../core/renewals/search-renewals.ts';
import { readPeriod } from '../core/understanding/periods.ts';
import { cleanText, readTokens, textOf } from '../core/understanding/sentence.ts';
import {
  companyPreview,
  insertedCompanyCard,
  insertedSubscriptionCard,
  subscriptionPreview,
} from '../views/companies/inserted.ts';
import type { Preview } from '../views/kit/inserted.ts';
import type { Plan } from '../views/kit/plan.ts';
import { insertedRenewalCard, renewalPreview } from '../views/renewals/inserted-renewal.ts';
import { serviceTermsOf } from '../workflows/changes/service-terms.ts';
import type { Context } from '../workflows/context.ts';

/** A result: its entry in the list, and the card to insert. */
type Found = Readonly<{ preview: Preview; card: Plan }>;
type SearchPage = Readonly<{ text: string; tenantId: string; skip: number; count: number }>;
export type Search = (context: Context, portfolio: Portfolio, asked: SearchPage) => Promise<readonly Found[]>;

/** One page; only its cards are made. */
const pageOf = <T>(rows: readonly T[], { skip, count }: SearchPage): readonly T[] =>
  rows.slice(skip, skip + count);

const companies: Search = async ({ show, now }, portfolio, asked) =>
  pageOf(searchCompanies(portfolio, asked.text), asked).map((company) => {
    const of = { company, subscriptions: subscriptionRows(portfolio, company, now()) };
    return {
      preview: companyPreview(of, show()),
      card: insertedCompanyCard({ ...of, asOf: portfolio.asOf }, show()),
    };
  });

const subscriptions: Search = async ({ show }, portfolio, asked) =>
  pageOf(searchSubscriptions(portfolio, asked.text), asked).map((subscription) => {
    const of = { company: portfolio.companies.get(subscription.companyId) ?? null, subscription };
    return {
      preview: subscriptionPreview(of, show()),
      card: insertedSubscriptionCard({ ...of, asOf: portfolio.asOf }, show()),
    };
  });

/** The text may also name a period: "contoso december". */
const renewals: Search = async (context, portfolio, asked) => {
  const { show, now, zone } = context;
  const { period, rest } = readPeriod(readTokens(cleanText(asked.text)), { now: now(), zone });
  const named = searchIn(portfolio, period === null ? asked.text : textOf(rest));
  const serviceTerms = await serviceTermsOf(context, [asked.tenantId]);
  return pageOf(searchRenewals(portfolio, named.product, period, now(), serviceTerms), asked).map(
    (renewal) => ({
      preview: renewalPreview(renewal, show()),
      card: insertedRenewalCard({ renewal, asOf: portfolio.asOf }, show()),
    }),
  );
};

/** The searches of the message extension, by the id of their command in the manifest. */
export const searches: ReadonlyMap<string, Search> = new Map([
  ['companies', companies],
  ['subscriptions', subscriptions],
  ['renewals', renewals],
]);
