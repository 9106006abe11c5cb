import type { Subscription } from '../marketplace/records.ts';
import type { TermEnd } from '../marketplace/renewals.ts';
import { isMicrosoftCommerce } from '../rules/seat-rule.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Renewal, RenewalLine } from './renewal.ts';

/** The day a commitment ends, in UTC as Microsoft and Pax8 count: `2026-12-12`. */
export const dayOf = (at: Instant): string => {
  const number = Math.floor(at / day);
  const known = days.get(number);
  if (known !== undefined) return known;
  const written = new Date(at).toISOString().slice(0, 10);
  days.set(number, written);
  return written;
};
/** A sweep asks for the same few hundred days thousands of times. Pax8's terms have no more. */
const days = new Map<number, string>();

/** The line of a subscription that renews or is cancelled for its term end; null for others. `end` is its `termEnd`. */
export const lineOf = (
  subscription: Subscription,
  end: TermEnd,
  vendorName: string | null = null,
): RenewalLine | null => {
  const { commitment } = subscription;
  const termEndsAt = commitment?.endsAt ?? null;
  const isLine = end.kind === 'renews' || (end.kind === 'ends' && commitment?.term !== 'Monthly');
  const more = { ends: end.kind === 'ends', serviceTerm: null, vendorName };
  return isLine && termEndsAt !== null ? lineFor(subscription, termEndsAt, more) : null;
};

export const lineFor = (
  subscription: Subscription,
  termEndsAt: Instant,
  { ends, serviceTerm, vendorName }: Pick<RenewalLine, 'ends' | 'serviceTerm' | 'vendorName'>,
): RenewalLine => {
  const { commitment, productName } = subscription;
  return {
    subscriptionId: subscription.id,
    productId: subscription.productId,
    productName,
    vendorName,
    quantity: subscription.quantity,
    termEndsAt,
    term: commitment?.term ?? null,
    billingTerm: subscription.billingTerm,
    price: subscription.price,
    partnerCost: subscription.partnerCost,
    currency: subscription.currency,
    ends,
    serviceTerm,
    decision: null,
    missingSince: null,
    after: null,
  };
};

/** Whether Microsoft's New Commerce terms hold for it: Extended Service Term, lock and seven days. */
export const isMicrosoftLine = ({ productName, vendorName }: RenewalLine): boolean =>
  isMicrosoftCommerce({ productName, vendorName, committed: true });

/** A new renewal without decisions. All lines end on one day. */
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

/** Identifies the set of subscriptions of a renewal: changes when one joins or leaves. FNV-1a, to be short. */
export const linesMark = ({ lines }: Pick<Renewal, 'lines'>): string => {
  const ids = lines.map(({ subscriptionId }) => subscriptionId).sort();
  const bytes = new TextEncoder().encode(ids.join(' '));
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5).toString(16);
};
