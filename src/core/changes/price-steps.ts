import type { Subscription } from '../marketplace/records.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, ChangeIn, Wanted } from './change.ts';
import { fail, isAtWork, isOverdue, made, type Sent } from './change-steps.ts';

/** Pax8 shows the new price. */
export const repriced = (change: Sent, now: Instant): Change => made(change, { kind: 'price' }, now);

/**
 * Settles a price change of unknown outcome by the price Pax8 shows; null while unclear. A third price may be ours,
 * rounded, or someone else's: a person must look.
 */
export const settlePrice = (
  change: ChangeIn<'needs-check'>,
  { from, to }: Wanted<'price'>,
  fresh: Subscription | null,
  now: Instant,
): Change | null => {
  if (fresh === null || fresh.price === null) return null;
  if (fresh.price === to) return repriced(change, now);
  if (!isOverdue(change, now) || isAtWork(fresh) || fresh.price !== from) return null;
  return fail(change, { kind: 'price-not-shown' }, now);
};
