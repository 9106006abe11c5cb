import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/renewals.ts';

/** Why a price cannot be set. */
export type PriceRefusal =
  | Readonly<{ kind: 'price-not-running'; status: string }>
  | Readonly<{ kind: 'price-not-known' }>
  | Readonly<{ kind: 'price-other-currency'; currency: string }>
  | Readonly<{ kind: 'price-same'; price: number; currency: string; billingTerm: string }>
  | Readonly<{ kind: 'price-absurd' }>;

/** What a person should know before approving another price. */
export type PriceNote = Readonly<{ kind: 'price-meaning' }> | Readonly<{ kind: 'price-locked' }>;

export type PriceRuling =
  | Readonly<{ kind: 'allowed'; notes: readonly PriceNote[] }>
  | Readonly<{ kind: 'refused'; because: PriceRefusal }>;

/** More than anybody asks for one seat: a slip of the keyboard. */
const mostPerSeat = 1_000_000;

/**
 * Whether the price of a subscription may be set to `to` per seat and billing term. `currency` is the one that was said,
 * null when none was: then the subscription's own is meant. `subscription` must be a fresh read.
 */
export const rulePrice = (subscription: Subscription, to: number, currency: string | null): PriceRuling => {
  const because = refusalOf(subscription, to, currency);
  if (because !== null) return { kind: 'refused', because };
  const locked = subscription.commitment !== null;
  return {
    kind: 'allowed',
    notes: [{ kind: 'price-meaning' }, ...(locked ? ([{ kind: 'price-locked' }] as const) : [])],
  };
};

const refusalOf = (subscription: Subscription, to: number, said: string | null): PriceRefusal | null => {
  const { status, price, currency, billingTerm } = subscription;
  if (!isRunning(subscription)) return { kind: 'price-not-running', status };
  if (price === null || currency === null) return { kind: 'price-not-known' };
  if (said !== null && said !== currency) return { kind: 'price-other-currency', currency };
  if (!Number.isFinite(to) || to <= 0 || to > mostPerSeat) return { kind: 'price-absurd' };
  return to === price ? { kind: 'price-same', price, currency, billingTerm } : null;
};
