import type { Subscription } from '../marketplace/records.ts';
import type { TermEnd } from '../marketplace/renewals.ts';
import type { Instant } from '../words/instant.ts';
import type { Renewal, RenewalLine } from './renewal.ts';

/** The day on which a commitment ends, in UTC as Microsoft and Pax8 count: `2026-12-12`. */
export const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

/**
 * The line of a subscription whose term renews, or is cancelled for its end; null for every other one. `end` is its
 * `termEnd`.
 */
export const lineOf = (subscription: Subscription, end: TermEnd): RenewalLine | null => {
  const { commitment, productName } = subscription;
  const termEndsAt = commitment?.endsAt ?? null;
  const isLine = end.kind === 'renews' || (end.kind === 'ends' && commitment?.term !== 'Monthly');
  if (!isLine || termEndsAt === null) return null;
  return {
    subscriptionId: subscription.id,
    productId: subscription.productId,
    productName: productName ?? 'Product without a name',
    quantity: subscription.quantity,
    termEndsAt,
    term: commitment?.term ?? null,
    billingTerm: subscription.billingTerm,
    price: subscription.price,
    partnerCost: subscription.partnerCost,
    currency: subscription.currency,
    ends: end.kind === 'ends',
    decision: null,
    after: null,
  };
};

/** A renewal that nobody has said anything about yet. The lines end on one day. */
export const newRenewal = (
  parts: Pick<Renewal, 'id' | 'tenantId' | 'companyId' | 'companyName' | 'day' | 'lines' | 'createdAt'>,
): Renewal => ({
  ...parts,
  version: 1,
  owner: null,
  snoozedUntil: null,
  story: [],
  closedAt: null,
});
