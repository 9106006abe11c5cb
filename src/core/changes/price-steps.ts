import type { Subscription } from '../marketplace/records.ts';
import { hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, ChangeIn, Wanted } from './change.ts';
import { fail, isAtWork, made, type Sent } from './change-steps.ts';

/** Pax8 shows the new price. */
export const repriced = (change: Sent, now: Instant): Change => made(change, { kind: 'price' }, now);

/** How long Pax8 may take to show a price, before its absence means that it was not set. */
const shownWithin = hour;

/**
 * Settles a change of a price of unknown outcome by the price that Pax8 shows; null while it cannot be known. A third
 * price may be ours, rounded, or somebody else's: a person must look.
 */
export const settlePrice = (
  change: ChangeIn<'needs-check'>,
  { from, to }: Wanted<'price'>,
  fresh: Subscription | null,
  now: Instant,
): Change | null => {
  if (fresh === null || fresh.price === null) return null;
  if (fresh.price === to) return repriced(change, now);
  if (now - change.sentAt < shownWithin || isAtWork(fresh) || fresh.price !== from) return null;
  return fail(change, { kind: 'price-not-shown' }, now);
};
