import type { Company, Instant, Subscription } from './marketplace.ts';
import { buildNames, type NameIndex } from './names.ts';

/** Companies and subscriptions in memory for look-ups. Never the ground for a write: that reads afresh. */
export type Portfolio = Readonly<{
  companies: ReadonlyMap<string, Company>;
  subscriptions: ReadonlyMap<string, Subscription>;
  /** Subscriptions by company id. */
  byCompany: ReadonlyMap<string, readonly Subscription[]>;
  companyNames: NameIndex;
  /** When Pax8 was read. */
  asOf: Instant;
  /** Rows that Pax8 sent and that could not be understood. */
  unreadable: number;
}>;

type Parts = Readonly<{
  companies: Iterable<Company>;
  subscriptions: Iterable<Subscription>;
  asOf: Instant;
  unreadable: number;
}>;

/** Of two rows with one id the later counts. */
export const buildPortfolio = ({ companies, subscriptions, asOf, unreadable }: Parts): Portfolio => {
  const companyById = new Map([...companies].map((company) => [company.id, company]));
  const subscriptionById = new Map([...subscriptions].map((subscription) => [subscription.id, subscription]));
  const byCompany = new Map<string, Subscription[]>();
  for (const subscription of subscriptionById.values()) {
    const there = byCompany.get(subscription.companyId);
    if (there === undefined) byCompany.set(subscription.companyId, [subscription]);
    else there.push(subscription);
  }
  return {
    companies: companyById,
    subscriptions: subscriptionById,
    byCompany,
    companyNames: buildNames(companyById.values()),
    asOf,
    unreadable,
  };
};

/** The portfolio with one subscription as it was just read; everything else, and its age, stays. */
export const withSubscription = (portfolio: Portfolio, subscription: Subscription): Portfolio => {
  const before = portfolio.subscriptions.get(subscription.id);
  const subscriptions = new Map(portfolio.subscriptions).set(subscription.id, subscription);
  const byCompany = new Map(portfolio.byCompany);
  const held = byCompany.get(subscription.companyId) ?? [];
  if (before?.companyId === subscription.companyId) {
    byCompany.set(
      subscription.companyId,
      held.map((each) => (each.id === subscription.id ? subscription : each)),
    );
    return { ...portfolio, subscriptions, byCompany };
  }
  byCompany.set(subscription.companyId, [...held, subscription]);
  if (before !== undefined) {
    const left = byCompany.get(before.companyId) ?? [];
    byCompany.set(
      before.companyId,
      left.filter(({ id }) => id !== subscription.id),
    );
  }
  return { ...portfolio, subscriptions, byCompany };
};
