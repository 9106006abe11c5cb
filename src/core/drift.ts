import type { Change, Seen } from './change.ts';
import type { Subscription } from './marketplace.ts';

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
export const drift = (change: Change, fresh: Subscription | null): string | null => {
  if (fresh === null) return 'The subscription no longer exists at Pax8.';
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
