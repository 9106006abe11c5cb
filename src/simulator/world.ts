import { isNewCommerce } from './catalogue/new-commerce.ts';
import { todaysPriceOf } from './catalogue/price-plans.ts';
import type {
  SimCompany,
  SimContact,
  SimEvent,
  SimInvoice,
  SimOrder,
  SimProduct,
  SimSubscription,
  SimWebhook,
} from './model.ts';
import { contactsFor } from './seed/contacts.ts';
import { fixedId } from './seed/ids.ts';
import { ordersOf } from './seed/orders.ts';
import { nextEventAt, passTime } from './subscriptions/terms.ts';
import { eventOf } from './webhooks/topics.ts';

export type Seed = Readonly<{
  companies: SimCompany[];
  products: SimProduct[];
  subscriptions: SimSubscription[];
  webhooks?: SimWebhook[];
  /** Orders of long ago, made when orders are first asked for. */
  pastOrders?: () => SimOrder[];
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
  /** Ends and renews terms up to now; a renewal comes this long after the term's end. */
  passTime(now: number, renewalMs: number): void;
  /** Changed in place. */
  webhooks: SimWebhook[];
  /** What webhooks were not told of yet. */
  happened: SimEvent[];
  /** Filtered and sorted lists by query, cached until something changes, so that pages need no new sorting. */
  views: Map<string, readonly unknown[]>;
}>;

/** Pax8 lists orders so when it is not told to sort. https://github.com/pax8labs/pax8-cli/issues/478 */
const oldestFirst = (a: SimOrder, b: SimOrder): number => a.createdDate - b.createdDate;

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
  const happened: SimEvent[] = [];
  const allSubscriptions = table(seed.subscriptions, views);
  const subscriptions: Table<SimSubscription> = {
    ...allSubscriptions,
    add(row) {
      allSubscriptions.add(row);
      happened.push(eventOf(row, 'New'));
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
    happened.push(eventOf(subscription, changes));
  };
  /** A new term gets the list price of its first day. */
  const priceNow = (subscription: SimSubscription): Partial<SimSubscription> => {
    const { productId, billingTerm, commitment, currencyCode: currency, quantity } = subscription;
    const product = products.byId.get(productId);
    if (product === undefined) return {};
    return todaysPriceOf(product, { billingTerm, term: commitment?.term ?? null, currency, quantity }) ?? {};
  };
  const newId = (kind: string): string => {
    made += 1;
    return fixedId(`new ${kind}`, made);
  };
  return {
    companies,
    products,
    subscriptions,
    orders: () => {
      orders ??= table(
        [...(seed.pastOrders?.() ?? []), ...ordersOf(seed.subscriptions)].sort(oldestFirst),
        views,
      );
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
    newId,
    invoices: new Map(seed.invoices),
    webhooks: seed.webhooks ?? [],
    happened,
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
      // A subscription that takes another's place is added while this runs, and passes the same time.
      for (const subscription of seed.subscriptions)
        passTime(
          subscription,
          { now, renewalMs },
          {
            priceNow,
            record: (changes, at) => change(subscription, changes, at),
            follow: (successor) => subscriptions.add(successor),
            newId: () => newId('subscription'),
            convertsByDefault: ({ productId }) => {
              const product = products.byId.get(productId);
              return product !== undefined && isNewCommerce(product);
            },
          },
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
