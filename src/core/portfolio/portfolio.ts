import type { Company, Product, Subscription } from '../marketplace/records.ts';
import type { CatalogueNames } from '../names/catalogue-names.ts';
import { buildNames, type NameIndex } from '../names/names.ts';
import { type Skus, skusOf } from '../names/skus.ts';
import type { TaughtName } from '../names/taught-names.ts';
import { type Vendors, vendorsOf } from '../names/vendors.ts';
import type { Instant } from '../words/instant.ts';
import { type Standing, standingOf } from './standing.ts';

/** Companies and subscriptions in memory, for look-ups. A write never relies on it: it reads afresh. */
export type Portfolio = Readonly<{
  companies: ReadonlyMap<string, Company>;
  subscriptions: ReadonlyMap<string, Subscription>;
  /** Subscriptions by company id. */
  byCompany: ReadonlyMap<string, readonly Subscription[]>;
  /** By subscription id, sorted by end, which makes lists by date fast. */
  standings: ReadonlyMap<string, Standing>;
  companyNames: NameIndex;
  /** Nicknames that the admins of whoever asks have taught. */
  taught: readonly TaughtName[];
  /** The names of what can be bought; null before the catalogue was read. */
  catalogue: CatalogueNames | null;
  vendors: Vendors;
  skus: Skus;
  /** When Pax8 was read. */
  asOf: Instant;
  /** Rows from Pax8 that could not be understood. */
  unreadable: number;
}>;

type Parts = Readonly<{
  companies: Iterable<Company>;
  subscriptions: Iterable<Subscription>;
  /** Those read one by one. */
  products?: Iterable<Product>;
  asOf: Instant;
  unreadable: number;
}>;

/** Of two rows with the same id the later one counts. */
export const buildPortfolio = ({
  companies,
  subscriptions,
  products = [],
  asOf,
  unreadable,
}: Parts): Portfolio => {
  const known = [...products];
  const companyById = new Map([...companies].map((company) => [company.id, company]));
  const subscriptionById = new Map([...subscriptions].map((subscription) => [subscription.id, subscription]));
  const standings = byEnd([...subscriptionById.values()].map(standingOf));
  const byCompany = new Map<string, Subscription[]>();
  for (const subscription of subscriptionById.values()) {
    const sameCompany = byCompany.get(subscription.companyId);
    if (sameCompany === undefined) byCompany.set(subscription.companyId, [subscription]);
    else sameCompany.push(subscription);
  }
  return {
    companies: companyById,
    subscriptions: subscriptionById,
    byCompany,
    standings,
    companyNames: buildNames(companyById.values()),
    taught: [],
    catalogue: null,
    vendors: vendorsOf(known),
    skus: skusOf(known),
    asOf,
    unreadable,
  };
};

/** The same portfolio, with its companies and products also known by these nicknames. */
export const withTaught = (portfolio: Portfolio, taught: readonly TaughtName[]): Portfolio => ({
  ...portfolio,
  taught,
});

/** The same portfolio, with the names of what can be bought. */
export const withCatalogue = (portfolio: Portfolio, catalogue: CatalogueNames | null): Portfolio => ({
  ...portfolio,
  catalogue,
});

/** Few end dates differ, so those are sorted, not the thousands of rows that share them. */
const byEnd = (all: readonly Standing[]): Map<string, Standing> => {
  const standings = new Map<string, Standing>();
  for (const [, same] of [...Map.groupBy(all, endOf)].sort(([a], [b]) => a - b))
    for (const standing of same) standings.set(standing.subscription.id, standing);
  return standings;
};

const endOf = ({ end }: Standing): Instant => ('at' in end ? (end.at ?? 0) : 0);

/** The standings of a company, in the order of its subscriptions. */
export const standingsIn = (
  { byCompany, standings }: Pick<Portfolio, 'byCompany' | 'standings'>,
  { id }: Pick<Company, 'id'>,
): Standing[] => standingsOf(standings, byCompany.get(id) ?? []);

/** The portfolio with one subscription replaced by a fresh read; the rest, and its age, stays. */
export const withSubscription = (portfolio: Portfolio, subscription: Subscription): Portfolio => {
  const { id, companyId } = subscription;
  const before = portfolio.subscriptions.get(id)?.companyId ?? companyId;
  const heldBy = (company: string): readonly Subscription[] => portfolio.byCompany.get(company) ?? [];
  const without = (company: string) => heldBy(company).filter((each) => each.id !== id);
  const at = heldBy(companyId).findIndex((each) => each.id === id);
  const held = at < 0 ? [...heldBy(companyId), subscription] : heldBy(companyId).with(at, subscription);
  const byCompany = new Map(portfolio.byCompany).set(before, without(before)).set(companyId, held);
  const standings = new Map(portfolio.standings).set(id, standingOf(subscription));
  const subscriptions = new Map(portfolio.subscriptions).set(id, subscription);
  return { ...portfolio, subscriptions, byCompany, standings };
};

/** The portfolio with one company added, or replaced by a fresh read; the rest, and its age, stays. */
export const withCompany = (portfolio: Portfolio, company: Company): Portfolio => {
  const companies = new Map(portfolio.companies).set(company.id, company);
  const renamed = portfolio.companies.get(company.id)?.name !== company.name;
  return {
    ...portfolio,
    companies,
    ...(renamed ? { companyNames: buildNames(companies.values()) } : {}),
  };
};

/** What the portfolio has of these companies. */
export const ofCompanies = (portfolio: Portfolio, ids: ReadonlySet<string>): Portfolio => {
  const isOf = ({ companyId }: Pick<Subscription, 'companyId'>) => ids.has(companyId);
  const companies = new Map([...portfolio.companies].filter(([id]) => ids.has(id)));
  return {
    ...portfolio,
    companies,
    subscriptions: new Map([...portfolio.subscriptions].filter(([, subscription]) => isOf(subscription))),
    byCompany: new Map([...portfolio.byCompany].filter(([id]) => ids.has(id))),
    standings: new Map([...portfolio.standings].filter(([, { subscription }]) => isOf(subscription))),
    companyNames: buildNames(companies.values()),
    // Counted over all.
    unreadable: 0,
  };
};

const standingsOf = (standings: Portfolio['standings'], all: readonly Subscription[]): Standing[] =>
  all.map(({ id }) => standings.get(id)).filter((standing) => standing !== undefined);
