import type { Subscription } from '../marketplace/records.ts';
import { type NotRunning, notRunning } from '../marketplace/running.ts';
import type { Instant } from '../words/instant.ts';

/** Why a price cannot be set. */
export type PriceRefusal =
  | NotRunning
  | Readonly<{ kind: 'price-not-known' }>
  | Readonly<{ kind: 'price-other-currency'; currency: string }>
  | Readonly<{ kind: 'price-same'; price: number; currency: string; billingTerm: string }>
  | Readonly<{ kind: 'price-absurd' }>;

/** What a person should know before approving a new price. */
export type PriceNote = Readonly<{ kind: 'price-meaning' }> | Readonly<{ kind: 'price-locked' }>;

export type PriceRuling =
  | Readonly<{ kind: 'allowed'; notes: readonly PriceNote[] }>
  | Readonly<{ kind: 'refused'; because: PriceRefusal }>;

/** A higher price per seat is a typing error. */
const mostPerSeat = 1_000_000;

/**
 * Whether the price may be set to `to` per seat and billing term. A null `currency` means the subscription's own. Needs
 * a fresh read.
 */
export const rulePrice = (
  subscription: Subscription,
  to: number,
  currency: string | null,
  now: Instant,
): PriceRuling => {
  const because = notRunning(subscription, now) ?? refusalOf(subscription, to, currency);
  if (because !== null) return { kind: 'refused', because };
  const locked = subscription.commitment !== null;
  return {
    kind: 'allowed',
    notes: [{ kind: 'price-meaning' }, ...(locked ? ([{ kind: 'price-locked' }] as const) : [])],
  };
};

const refusalOf = (subscription: Subscription, to: number, asked: string | null): PriceRefusal | null => {
  const { price, currency, billingTerm } = subscription;
  if (price === null || currency === null) return { kind: 'price-not-known' };
  if (asked !== null && asked !== currency) return { kind: 'price-other-currency', currency };
  if (!Number.isFinite(to) || to <= 0 || to > mostPerSeat) return { kind: 'price-absurd' };
  return to === price ? { kind: 'price-same', price, currency, billingTerm } : null;
};
