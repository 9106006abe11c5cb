import type { Subscription } from '../marketplace/records.ts';
import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, ChangeIn, Wanted } from './change.ts';
import { lastStepOf, orderOf, sentAtOf } from './change-facts.ts';
import { made, next, type Sent } from './change-steps.ts';
import type { OrderPlaced } from './wanted.ts';

const minute = 60 * 1000;

/** Pax8's two words for "being provisioned". https://devx.pax8.com/docs/subscription-management */
export const isProvisioning = (status: string | null): boolean =>
  status === null || status.startsWith('Pending');

/** What is known of an order that Pax8 took; what is not known yet is null. */
export type Found = Readonly<{
  orderId: string | null;
  subscriptionId: string | null;
  subscription: Subscription | null;
}>;

/** After so long nobody looks any more: a person has been told several times. */
const followedFor = 7 * day;

/** How long to wait for the next look, by how long ago the order left: often at first, when most are done. */
const pauseAfter = (since: number): number => {
  if (since < 10 * minute) return minute;
  if (since < hour) return 5 * minute;
  if (since < 6 * hour) return 30 * minute;
  return since < day ? 2 * hour : 6 * hour;
};

/** When an order was on its way to Pax8. */
export const orderedAt = (change: Change): Instant => sentAtOf(change) ?? lastStepOf(change);

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

/** Pax8 took the order. The subscription that it made is what the change is of from now on. */
export const ordered = (change: Sent, wanted: Wanted<'order'>, found: Found, now: Instant): Change => {
  const placed = placedNow(change, found, now);
  const subscriptionId = placed.subscriptionId ?? change.subscriptionId;
  const quantity = found.subscription?.quantity ?? null;
  return made(change, { kind: 'order', quantity }, now, { subscriptionId, wanted: { ...wanted, placed } });
};

/** An order that Pax8 took. */
export type TakenOrder = ChangeIn<'applied'> & Readonly<{ wanted: Wanted<'order'> }>;

const isTaken = (change: Change): change is TakenOrder =>
  change.state === 'applied' && change.wanted.kind === 'order';

/**
 * Another look at what an order made, saved with each look, so that the pauses between them survive a restart. What was
 * known and cannot be read now stays known. The last look is the one that sees it Active, or the one after seven days.
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

/** Whether an order is followed on: until what it made is Active, or given up on. */
export const isFollowed = (change: Change): change is TakenOrder =>
  isTaken(change) && (change.wanted.placed?.nextAt ?? null) !== null;

/** How far provisioning is, by the last look. `stuck`: for half an hour, two hours, a day, seven days. */
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
