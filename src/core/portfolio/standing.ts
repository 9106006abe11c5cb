import type { Subscription } from '../marketplace/records.ts';
import { type TermEnd, termEnd } from '../marketplace/renewals.ts';
import { type Money, monthly, yearly } from '../words/money.ts';

/** A subscription with what follows from it alone: reckoned once, when it is read, and not in every look-up. */
export type Standing = Readonly<{
  subscription: Subscription;
  end: TermEnd;
  /** What all its seats cost a month; null when the price, the currency or a month of it is not known. */
  monthly: Money | null;
  /** The same for a year. */
  yearly: Money | null;
  /** What they cost a month in whole cents, which add up exactly: the price, and what the partner pays. */
  cents: Readonly<{ price: number | null; cost: number | null }>;
}>;

export const standingOf = (subscription: Subscription): Standing => {
  const { quantity, partnerCost } = subscription;
  const price = monthly(subscription, quantity);
  return {
    subscription,
    end: termEnd(subscription),
    monthly: price,
    yearly: yearly(subscription, quantity),
    cents: {
      price: centsOf(price),
      cost: centsOf(monthly({ ...subscription, price: partnerCost }, quantity)),
    },
  };
};

const centsOf = (money: Money | null): number | null =>
  money === null ? null : Math.round(Number(money.amount) * 100);
