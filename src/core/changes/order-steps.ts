import type { Subscription } from '../marketplace/records.ts';
import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, ChangeIn, Wanted } from './change.ts';
import { orderOf, sentOrLastStepOf } from './change-facts.ts';
import { made, next, type Sent } from './change-steps.ts';
import type { OrderPlaced } from './wanted.ts';

const minute = 60 * 1000;

/** Pax8 has two statuses for "being provisioned". https://devx.pax8.com/docs/subscription-management */
export const isProvisioning = (status: string | null): boolean =>
  status === null || status.startsWith('Pending');

/** What is known of an order that Pax8 accepted; null for what is not known yet. */
export type Found = Readonly<{
  orderId: string | null;
  subscriptionId: string | null;
  subscription: Subscription | null;
}>;

/** After this time the bot stops looking: a person has been told several times. */
const followedFor = 7 * day;

/** The pause before the next look, by the time since the order was sent: short at first, when most finish. */
const pauseAfter = (since: number): number => {
  if (since < 10 * minute) return minute;
  if (since < hour) return 5 * minute;
  if (since < 6 * hour) return 30 * minute;
  return since < day ? 2 * hour : 6 * hour;
};

/** When the order was sent. */
export const orderedAt = sentOrLastStepOf;

const placedNow = (change: Change, found: Found, now: Instant): OrderPlaced => {
  const status = found.subscription?.status ?? null;
  const since = now - orderedAt(change);
  return {
    orderId: found.orderId,
    subscriptionId: found.subscription?.id ?? found.subscriptionId,
    status,
    readAt: now,
    nextAt: isProvisioning(status) && since < followedFor ? now + pauseAfter(since) : null,
  };
};

/** Pax8 accepted the order. From now on the change is about the new subscription. */
export const ordered = (change: Sent, wanted: Wanted<'order'>, found: Found, now: Instant): Change => {
  const placed = placedNow(change, found, now);
  const subscriptionId = placed.subscriptionId ?? change.subscriptionId;
  const quantity = found.subscription?.quantity ?? null;
  return made(change, { kind: 'order', quantity }, now, { subscriptionId, wanted: { ...wanted, placed } });
};

/** An order that Pax8 accepted. */
export type TakenOrder = ChangeIn<'applied'> & Readonly<{ wanted: Wanted<'order'> }>;

const isTaken = (change: Change): change is TakenOrder =>
  change.state === 'applied' && change.wanted.kind === 'order';

/**
 * Saves another look at what an order made, so the pauses survive a restart. What cannot be read now stays as known.
 * The last look is the one that sees it Active, or the one after seven days.
 */
export const provisioned = (change: TakenOrder, found: Found, now: Instant): Change => {
  const { wanted } = change;
  const placed = placedNow(
    change,
    {
      orderId: found.orderId ?? wanted.placed?.orderId ?? null,
      subscriptionId: found.subscriptionId ?? wanted.placed?.subscriptionId ?? null,
      subscription: found.subscription,
    },
    now,
  );
  const known = change.found.kind === 'order' ? change.found.quantity : null;
  const { state, decided, sentAt, pax8Text, settledAt } = change;
  return next(
    change,
    {
      ...{ state, decided, sentAt, pax8Text, settledAt },
      found: { kind: 'order', quantity: found.subscription?.quantity ?? known },
    },
    {
      subscriptionId: placed.subscriptionId ?? change.subscriptionId,
      wanted: { ...wanted, placed },
    },
  );
};

/** Whether the bot still follows an order: until the subscription is Active, or for seven days. */
export const isFollowed = (change: Change): change is TakenOrder =>
  isTaken(change) && (change.wanted.placed?.nextAt ?? null) !== null;

/** The provisioning state at the last look. `stuck` begins after half an hour. */
export type Provisioning =
  | Readonly<{ kind: 'done'; status: string }>
  | Readonly<{ kind: 'under-way'; for: number }>
  | Readonly<{ kind: 'stuck'; for: number; over: boolean }>;

export const provisioningOf = (change: Change): Provisioning | null => {
  const placed = orderOf(change)?.placed ?? null;
  if (change.state !== 'applied' || placed === null) return null;
  if (placed.status !== null && !isProvisioning(placed.status))
    return { kind: 'done', status: placed.status };
  const so = Math.max(0, placed.readAt - orderedAt(change));
  return so < 30 * minute
    ? { kind: 'under-way', for: so }
    : { kind: 'stuck', for: so, over: placed.nextAt === null };
};
