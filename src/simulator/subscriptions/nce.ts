import { commitmentFlags } from '../catalogue/dependencies.ts';
import { isNewCommerce } from '../catalogue/new-commerce.ts';
import { day } from '../clock.ts';
import type { SimProduct, SimSubscription } from '../model.ts';
import type { Refusal } from './refusal.ts';
import { refuseVendorSeats, vendorCancellation } from './vendor-rules.ts';

const window = 7 * day;
const lock = day;

/**
 * Microsoft's New Commerce rules: seats go up at any time, down only in the 168-hour windows; Pax8 locks the last day
 * of a term. https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
 */
export const refuseSeats = (
  subscription: SimSubscription,
  product: SimProduct | undefined,
  seats: number,
  now: number,
): Refusal | null => {
  const { quantity, commitment } = subscription;
  const limit = product?.seatLimit ?? null;
  if (hasEnded(subscription, now))
    return { text: 'Subscription is cancelled and can not be updated', flat: false };
  if (seats === quantity) return null;
  if (limit !== null && seats > limit)
    return {
      text: `Quantity ${seats} exceeds the maximum quantity of ${limit} for this product`,
      flat: false,
    };
  // https://mc.merill.net/message/MC1216259: no changes are allowed in an Extended Service Term.
  if (subscription.serviceTerm === true)
    return { text: 'Quantity can not be changed during an extended service term', flat: true };
  if (product !== undefined && !isNewCommerce(product))
    return refuseVendorSeats(subscription, commitmentFlags(product), seats, now);
  // No source says that Pax8 refuses more seats then.
  if (seats < quantity && commitment !== null && now >= commitment.endDate - lock)
    return {
      text: 'Subscription can not be modified within 24 hours of its commitment term end date',
      flat: false,
    };
  if (quantity - seats > seatsThatMayGoBack(subscription, now))
    return { text: 'Quantity decrease is not permitted during the commitment term', flat: true };
  return null;
};

export const refuseBillingTerm = (
  { billingTerm, commitment }: SimSubscription,
  wanted: string,
): Refusal | null =>
  commitment !== null && wanted !== billingTerm
    ? { text: 'Billing term can not be changed during the commitment term', flat: true }
    : null;

export const hasEnded = ({ status, endDate }: SimSubscription, now: number): boolean =>
  status === 'Cancelled' || (endDate !== null && endDate <= now);

const seatsThatMayGoBack = (subscription: SimSubscription, now: number): number => {
  const { quantity, commitment, termStart, additions } = subscription;
  if (commitment === null || now < termStart + window) return quantity;
  return additions.reduce((sum, { at, seats }) => (now < at + window ? sum + seats : sum), 0);
};

/** The lots of added seats after a change: an increase is a new lot, a decrease takes from the newest lots first. */
export const additionsAfter = (
  { quantity, additions }: SimSubscription,
  seats: number,
  now: number,
): SimSubscription['additions'] => {
  if (seats > quantity) return [...additions, { at: now, seats: seats - quantity }];
  const left: { at: number; seats: number }[] = [];
  let back = quantity - seats;
  for (const lot of additions.toReversed()) {
    const taken = Math.min(back, lot.seats);
    back -= taken;
    if (taken < lot.seats) left.unshift({ at: lot.at, seats: lot.seats - taken });
  }
  return left;
};

/**
 * When a cancellation takes effect, or why it is refused. Without a date, a committed subscription ends with its term,
 * or at once within 168 h of purchase or renewal. Pax8 publishes this only in its glossary.
 */
export const cancellation = (
  subscription: SimSubscription,
  product: SimProduct | undefined,
  wanted: number | null,
  now: number,
): Readonly<{ endDate: number }> | Refusal => {
  const { commitment, termStart } = subscription;
  if (hasEnded(subscription, now)) return { text: 'Subscription is already cancelled', flat: false };
  if (wanted !== null && wanted < now) return { text: 'cancelDate must not be in the past', flat: false };
  if (product !== undefined && !isNewCommerce(product))
    return vendorCancellation(subscription, commitmentFlags(product), wanted, now);
  if (commitment === null || now < termStart + window) return { endDate: wanted ?? now };
  if (now >= commitment.endDate - lock)
    return {
      text: 'Subscription can not be cancelled within 24 hours of its commitment term end date',
      flat: false,
    };
  if (wanted !== null && wanted < commitment.endDate)
    return { text: 'Subscription can not be cancelled before its commitment term end date', flat: true };
  return { endDate: wanted ?? commitment.endDate };
};
