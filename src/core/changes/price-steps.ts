import type { Subscription } from '../marketplace/records.ts';
import { hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Change } from './change.ts';
import { failUnsent, isAtWork, next } from './change-steps.ts';
import type { PriceWanted } from './order-wanted.ts';

/** What a change of a price wants; only such a change may be asked. */
export const priceOf = ({ id, price }: Pick<Change, 'id' | 'price'>): PriceWanted => {
  if (price === null) throw new Error(`the change ${id} is none of a price`);
  return price;
};

/** Pax8 shows the new price. */
export const repriced = (change: Change, now: Instant): Change =>
  next(change, { state: 'applied', outcome: 'Pax8 has set the price.', settledAt: now });

/** How long Pax8 may take to show a price, before its absence means that it was not set. */
const shownWithin = hour;

/**
 * Settles a change of a price of unknown outcome by the price that Pax8 shows; null while it cannot be known. A third
 * price may be ours, rounded, or somebody else's: a person must look.
 */
export const settlePrice = (change: Change, fresh: Subscription | null, sentAt: Instant, now: Instant) => {
  if (fresh === null || fresh.price === null) return null;
  const { from, to } = priceOf(change);
  if (fresh.price === to) return repriced(change, now);
  if (now - sentAt < shownWithin || isAtWork(fresh) || fresh.price !== from) return null;
  return failUnsent(change, 'Pax8 shows the old price an hour later, so the new one was not set.', now);
};
