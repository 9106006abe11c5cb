import type { Subscription } from './marketplace.ts';
import { type Money, monthly, yearly } from './money.ts';
import { type TermEnd, termEnd } from './renewals.ts';

/** A subscription with what follows from it alone: reckoned once, when it is read, and not in every look-up. */
export type Standing = Readonly<{
  subscription: Subscription;
  end: TermEnd;
  /** What all its seats cost a month; null when the price, the currency or a month of it is not known. */
  monthly: Money | null;
  /** The same for a year. */
  yearly: Money | null;
  /** What the partner pays for them a month. */
  cost: Money | null;
}>;

export const standingOf = (subscription: Subscription): Standing => ({
  subscription,
  end: termEnd(subscription),
  monthly: monthly(subscription, subscription.quantity),
  yearly: yearly(subscription, subscription.quantity),
  cost: monthly({ ...subscription, price: subscription.partnerCost }, subscription.quantity),
});
