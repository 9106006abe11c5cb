import type { Subscription } from '../marketplace/records.ts';
import { type TermEnd, termEnd } from '../marketplace/renewals.ts';
import { type Money, monthly, smallestUnits, yearly } from '../words/money.ts';

/** A subscription with everything computed from it alone: once when it is read, not on every look-up. */
export type Standing = Readonly<{
  subscription: Subscription;
  end: TermEnd;
  /**
   * What all seats cost per month; null when the price or currency is unknown or the billing term has no monthly
   * amount.
   */
  monthly: Money | null;
  /** The same per year. */
  yearly: Money | null;
  /** Per month in the currency's smallest unit, which adds up exactly: the price, and what the partner pays. */
  units: Readonly<{ price: number | null; cost: number | null }>;
}>;

export const standingOf = (subscription: Subscription): Standing => {
  const { quantity, partnerCost } = subscription;
  const price = monthly(subscription, quantity);
  return {
    subscription,
    end: termEnd(subscription),
    monthly: price,
    yearly: yearly(subscription, quantity),
    units: {
      price: unitsOf(price),
      cost: unitsOf(monthly({ ...subscription, price: partnerCost }, quantity)),
    },
  };
};

const unitsOf = (money: Money | null): number | null => (money === null ? null : smallestUnits(money));
