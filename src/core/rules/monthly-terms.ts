import { DateTime } from 'luxon';
import type { Subscription } from '../marketplace/records.ts';
import { isNewCommerce } from '../marketplace/renewals.ts';
import type { Instant } from '../words/instant.ts';

/**
 * Whether it is New Commerce, billed monthly, with no commitment named by Pax8: very likely a monthly term, but a
 * yearly one can be billed so too.
 */
export const isMonthlyUnproven = ({
  commitment,
  billingTerm,
  productName,
}: Pick<Subscription, 'commitment' | 'billingTerm' | 'productName'>): boolean =>
  commitment === null && billingTerm === 'Monthly' && isNewCommerce(productName);

/** The first whole number of months (UTC, by the calendar) after `anchor` that comes after `now`. */
export const nextMonthEnd = (anchor: Instant, now: Instant): Instant => {
  const start = DateTime.fromMillis(anchor, { zone: 'utc' });
  const whole = Math.max(
    0,
    Math.floor(DateTime.fromMillis(now, { zone: 'utc' }).diff(start, 'months').months),
  );
  const [end, next] = [whole, whole + 1].map((months) => start.plus({ months }).toMillis()) as [
    number,
    number,
  ];
  return end > now ? end : next;
};

/**
 * The day (UTC) on which the running month of such a subscription ends, counted from its purchase; null when Pax8 names
 * no purchase. Not from the start date: Pax8 moves it when seats change.
 */
export const reckonedMonthEnd = (
  { createdAt }: Pick<Subscription, 'createdAt'>,
  now: Instant,
): Instant | null =>
  createdAt === null
    ? null
    : nextMonthEnd(DateTime.fromMillis(createdAt, { zone: 'utc' }).startOf('day').toMillis(), now);
