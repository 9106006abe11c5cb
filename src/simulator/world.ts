import type { SimCompany, SimProduct, SimSubscription } from './model.ts';
import { todaysPriceOf } from './price-plans.ts';
import { nextEventAt, passTime } from './terms.ts';

export type Seed = Readonly<{
  companies: SimCompany[];
  products: SimProduct[];
  subscriptions: SimSubscription[];
}>;

export type Table<T> = Readonly<{ rows: readonly T[]; byId: ReadonlyMap<string, T> }>;

export type World = Readonly<{
  companies: Table<SimCompany>;
  products: Table<SimProduct>;
  subscriptions: Table<SimSubscription>;
  subscriptionsOf(companyId: string): readonly SimSubscription[];
  /** Changes a subscription and appends the change to its history. */
  change(subscription: SimSubscription, changes: Partial<SimSubscription>, at: number): void;
  /** Changes a subscription with no trace. */
  overwrite(subscription: SimSubscription, changes: Partial<SimSubscription>): void;
  /** In which a company is billed: that of its subscriptions, else euros in the euro area. */
  currencyOf(companyId: string | null): string;
  /** Lets terms end and renew up to now. */
  passTime(now: number): void;
  /** Filtered and sorted lists by query, kept until something changes, so that pages need no sorting again. */
  views: Map<string, readonly unknown[]>;
}>;

const table = <T extends { id: string }>(rows: readonly T[]): Table<T> => ({
  rows,
  byId: new Map(rows.map((row) => [row.id, row])),
});

export const createWorld = (seed: Seed): World => {
  const views = new Map<string, readonly unknown[]>();
  const byCompany = Map.groupBy(seed.subscriptions, (subscription) => subscription.companyId);
  const companies = table(seed.companies);
  const products = table(seed.products);
  let nothingBefore = Number.NEGATIVE_INFINITY;

  const overwrite: World['overwrite'] = (subscription, changes) => {
    Object.assign(subscription, changes);
    nothingBefore = Math.min(nothingBefore, nextEventAt(subscription));
    views.clear();
  };
  const change: World['change'] = (subscription, changes, at) => {
    if (subscription.history.length === 0) subscription.history.push(snapshot(subscription));
    overwrite(subscription, { ...changes, updatedDate: at });
    subscription.history.unshift(snapshot(subscription));
  };
  /** A new term is bought at the list price of its day. */
  const priceNow = (subscription: SimSubscription): Partial<SimSubscription> => {
    const { productId, billingTerm, commitment, currencyCode: currency, quantity } = subscription;
    const product = products.byId.get(productId);
    if (product === undefined) return {};
    return todaysPriceOf(product, { billingTerm, term: commitment?.term ?? null, currency, quantity }) ?? {};
  };
  return {
    companies,
    products,
    subscriptions: table(seed.subscriptions),
    subscriptionsOf: (companyId) => byCompany.get(companyId) ?? [],
    change,
    overwrite,
    currencyOf(companyId) {
      if (companyId === null) return 'USD';
      const [first] = byCompany.get(companyId) ?? [];
      if (first !== undefined) return first.currencyCode;
      const country = companies.byId.get(companyId)?.address.country ?? '';
      return ['AT', 'BE', 'DE', 'ES', 'FR', 'IE', 'IT', 'NL'].includes(country) ? 'EUR' : 'USD';
    },
    passTime(now) {
      if (now < nothingBefore) return;
      for (const subscription of seed.subscriptions)
        passTime(subscription, now, priceNow, (changes, at) => change(subscription, changes, at));
      nothingBefore = seed.subscriptions.reduce(
        (first, subscription) => Math.min(first, nextEventAt(subscription)),
        Number.POSITIVE_INFINITY,
      );
    },
    views,
  };
};

export const snapshot = (subscription: SimSubscription): SimSubscription => ({
  ...subscription,
  history: [],
});
