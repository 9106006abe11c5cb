import type { Subscription, WithSeats } from '../marketplace/records.ts';
import { hasEnded } from '../marketplace/running.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, Seen } from './change.ts';
import { plannedAfter, seatsBefore } from './change-facts.ts';
import type { Drift } from './not-now.ts';
import { fitsSeats } from './plan-seats.ts';

/** What a request saves of the subscription it was made for. */
export const seen = (subscription: WithSeats): Seen => ({
  quantity: subscription.quantity,
  status: subscription.status,
  commitmentEndsAt: subscription.commitment?.endsAt ?? null,
  commitmentTerm: subscription.commitment?.term ?? null,
  billingTerm: subscription.billingTerm,
  billingStartAt: subscription.billingStartAt,
  price: subscription.price,
  partnerCost: subscription.partnerCost,
  currency: subscription.currency,
});

/**
 * What changed since the request, so that the approval no longer fits; null when nothing did. `known`: for a plan, the
 * seats that its people know of (`seatsKnownTo`).
 */
export const drift = (
  change: Change,
  fresh: Subscription | null,
  now: Instant,
  known: number = seatsBefore(change),
): Drift | null => {
  if (fresh === null) return { kind: 'gone' };
  if (plannedAfter(change) !== null) return planDrift(change, fresh, known, now);
  const { quantity, status, commitmentEndsAt, price, partnerCost, currency, billingTerm } = change.seen;
  if (fresh.quantity === null) return { kind: 'seats-unknown' };
  if (fresh.quantity !== quantity)
    return { kind: 'seats-moved', seats: fresh.quantity, from: quantity, planned: false };
  const provisioned = status.startsWith('Pending') && fresh.status === 'Active';
  if (fresh.status !== status && !provisioned)
    return { kind: 'status-moved', status: fresh.status, was: status };
  if ((fresh.commitment?.endsAt ?? null) !== commitmentEndsAt) return { kind: 'end-moved' };
  const moved = (was: number | string | null, is: number | string | null) =>
    was !== null && is !== null && was !== is;
  if (
    moved(price, fresh.price) ||
    moved(partnerCost, fresh.partnerCost) ||
    moved(currency, fresh.currency) ||
    moved(billingTerm, fresh.billingTerm)
  )
    return { kind: 'price-moved' };
  return null;
};

/**
 * Whether a plan still waits: the old term still runs, or Pax8 does not say which term it is or how many seats it has.
 */
export const waitsForRenewal = (change: Change, fresh: Subscription | null, now: Instant): boolean => {
  const afterTermEnd = plannedAfter(change);
  return (
    fresh !== null &&
    !hasEnded(fresh, now) &&
    afterTermEnd !== null &&
    (fresh.quantity === null || (fresh.commitment?.endsAt ?? Number.NEGATIVE_INFINITY) <= afterTermEnd)
  );
};

/** A renewal moves the commitment's end and may change price and billing, but not the seats. */
const planDrift = (plan: Change, fresh: Subscription, known: number, now: Instant): Drift | null => {
  if (hasEnded(fresh, now)) return { kind: 'did-not-renew', status: fresh.status, endedAt: fresh.endAt };
  if (fresh.quantity === null) return { kind: 'seats-unknown' };
  if (waitsForRenewal(plan, fresh, now)) return { kind: 'term-not-shown' };
  const seats = fresh.quantity;
  return fitsSeats(plan, seats, known)
    ? null
    : { kind: 'seats-moved', seats, from: seatsBefore(plan), planned: true };
};
