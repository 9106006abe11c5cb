import { day } from '../clock.ts';
import type { Quirk, SimProduct, SimSubscription } from '../model.ts';
import { addMonths, termMonths } from '../terms.ts';
import { snapshot } from '../world.ts';

/** How a product is bought: what Pax8 bills, what is committed, and the price as a multiple of the monthly list price. */
const plans = {
  '1y-monthly': { billingTerm: 'Monthly', term: '1-Year', factor: 1.05 },
  '1y-yearly': { billingTerm: 'Annual', term: '1-Year', factor: 12 },
  '3y-yearly': { billingTerm: 'Annual', term: '3-Year', factor: 12 },
  monthly: { billingTerm: 'Monthly', term: 'Monthly', factor: 1.2 },
  free: { billingTerm: 'Monthly', term: null, factor: 1 },
  trial: { billingTerm: 'Trial', term: null, factor: 0 },
} as const;

export type Plan = keyof typeof plans;

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

const partnerShare = 0.84;
const euros = 0.92;
const cents = (amount: number): number => Math.round(amount * 100) / 100;

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
  const price = cents(product.listPrice * factor * (currency === 'EUR' ? euros : 1));
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
    price,
    partnerCost: cents(price * partnerShare),
    currencyCode: currency,
    billingTerm,
    commitment: term === null ? null : { id: commitmentId(product.id, months), term, endDate: end },
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

/** Pax8's id of a commitment belongs to the product and its term. */
const commitmentId = (productId: string, months: number): string =>
  `c00000${months.toString(16).padStart(2, '0')}${productId.slice(8)}`;

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
