import { commitmentId } from '../catalogue/dependencies.ts';
import { type Plan, plans, priceAt } from '../catalogue/price-plans.ts';
import { day } from '../clock.ts';
import type { Quirk, SimProduct, SimSubscription } from '../model.ts';
import { addMonths, termMonths } from '../subscriptions/terms.ts';
import { snapshot } from '../world.ts';

/** 1 July 2026 as seen from late November. */
const priceRose = 145 * day;

export type Purchase = Readonly<{
  id: string;
  companyId: string;
  product: SimProduct;
  seats: number;
  plan: Plan;
  now: number;
  /** Days from today (UTC midnight) to the end of the term or the trial; for `free`, minus the days since purchase. */
  days: number;
  /** How often the term has renewed already. */
  renewals?: number;
  /** The last of these seats were added so many days ago. */
  added?: Readonly<{ seats: number; daysAgo: number }>;
  /** Cancelled: as of the term's end, or so many days ago. */
  cancelled?: 'at-term-end' | number;
  status?: string;
  currency?: 'USD' | 'EUR';
  quirk: Quirk;
}>;

export const subscribe = (purchase: Purchase): SimSubscription => {
  const {
    id,
    companyId,
    product,
    seats,
    plan,
    now,
    days,
    renewals = 0,
    cancelled,
    currency = 'USD',
  } = purchase;
  const { billingTerm, term, factor } = plans[plan];
  const today = Math.floor(now / day) * day;
  const end = today + days * day;
  const months = term === null ? 0 : termMonths(term);
  const termStart =
    term === null
      ? today + Math.min(days, 0) * day - (plan === 'trial' ? 21 * day : 0)
      : addMonths(end, -months);
  const startDate = term === null ? termStart : addMonths(end, -months * (1 + renewals));
  const isOld = plan !== 'free' && termStart < today - priceRose;
  const listPrice = isOld ? (product.formerPrice ?? product.listPrice) : product.listPrice;
  const endDate =
    cancelled === 'at-term-end' || plan === 'trial'
      ? end
      : cancelled === undefined
        ? null
        : today - cancelled * day;
  const subscription: SimSubscription = {
    id,
    companyId,
    productId: product.id,
    productName: product.name,
    vendorSkuId: product.vendorSku,
    quantity: seats,
    startDate,
    endDate,
    createdDate: startDate,
    updatedDate: null,
    billingStart: startDate,
    status:
      purchase.status ??
      (plan === 'trial' ? 'Trial' : typeof cancelled === 'number' ? 'Cancelled' : 'Active'),
    ...priceAt(listPrice, factor, currency),
    currencyCode: currency,
    billingTerm,
    commitment: term === null ? null : { id: commitmentId(product.id, term), term, endDate: end },
    termStart,
    additions: [],
    settleReads: 0,
    settlesAs: 'Active',
    history: [],
    quirk: term === 'Monthly' ? { ...purchase.quirk, commitmentKey: 'commitment' } : purchase.quirk,
  };
  if (renewals > 0) renewed(subscription, termStart);
  if (purchase.added !== undefined)
    seatsAdded(subscription, now - purchase.added.daysAgo * day, purchase.added.seats);
  return subscription;
};

const renewed = (subscription: SimSubscription, at: number): void => {
  const before = { ...snapshot(subscription), updatedDate: null };
  subscription.updatedDate = at;
  subscription.history = [snapshot(subscription), before];
};

const seatsAdded = (subscription: SimSubscription, at: number, seats: number): void => {
  const quantity = subscription.quantity - seats;
  const earlier = subscription.history.length > 0 ? subscription.history : [snapshot(subscription)];
  subscription.additions = [{ at, seats }];
  subscription.updatedDate = at;
  subscription.history = [
    snapshot({ ...subscription, status: 'PendingAutomated' }),
    ...earlier.map((record) => ({ ...record, quantity })),
  ];
};
