import Big from 'big.js';
import type { Subscription } from '../marketplace/records.ts';
import type { TodaysPrice } from '../ordering/todays-price.ts';
import { type Money, monthly, smallestUnits } from '../words/money.ts';

/** A price or cost as paid and as listed today; null where Pax8 gives none, or an impossible one. */
export type Step<T> = Readonly<{ paid: T | null; today: T | null }>;

export type Course = 'rises' | 'falls' | 'same' | 'unknown';

/** A subscription's price and partner cost, per seat and billing term, and for all seats a month. */
export type Priced = Readonly<{
  price: Step<number>;
  cost: Step<number>;
  month: Readonly<{ price: Step<Money>; cost: Step<Money> }>;
}>;

/** A recurring price of 0 may be a missing one, and a negative one is never a price: neither counts as known. */
const known = (amount: number | null | undefined): number | null =>
  amount === null || amount === undefined || amount <= 0 ? null : amount;

/** How the price paid for a seat changed over time. */
export const courseOf = ({ paid, today }: Step<number>): Course => {
  if (paid === null || today === null) return 'unknown';
  return today === paid ? 'same' : today > paid ? 'rises' : 'falls';
};

/** What a subscription's seats cost a month at a given price per seat and billing term. */
const ofMonth = ({ billingTerm, currency, quantity }: Subscription, price: number | null): Money | null =>
  monthly({ price, billingTerm, currency }, quantity);

export const pricedOf = (subscription: Subscription, today: TodaysPrice | undefined): Priced => {
  const price = { paid: known(subscription.price), today: known(today?.price) };
  const cost = { paid: known(subscription.partnerCost), today: known(today?.partnerCost) };
  const month = ({ paid, today: now }: Step<number>): Step<Money> => ({
    paid: ofMonth(subscription, paid),
    today: ofMonth(subscription, now),
  });
  return { price, cost, month: { price: month(price), cost: month(cost) } };
};

/** The partner's margin of a price in the currency's smallest unit, and the price. */
export type MarginUnits = Readonly<{ units: number; ofUnits: number }>;

export const marginOf = (price: Money | null, cost: Money | null): MarginUnits | null => {
  if (price === null || cost === null) return null;
  const ofUnits = smallestUnits(price);
  return { units: ofUnits - smallestUnits(cost), ofUnits };
};

/** A margin in percent of the price, to one decimal place; null when the price is 0. */
export const marginShare = ({ units, ofUnits }: MarginUnits): string | null =>
  ofUnits === 0 ? null : new Big(units).times(100).div(ofUnits).toFixed(1);
