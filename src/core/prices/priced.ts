import Big from 'big.js';
import type { Subscription } from '../marketplace/records.ts';
import type { TodaysPrice } from '../ordering/todays-price.ts';
import { type Money, monthly, smallestUnits } from '../words/money.ts';

/** A price or a cost as it is paid and as it is today; null where Pax8 gives none, or one that cannot be. */
export type Step<T> = Readonly<{ paid: T | null; today: T | null }>;

export type Course = 'rises' | 'falls' | 'same' | 'unknown';

/** A subscription's price and partner cost of a seat and billing term, and of all its seats a month. */
export type Priced = Readonly<{
  price: Step<number>;
  cost: Step<number>;
  month: Readonly<{ price: Step<Money>; cost: Step<Money> }>;
}>;

/**
 * A price of 0 of what recurs may be one that is missing, and a negative one never is a price; so neither is taken for known.
 */
const known = (amount: number | null | undefined): number | null =>
  amount === null || amount === undefined || amount <= 0 ? null : amount;

/** The course of what is paid for a seat. */
export const courseOf = ({ paid, today }: Step<number>): Course => {
  if (paid === null || today === null) return 'unknown';
  return today === paid ? 'same' : today > paid ? 'rises' : 'falls';
};

/** What all seats of a subscription cost a month at a price of a seat and billing term. */
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

/** What is left of a price for the partner, in the smallest unit of its currency, and the price that it is of. */
export type MarginUnits = Readonly<{ units: number; ofUnits: number }>;

export const marginOf = (price: Money | null, cost: Money | null): MarginUnits | null => {
  if (price === null || cost === null) return null;
  const ofUnits = smallestUnits(price);
  return { units: ofUnits - smallestUnits(cost), ofUnits };
};

/** A margin in percent of the price, to one decimal place; null of a price of nothing. */
export const marginShare = ({ units, ofUnits }: MarginUnits): string | null =>
  ofUnits === 0 ? null : new Big(units).times(100).div(ofUnits).toFixed(1);
