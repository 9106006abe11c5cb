import type { Subscription } from '../marketplace/records.ts';
import type { NotWritten } from '../marketplace/written.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, ChangeKind } from './change.ts';
import { applied, cancelled, failedWith, next, waitOn } from './change-steps.ts';
import { ordered } from './order-steps.ts';
import { repriced } from './price-steps.ts';

/** What became of the one write of a change. `orderId` and `subscriptionId`: what an order's answer named. */
export type Sent = NotWritten | Accepted;
export type Accepted = Readonly<{
  kind: 'accepted';
  subscription: Subscription | null;
  orderId?: string | null;
  subscriptionId?: string | null;
}>;

type Taken = (change: Change, accepted: Accepted, now: Instant) => Change;

/** How each kind of change stands once Pax8 has taken it. */
const whenTaken: Readonly<Record<ChangeKind, Taken>> = {
  seats: (change, { subscription }, now) => applied(change, subscription, now),
  cancel: (change, { subscription }, now) => cancelled(change, subscription, now),
  price: (change, { subscription }, now) => repriced(change, subscription, now),
  order: (change, { subscription, orderId = null, subscriptionId = null }, now) =>
    ordered(change, { orderId, subscriptionId, subscription }, now),
};

/** The state that follows from what became of the write. */
export const afterWrite = (change: Change, write: Sent, now: Instant): Change => {
  switch (write.kind) {
    case 'accepted':
      return whenTaken[change.what](change, write, now);
    case 'not-sent':
      return change.afterTermEnd === null ? failedWith(change, write, now) : waitOn(change, write.forPeople);
    case 'refused':
      return failedWith(change, write, now);
    case 'unknown':
      return next(change, { state: 'needs-check', outcome: write.forPeople, pax8Text: write.text });
  }
};
