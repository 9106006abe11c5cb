import { todaysPriceOf } from './catalogue/price-plans.ts';
import type { SimCompany, SimContact, SimInvoice, SimOrder, SimProduct, SimSubscription } from './model.ts';
import { contactsFor } from './seed/contacts.ts';
import { fixedId } from './seed/ids.ts';
import { ordersOf } from './seed/orders.ts';
import { nextEventAt, passTime } from './subscriptions/terms.ts';

export type Seed = Readonly<{
  companies: SimCompany[];
  products: SimProduct[];
  subscriptions: SimSubscription[];
  /** By the first day of the month: invoices that are not made from the subscriptions. */
  invoices?: ReadonlyMap<string, readonly SimInvoice[]>;
}>;

export type Table<T> = Readonly<{
  rows: readonly T[];
  byId: ReadonlyMap<string, T>;
  add(row: T): void;
}>;

export type World = Readonly<{
  companies: Table<SimCompany>;
  products: Table<SimProduct>;
  subscriptions: Table<SimSubscription>;
  /** Made from the seed's subscriptions on first use, so that the start stays quick. */
  orders(): Table<SimOrder>;
  /** The company's own list. Change it in place, then call `touch`. */
  contactsOf(company: SimCompany): SimContact[];
  /** Call after a change in place, so that lists are built again. */
  touch(): void;
  /** A new id. The same sequence of calls gives the same ids. */
  newId(kind: string): string;
  /** By month, `2026-11`. An invoice never changes once it was sent. */
  invoices: Map<string, readonly SimInvoice[]>;
  subscriptionsOf(companyId: string): readonly SimSubscription[];
  /** Changes a subscription and appends the change to its history. */
  change(subscription: SimSubscription, changes: Partial<SimSubscription>, at: number): void;
  /** Changes a subscription without a trace in its history. */
  overwrite(subscription: SimSubscription, changes: Partial<SimSubscription>): void;
  /** A company's billing currency: that of its subscriptions, otherwise euros in the euro area. */
  currencyOf(companyId: string | null): string;
  /** Ends and renews terms up to now; a renewal comes so long after the term's end. */
  passTime(now: number, renewalMs: number): void;
  /** Filtered and sorted lists by query, cached until something changes, so that pages need no new sorting. */
  views: Map<string, readonly unknown[]>;
}>;

const table = <T extends { id: string }>(rows: T[], views: World['views']): Table<T> => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    rows,
    byId,
    add(row) {
      rows.push(row);
      byId.set(row.id, row);
      views.clear();
    },
  };
};

export const createWorld = (seed: Seed): World => {
  const views = new Map<string, readonly unknown[]>();
  const byCompany = Map.groupBy(seed.subscriptions, (subscription) => subscription.companyId);
  const companies = table(seed.companies, views);
  const products = table(seed.products, views);
  const contacts = new Map<string, SimContact[]>();
  let orders: Table<SimOrder> | null = null;
  let made = 0;
  const allSubscriptions = table(seed.subscriptions, views);
  const subscriptions: Table<SimSubscription> = {
    ...allSubscriptions,
    add(row) {
      allSubscriptions.add(row);
      byCompany.set(row.companyId, [...(byCompany.get(row.companyId) ?? []), row]);
      nothingBefore = Math.min(nothingBefore, nextEventAt(row));
    },
  };
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
  /** A new term gets the list price of its first day. */
  const priceNow = (subscription: SimSubscription): Partial<SimSubscription> => {
    const { productId, billingTerm, commitment, currencyCode: currency, quantity } = subscription;
    const product = products.byId.get(productId);
    if (product === undefined) return {};
    return todaysPriceOf(product, { billingTerm, term: commitment?.term ?? null, currency, quantity }) ?? {};
  };
  return {
    companies,
    products,
    subscriptions,
    orders: () => {
      orders ??= table(ordersOf(seed.subscriptions), views);
      return orders;
    },
    contactsOf(company) {
      const known = contacts.get(company.id);
      if (known !== undefined) return known;
      const seeded = contactsFor(company);
      contacts.set(company.id, seeded);
      return seeded;
    },
    touch: () => views.clear(),
    newId: (kind) => {
      made += 1;
      return fixedId(`new ${kind}`, made);
    },
    invoices: new Map(seed.invoices),
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
    passTime(now, renewalMs) {
      if (now < nothingBefore) return;
      for (const subscription of seed.subscriptions)
        passTime(subscription, { now, renewalMs }, priceNow, (changes, at) =>
          change(subscription, changes, at),
        );
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
