import type { Order } from '../marketplace/orders.ts';
import type { Rows, Subscription } from '../marketplace/records.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, Wanted } from './change.ts';
import { fail, isOverdue, unclear } from './change-steps.ts';
import { type Found, ordered, orderedAt } from './order-steps.ts';
import type { OrderBefore, OrderLine } from './wanted.ts';

/** An order in any state. */
export type Ordering = Change & Readonly<{ wanted: Wanted<'order'> }>;

export const isOrdering = (change: Change): change is Ordering => change.wanted.kind === 'order';

/** What Pax8 shows of a company after an order: its subscriptions to the products, and its newest orders. */
export type Shown = Readonly<{ subscriptions: Rows<Subscription>; orders: Rows<Order> }>;

/** How far back earlier orders are kept: Pax8 gives only the day of an order. */
const lookBack = 2 * day;

/** What exists before an order is sent. What appears later may be its result. */
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
        lines.some(({ productId }) => wanted.lines.some((line) => line.productId === productId)),
    )
    .map(({ id }) => id),
});

/**
 * Whether the order in Pax8's answer can be the one just sent: it did not exist before, and is no older than the ones
 * kept from before.
 */
export const isNewOrder = (change: Ordering, { id, createdAt }: Pick<Order, 'id' | 'createdAt'>): boolean =>
  !(change.wanted.before?.orderIds ?? []).includes(id) &&
  (createdAt === null || createdAt >= orderedAt(change) - lookBack);

/** `lines`: the subscriptions that each wanted line could have made. */
export type Candidates = Readonly<{
  lines: readonly (readonly Subscription[])[];
  orders: readonly Order[];
}>;

/** Whether a term fits the wanted one; a missing value on either side fits. */
const isLike = (shown: string | null | undefined, wanted: string | null): boolean =>
  shown == null || wanted === null || shown === wanted;

const fitsSubscription = (subscription: Subscription, line: OrderLine): boolean =>
  subscription.productId === line.productId &&
  subscription.quantity === line.seats &&
  subscription.billingTerm === line.billingTerm &&
  isLike(subscription.commitment?.term, line.commitmentTerm);

const fitsLine = (orderLine: Order['lines'][number], line: OrderLine): boolean =>
  orderLine.productId === line.productId &&
  orderLine.quantity === line.seats &&
  isLike(orderLine.billingTerm, line.billingTerm) &&
  isLike(orderLine.commitmentTermId, line.commitmentTermId);

/** What is new and matches the order: product, quantity, billing, commitment, and no older than the order's day. */
export const candidatesOf = (change: Ordering, { subscriptions, orders }: Shown): Candidates => {
  const { lines, before } = change.wanted;
  const known = new Set([...(before?.subscriptionIds ?? []), ...(before?.orderIds ?? [])]);
  const sent = orderedAt(change);
  const since = sent - (sent % day);
  const isNew = ({ id, companyId, createdAt }: Pick<Order, 'id' | 'companyId' | 'createdAt'>) =>
    !known.has(id) && companyId === change.companyId && (createdAt === null || createdAt >= since);
  return {
    lines: lines.map((line) =>
      subscriptions.rows.filter(
        (subscription) => isNew(subscription) && fitsSubscription(subscription, line),
      ),
    ),
    orders: orders.rows.filter(
      (order) =>
        isNew(order) && lines.every((line) => order.lines.some((orderLine) => fitsLine(orderLine, line))),
    ),
  };
};

/** The one thing that the order made; null when none is seen, when it is seen in part, or when several could be it. */
const theOne = (change: Ordering, candidates: Candidates): Found | null => {
  if (candidates.orders.length > 1 || candidates.lines.some((found) => found.length > 1)) return null;
  const order = candidates.orders[0] ?? null;
  const lines = change.wanted.lines.map(({ productId }, n) => {
    const subscription = candidates.lines[n]?.[0] ?? null;
    const named = order?.lines.find((line) => line.productId === productId)?.subscriptionId ?? null;
    return { subscription, named, subscriptionId: subscription?.id ?? named };
  });
  if (order === null && lines.some(({ subscription }) => subscription === null)) return null;
  // An order that names another subscription, and a subscription that it does not name, count as two things.
  if (
    lines.some(
      ({ subscription, named }) => subscription !== null && named !== null && named !== subscription.id,
    )
  )
    return null;
  return {
    orderId: order?.id ?? null,
    lines: lines.map(({ subscription, subscriptionId }) => ({ subscription, subscriptionId })),
  };
};

/** Whether Pax8 shows a part of an order and nothing that contradicts it: the rest may still come. */
const isPart = ({ orders, lines }: Candidates): boolean =>
  orders.length === 0 &&
  lines.every((found) => found.length <= 1) &&
  lines.some((found) => found.length === 0);

/** The other orders that could also have made what was found. */
const rivalsOf = (found: Found, shown: Shown, others: readonly Ordering[]): Ordering[] =>
  others.filter((other) => {
    const { lines, orders } = candidatesOf(other, shown);
    const subscriptionIds = new Set(found.lines.map(({ subscriptionId }) => subscriptionId));
    return (
      lines.flat().some(({ id }) => subscriptionIds.has(id)) || orders.some(({ id }) => id === found.orderId)
    );
  });

/**
 * Settles an order of unknown outcome: made when exactly one new thing matches, failed when complete data shows none an
 * hour later, otherwise null. When several match, or it could be one of `others`, a person must look.
 */
export const settleOrder = (
  change: Ordering,
  shown: Shown,
  now: Instant,
  others: readonly Ordering[] = [],
): Change | null => {
  // When a person settles the other order, nothing would show any more that what was found may belong to it.
  if (change.state !== 'needs-check' || change.unclear.kind === 'rival') return null;
  const candidates = candidatesOf(change, shown);
  const found = theOne(change, candidates);
  const late = isOverdue(change, now);
  if (found !== null) {
    const rivals = rivalsOf(found, shown, others);
    if (rivals.length === 0) return ordered(change, change.wanted, found, now);
    const stays = late || rivals.some(({ state }) => state === 'needs-check');
    return stays ? unclear(change, { kind: 'rival' }) : null;
  }
  if (candidates.lines.flat().length > 0 || candidates.orders.length > 0) {
    if (change.unclear.kind === 'several' || (isPart(candidates) && !late)) return null;
    return unclear(change, { kind: 'several' });
  }
  const unreadable = shown.subscriptions.unreadable + shown.orders.unreadable;
  return late && unreadable === 0 ? fail(change, { kind: 'order-not-shown' }, now) : null;
};

/**
 * The subscriptions that an accepted order certainly made, by its lines, when Pax8 does not name them; null while
 * missing, possibly another order's, or incomplete. `orderId` is null when Pax8 gave none.
 */
export const certainlyOf = (
  change: Ordering,
  orderId: string | null,
  shown: Shown,
  others: readonly Ordering[],
): Found['lines'] | null => {
  if (shown.subscriptions.unreadable + shown.orders.unreadable > 0) return null;
  const found = theOne(change, candidatesOf(change, shown));
  if (found === null || rivalsOf(found, shown, others).length > 0) return null;
  const isOurs = orderId === null || found.orderId === null || found.orderId === orderId;
  return isOurs && found.lines.every(({ subscription }) => subscription !== null) ? found.lines : null;
};
