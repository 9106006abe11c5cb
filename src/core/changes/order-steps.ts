import type { Subscription } from '../marketplace/records.ts';
import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, ChangeIn, Wanted } from './change.ts';
import { orderOf, sentOrLastStepOf } from './change-facts.ts';
import { made, next, type Sent } from './change-steps.ts';
import type { OrderPlaced } from './wanted.ts';

const minute = 60 * 1000;

/** Pax8 has two statuses for "being provisioned". https://devx.pax8.com/docs/subscription-management */
const isDone = (status: string | null): status is string => status !== null && !status.startsWith('Pending');

/** What is known of an order that Pax8 accepted; null for what is not known yet. */
export type Found = Readonly<{
  orderId: string | null;
  /** In the order of the wanted lines. */
  lines: readonly FoundLine[];
}>;
export type FoundLine = Readonly<{ subscriptionId: string | null; subscription: Subscription | null }>;

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
  const since = now - orderedAt(change);
  const lines = found.lines.map(({ subscriptionId, subscription }) => ({
    subscriptionId: subscription?.id ?? subscriptionId,
    status: subscription?.status ?? null,
  }));
  const underWay = !lines.every(({ status }) => isDone(status));
  return {
    orderId: found.orderId,
    lines,
    readAt: now,
    nextAt: underWay && since < followedFor ? now + pauseAfter(since) : null,
  };
};

/** The seats of all lines as Pax8 shows them; null until it shows every line. */
const seatsIn = ({ lines }: Found): number | null => {
  let seats = 0;
  for (const { subscription } of lines) {
    if (subscription === null || subscription.quantity === null) return null;
    seats += subscription.quantity;
  }
  return seats;
};

/** From now on the change is about the subscription of its first line. */
const subscriptionOf = (change: Change, { lines }: OrderPlaced): string =>
  lines[0]?.subscriptionId ?? change.subscriptionId;

/** Pax8 accepted the order. */
export const ordered = (change: Sent, wanted: Wanted<'order'>, found: Found, now: Instant): Change => {
  const placed = placedNow(change, found, now);
  const more = { subscriptionId: subscriptionOf(change, placed), wanted: { ...wanted, placed } };
  return made(change, { kind: 'order', quantity: seatsIn(found) }, now, more);
};

/** An order that Pax8 accepted. */
export type TakenOrder = ChangeIn<'applied'> & Readonly<{ wanted: Wanted<'order'> }>;

const isTaken = (change: Change): change is TakenOrder =>
  change.state === 'applied' && change.wanted.kind === 'order';

/**
 * Saves another look at what an order made, so that the pauses survive a restart. What cannot be read stays as known.
 * The last look sees it Active, or comes after seven days.
 */
export const provisioned = (change: TakenOrder, found: Found, now: Instant): Change => {
  const { wanted } = change;
  const known = wanted.placed;
  const lines = wanted.lines.map((_, n) => ({
    subscriptionId: found.lines[n]?.subscriptionId ?? known?.lines[n]?.subscriptionId ?? null,
    subscription: found.lines[n]?.subscription ?? null,
  }));
  const placed = placedNow(change, { orderId: found.orderId ?? known?.orderId ?? null, lines }, now);
  const reported = change.found.kind === 'order' ? change.found.quantity : null;
  const { state, decided, sentAt, pax8Text, settledAt } = change;
  return next(
    change,
    {
      ...{ state, decided, sentAt, pax8Text, settledAt },
      found: { kind: 'order', quantity: seatsIn({ orderId: null, lines }) ?? reported },
    },
    {
      subscriptionId: subscriptionOf(change, placed),
      wanted: { ...wanted, placed },
    },
  );
};

/** Whether the bot still follows an order: until the subscription is Active, or for seven days. */
export const isFollowed = (change: Change): change is TakenOrder =>
  isTaken(change) && (change.wanted.placed?.nextAt ?? null) !== null;

/** The provisioning state at the last look: done when every line is. `stuck` begins after half an hour. */
export type Provisioning =
  | Readonly<{ kind: 'done'; status: string }>
  | Readonly<{ kind: 'under-way'; for: number }>
  | Readonly<{ kind: 'stuck'; for: number; over: boolean }>;

export const provisioningOf = (change: Change): Provisioning | null => {
  const placed = orderOf(change)?.placed ?? null;
  if (change.state !== 'applied' || placed === null) return null;
  const statuses = placed.lines.map(({ status }) => status).filter((status) => isDone(status));
  if (statuses.length === placed.lines.length)
    return { kind: 'done', status: statuses.find((status) => status !== 'Active') ?? 'Active' };
  const so = Math.max(0, placed.readAt - orderedAt(change));
  return so < 30 * minute
    ? { kind: 'under-way', for: so }
    : { kind: 'stuck', for: so, over: placed.nextAt === null };
};
