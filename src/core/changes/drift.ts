import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/renewals.ts';
import type { Change, Seen } from './change.ts';
import { plannedAfter, seatsBefore } from './change-facts.ts';
import type { Drift } from './not-now.ts';

/** What a request keeps of the subscription that was read for it. */
export const seen = (subscription: Subscription): Seen => ({
  quantity: subscription.quantity,
  status: subscription.status,
  commitmentEndsAt: subscription.commitment?.endsAt ?? null,
  commitmentTerm: subscription.commitment?.term ?? null,
  billingTerm: subscription.billingTerm,
  price: subscription.price,
  partnerCost: subscription.partnerCost,
  currency: subscription.currency,
});

/** What moved between the request and now, so that the approval no longer fits; null when nothing did. */
export const drift = (change: Change, fresh: Subscription | null): Drift | null => {
  if (fresh === null) return { kind: 'gone' };
  if (plannedAfter(change) !== null) return planDrift(change, fresh);
  const { quantity, status, commitmentEndsAt, price, partnerCost, currency, billingTerm } = change.seen;
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
 * Whether a plan still waits: the subscription runs on in the term that was its last when it was planned, or Pax8 does
 * not say in which.
 */
export const waitsForRenewal = (change: Change, fresh: Subscription | null): boolean => {
  const afterTermEnd = plannedAfter(change);
  return (
    fresh !== null &&
    isRunning(fresh) &&
    afterTermEnd !== null &&
    (fresh.commitment?.endsAt ?? Number.NEGATIVE_INFINITY) <= afterTermEnd
  );
};

/** The renewal moves the end of the commitment, and may move price and billing; it leaves the seats as they were. */
const planDrift = (plan: Change, fresh: Subscription): Drift | null => {
  if (!isRunning(fresh)) return { kind: 'did-not-renew', status: fresh.status };
  if (waitsForRenewal(plan, fresh)) return { kind: 'term-not-shown' };
  const from = seatsBefore(plan);
  return fresh.quantity === from ? null : { kind: 'seats-moved', seats: fresh.quantity, from, planned: true };
};
