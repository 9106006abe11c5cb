import type { Subscription } from '../marketplace/records.ts';
import { hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Change } from './change.ts';
import { failUnsent, next } from './change-steps.ts';
import type { PriceWanted } from './order-wanted.ts';

/** What a change of a price wants; only such a change may be asked. */
export const priceOf = ({ id, price }: Pick<Change, 'id' | 'price'>): PriceWanted => {
  if (price === null) throw new Error(`the change ${id} is none of a price`);
  return price;
};

/** Pax8 took the price. `fresh` null: it did not say how the subscription stands now. */
export const repriced = (change: Change, fresh: Subscription | null, now: Instant): Change => {
  const { to } = priceOf(change);
  const lagging = fresh !== null && fresh.price !== to;
  const outcome = lagging ? 'Pax8 accepted the price and does not show it yet.' : 'Pax8 has set the price.';
  return next(change, { state: 'applied', outcome, settledAt: now });
};

/** How long Pax8 may take to show a price, before its absence means that it was not set. */
const shownWithin = hour;

/** Settles a change of a price of unknown outcome by the price that Pax8 shows; null while it cannot be known. */
export const settlePrice = (change: Change, fresh: Subscription | null, sentAt: Instant, now: Instant) => {
  if (fresh === null || fresh.price === null) return null;
  if (fresh.price === priceOf(change).to) return repriced(change, fresh, now);
  if (now - sentAt < shownWithin) return null;
  return failUnsent(change, 'Pax8 shows another price an hour later, so this one was not set.', now);
};
