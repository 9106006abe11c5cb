import type { Subscription } from '../marketplace/records.ts';
import { type TermEnd, termEnd } from '../marketplace/renewals.ts';
import { type Money, monthly, smallestUnits, yearly } from '../words/money.ts';

/** A subscription with everything computed from it, once. Amounts are getters: a copy by `...` has none. */
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

/** Amounts are computed when first asked for: of 50,000 subscriptions few are. */
class Counted implements Standing {
  readonly subscription: Subscription;
  readonly end: TermEnd;
  #amounts: Pick<Standing, 'monthly' | 'yearly' | 'units'> | null = null;

  constructor(subscription: Subscription) {
    this.subscription = subscription;
    this.end = termEnd(subscription);
  }
  get monthly() {
    return this.#counted().monthly;
  }
  get yearly() {
    return this.#counted().yearly;
  }
  get units() {
    return this.#counted().units;
  }
  #counted() {
    this.#amounts ??= amountsOf(this.subscription);
    return this.#amounts;
  }
}

export const standingOf = (subscription: Subscription): Standing => new Counted(subscription);

const amountsOf = (subscription: Subscription): Pick<Standing, 'monthly' | 'yearly' | 'units'> => {
  const { quantity, partnerCost } = subscription;
  const price = monthly(subscription, quantity);
  return {
    monthly: price,
    yearly: yearly(subscription, quantity),
    units: {
      price: unitsOf(price),
      cost: unitsOf(monthly({ ...subscription, price: partnerCost }, quantity)),
    },
  };
};

const unitsOf = (money: Money | null): number | null => (money === null ? null : smallestUnits(money));
