import type { Order } from '../marketplace/orders.ts';
import type { Rows, Subscription } from '../marketplace/records.ts';
import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, Wanted } from './change.ts';
import { fail, unclear } from './change-steps.ts';
import { type Found, ordered, orderedAt } from './order-steps.ts';
import type { OrderBefore } from './wanted.ts';

/** An order, in whatever state. */
export type Ordering = Change & Readonly<{ wanted: Wanted<'order'> }>;

export const isOrdering = (change: Change): change is Ordering => change.wanted.kind === 'order';

/** What Pax8 shows of a company after an order: its subscriptions to the product, and its orders. */
export type Shown = Readonly<{ subscriptions: Rows<Subscription>; orders: Rows<Order> }>;

/** How long Pax8 may take to show an order, before its absence means that it was not made. */
const shownWithin = hour;

/** Orders that are kept from before: Pax8 dates an order by its day. */
const lookBack = 2 * day;

/** What is there before an order leaves: whatever is there later and is not among it may be its doing. */
export const thereBefore = (
  wanted: Wanted<'order'>,
  { subscriptions, orders }: Shown,
  now: Instant,
): OrderBefore => ({
  subscriptionIds: subscriptions.rows.map(({ id }) => id),
  orderIds: orders.rows
    .filter(
      ({ createdAt, lines }) =>
        (createdAt === null || createdAt >= now - lookBack) &&
        lines.some(({ productId }) => productId === wanted.productId),
    )
    .map(({ id }) => id),
});

/**
 * Whether an order that Pax8 answered with can be the one just sent: not one that was there before, and not older than
 * what was kept from before.
 */
export const isNewOrder = (change: Ordering, { id, createdAt }: Pick<Order, 'id' | 'createdAt'>): boolean =>
  !(change.wanted.before?.orderIds ?? []).includes(id) &&
  (createdAt === null || createdAt >= orderedAt(change) - lookBack);

export type Candidates = Readonly<{ subscriptions: readonly Subscription[]; orders: readonly Order[] }>;

/** Whether a term is the one that was wanted; what Pax8 does not say, or was not wanted, tells nothing. */
const isLike = (shown: string | null | undefined, wanted: string | null): boolean =>
  shown == null || wanted === null || shown === wanted;

/** What was not there before and is like what was ordered: product, quantity, billing, commitment, and no older than the order's day. */
export const candidatesOf = (change: Ordering, { subscriptions, orders }: Shown): Candidates => {
  const { productId, billingTerm, commitmentTermId, commitmentTerm, before, seats } = change.wanted;
  const known = new Set([...(before?.subscriptionIds ?? []), ...(before?.orderIds ?? [])]);
  const sent = orderedAt(change);
  const since = sent - (sent % day);
  const isNew = ({ id, createdAt }: Readonly<{ id: string; createdAt: Instant | null }>) =>
    !known.has(id) && (createdAt === null || createdAt >= since);
  return {
    subscriptions: subscriptions.rows.filter(
      (one) =>
        isNew(one) &&
        one.companyId === change.companyId &&
        one.productId === productId &&
        one.quantity === seats &&
        one.billingTerm === billingTerm &&
        isLike(one.commitment?.term, commitmentTerm),
    ),
    orders: orders.rows.filter(
      (one) =>
        isNew(one) &&
        one.companyId === change.companyId &&
        one.lines.some(
          (line) =>
            line.productId === productId &&
            line.quantity === seats &&
            isLike(line.billingTerm, billingTerm) &&
            isLike(line.commitmentTermId, commitmentTermId),
        ),
    ),
  };
};

/** The one thing that an order made; null: none is seen, or several could be it. */
const theOne = (change: Ordering, { subscriptions, orders }: Candidates): Found | null => {
  if (subscriptions.length > 1 || orders.length > 1) return null;
  const subscription = subscriptions[0] ?? null;
  const order = orders[0] ?? null;
  if (subscription === null && order === null) return null;
  const line = order?.lines.find(({ productId }) => productId === change.wanted.productId);
  const named = line?.subscriptionId ?? null;
  // An order that names another subscription, and a subscription that it does not name, are two things.
  if (subscription !== null && named !== null && named !== subscription.id) return null;
  return { orderId: order?.id ?? null, subscriptionId: subscription?.id ?? named, subscription };
};

/** Of the others those that what was found could be of as well. */
const rivalsOf = (found: Found, shown: Shown, others: readonly Ordering[]): Ordering[] =>
  others.filter((other) => {
    const { subscriptions, orders } = candidatesOf(other, shown);
    return (
      subscriptions.some(({ id }) => id === found.subscriptionId) ||
      orders.some(({ id }) => id === found.orderId)
    );
  });

/**
 * Settles an order of unknown outcome by what Pax8 shows: made, once exactly one new thing is like it; not made, when an
 * hour later there is none and all that Pax8 sent could be read; null while it cannot be known. Several that could be it,
 * and one that could be another's, are left to a person, and that is said once. `others` are the other orders whose
 * subscription is not known; what may be that of one that is just being sent or provisioned is waited for.
 */
export const settleOrder = (
  change: Ordering,
  shown: Shown,
  now: Instant,
  others: readonly Ordering[] = [],
): Change | null => {
  // Once a person has settled the other, nothing would tell any more that what is found may be the other's.
  if (change.state !== 'needs-check' || change.unclear.kind === 'rival') return null;
  const candidates = candidatesOf(change, shown);
  const found = theOne(change, candidates);
  const late = now - orderedAt(change) >= shownWithin;
  if (found !== null) {
    const rivals = rivalsOf(found, shown, others);
    if (rivals.length === 0) return ordered(change, change.wanted, found, now);
    const stays = late || rivals.some(({ state }) => state === 'needs-check');
    return stays ? unclear(change, { kind: 'rival' }) : null;
  }
  if (candidates.subscriptions.length > 0 || candidates.orders.length > 0)
    return change.unclear.kind === 'several' ? null : unclear(change, { kind: 'several' });
  const unreadable = shown.subscriptions.unreadable + shown.orders.unreadable;
  return late && unreadable === 0 ? fail(change, { kind: 'order-not-shown' }, now) : null;
};

/**
 * The subscription of an order that Pax8 took and does not name it for: the one that is certainly it. null: none yet, or
 * what is shown may be another order's, or not all could be read. `orderId` as Pax8 gave it; null: it gave none.
 */
export const certainlyOf = (
  change: Ordering,
  orderId: string | null,
  shown: Shown,
  others: readonly Ordering[],
): Subscription | null => {
  if (shown.subscriptions.unreadable + shown.orders.unreadable > 0) return null;
  const found = theOne(change, candidatesOf(change, shown));
  if (found === null || rivalsOf(found, shown, others).length > 0) return null;
  const isOurs = orderId === null || found.orderId === null || found.orderId === orderId;
  return isOurs ? found.subscription : null;
};
