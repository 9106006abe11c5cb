import type { CommitmentFlags } from '../catalogue/dependencies.ts';
import { day } from '../clock.ts';
import type { SimSubscription } from '../model.ts';
import type { Refusal } from './refusal.ts';

/**
 * What another vendor than Microsoft allows during a commitment: what the flags of `/dependencies` say. A flag that is
 * not sent allows nothing, so a client that guesses is refused. Pax8 does not publish the texts.
 */
export const refuseVendorSeats = (
  subscription: SimSubscription,
  flags: CommitmentFlags,
  seats: number,
  now: number,
): Refusal | null => {
  const { quantity, commitment } = subscription;
  if (commitment === null || seats === quantity) return null;
  if (now >= commitment.endDate)
    return { text: 'Subscription can not be modified while its renewal is in progress', flat: false };
  if (seats > quantity)
    return flags.allowForQuantityIncrease === true
      ? null
      : { text: 'Quantity increase is not permitted during the commitment term', flat: true };
  return flags.allowForQuantityDecrease === true || isInRenewalWindow(subscription, flags, now)
    ? null
    : { text: 'Quantity decrease is not permitted during the commitment term', flat: true };
};

/** The window opens this many days before the term's end, and closes that many after it. https://devx.pax8.com */
const isInRenewalWindow = (
  { commitment, termStart, createdDate }: SimSubscription,
  flags: CommitmentFlags,
  now: number,
): boolean => {
  const before = days(flags.renewalWindowDaysBeforeTermEnd);
  const after = days(flags.renewalWindowDaysAfterTermEnd);
  const hasRenewed = termStart > createdDate + day;
  return (
    (commitment !== null && now >= commitment.endDate - before) || (hasRenewed && now < termStart + after)
  );
};

const days = (flag: unknown): number => (typeof flag === 'number' ? flag * day : 0);

/** When a cancellation takes effect, or why it is refused; without a date it ends with the commitment. */
export const vendorCancellation = (
  { commitment }: SimSubscription,
  flags: CommitmentFlags,
  wanted: number | null,
  now: number,
): Readonly<{ endDate: number }> | Refusal => {
  if (commitment === null || flags.allowForEarlyCancellation === true) return { endDate: wanted ?? now };
  if (wanted !== null && wanted < commitment.endDate)
    return { text: 'Subscription can not be cancelled before its commitment term end date', flat: true };
  return { endDate: wanted ?? commitment.endDate };
};
