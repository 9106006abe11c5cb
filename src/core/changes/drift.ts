import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/renewals.ts';
import type { Change, Seen } from './change.ts';

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

export const gone = 'The subscription no longer exists at Pax8.';

/** What moved between the request and now, so that the approval no longer fits; null when nothing did. */
export const drift = (change: Change, fresh: Subscription | null): string | null => {
  if (fresh === null) return gone;
  if (change.afterTermEnd !== null) return planDrift(change, fresh);
  const { quantity, status, commitmentEndsAt, price, partnerCost, currency, billingTerm } = change.seen;
  if (fresh.quantity !== quantity)
    return `It has ${fresh.quantity} seats now; the approval was for a change from ${quantity}.`;
  const provisioned = status.startsWith('Pending') && fresh.status === 'Active';
  if (fresh.status !== status && !provisioned)
    return `Its status is ${fresh.status} now; it was ${status} when the change was asked for.`;
  if ((fresh.commitment?.endsAt ?? null) !== commitmentEndsAt)
    return 'Its commitment end has moved since the change was asked for.';
  const moved = (was: number | string | null, is: number | string | null) =>
    was !== null && is !== null && was !== is;
  if (
    moved(price, fresh.price) ||
    moved(partnerCost, fresh.partnerCost) ||
    moved(currency, fresh.currency) ||
    moved(billingTerm, fresh.billingTerm)
  )
    return 'Its price or billing has changed since the change was asked for.';
  return null;
};

/**
 * Whether a plan still waits: the subscription runs on in the term that was its last when it was planned, or Pax8 does
 * not say in which.
 */
export const waitsForRenewal = ({ afterTermEnd }: Change, fresh: Subscription | null): boolean =>
  fresh !== null &&
  isRunning(fresh) &&
  afterTermEnd !== null &&
  (fresh.commitment?.endsAt ?? Number.NEGATIVE_INFINITY) <= afterTermEnd;

/** The renewal moves the end of the commitment, and may move price and billing; it leaves the seats as they were. */
const planDrift = (plan: Change, fresh: Subscription): string | null => {
  if (!isRunning(fresh)) return `Its status is ${fresh.status} now: it did not renew.`;
  if (waitsForRenewal(plan, fresh)) return 'Pax8 does not show its new term.';
  return fresh.quantity === plan.from
    ? null
    : `It has ${fresh.quantity} seats now; the plan was from ${plan.from}.`;
};
