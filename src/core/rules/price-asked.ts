import Big from 'big.js';
import type { Subscription } from '../marketplace/records.ts';
import type { Per } from '../words/price-units.ts';

/** Why a price is asked back before anybody approves it. */
export type PriceAskedBack =
  /** A yearly price that makes no whole cent a month; `near` is the nearest one that does. */
  | Readonly<{ kind: 'price-uneven'; amount: number; near: number; currency: string | null }>
  | Readonly<{ kind: 'price-other-term'; billingTerm: string }>
  /** Without a unit and far from today's price: it may be for another period. */
  | Readonly<{
      kind: 'price-far';
      amount: number;
      price: number;
      currency: string | null;
      billingTerm: string;
    }>;

/** What is said about a price beside the new one. */
export type PriceAskedNote =
  | Readonly<{ kind: 'price-said'; amount: number; per: Per; currency: string | null }>
  | Readonly<{ kind: 'price-far-above'; price: number; currency: string | null }>;

export type PriceAsked =
  | Readonly<{ kind: 'price'; to: number; notes: readonly PriceAskedNote[] }>
  | Readonly<{ kind: 'asked-back'; because: PriceAskedBack }>;

const monthsOf: Readonly<Record<string, number>> = { Monthly: 1, Annual: 12, '2-Year': 24, '3-Year': 36 };
const monthsIn: Readonly<Record<Per, number>> = { month: 1, year: 12 };

/** A new price this many times the old one is a slip, or for another unit. */
const far = 3;

/** The decimal places that a price may have: cents, or as many as were written. */
const placesOf = (amount: Big): number => Math.max(2, amount.toFixed().split('.')[1]?.length ?? 0);

/**
 * The amount that was written, for one billing term. A monthly price of a yearly term is converted exactly or asked
 * back; one without a unit is taken as is only when it is near today's price.
 */
export const priceAsked = (
  { price, currency, billingTerm }: Pick<Subscription, 'price' | 'currency' | 'billingTerm'>,
  written: number,
  per: Per | null,
): PriceAsked => {
  // The rules say why it is no price.
  if (!Number.isFinite(written) || written <= 0) return { kind: 'price', to: written, notes: [] };
  const own = Object.hasOwn(monthsOf, billingTerm) ? (monthsOf[billingTerm] ?? null) : null;
  if (per === null) {
    const isFar = price !== null && price > 0 && (written > price * far || written < price / far);
    if (!isFar) return { kind: 'price', to: written, notes: [] };
    return {
      kind: 'asked-back',
      because: { kind: 'price-far', amount: written, price, currency, billingTerm },
    };
  }
  if (own === null) return { kind: 'asked-back', because: { kind: 'price-other-term', billingTerm } };
  const amount = new Big(written);
  const exact = amount.times(own).div(monthsIn[per]);
  const places = placesOf(amount);
  const to = exact.round(places).toNumber();
  if (!exact.round(places).times(monthsIn[per]).div(own).eq(amount))
    return {
      kind: 'asked-back',
      because: {
        kind: 'price-uneven',
        ...{ amount: written, near: exact.round(2).toNumber(), currency },
      },
    };
  return {
    kind: 'price',
    to,
    notes: [
      ...(own === monthsIn[per] ? [] : [{ kind: 'price-said', amount: written, per, currency } as const]),
      ...(price !== null && price > 0 && to > price * far
        ? [{ kind: 'price-far-above', price, currency } as const]
        : []),
    ],
  };
};
