import type { Change } from '../../core/changes/change.ts';
import { candidatesOf, certainlyOf, type Shown, settleOrder } from '../../core/changes/order-settle.ts';
import { wantedOf } from '../../core/changes/order-steps.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import type { Looked } from './change-kind.ts';

export const shownOf = async ({ marketplace }: Context, { id, companyId, order }: Change): Promise<Shown> => {
  const { productId } = wantedOf({ id, order });
  const [subscriptions, orders] = await Promise.all([
    marketplace.findSubscriptions({ companyId, productId }, 'person'),
    marketplace.orders(companyId, 'person'),
  ]);
  return { subscriptions, orders };
};

/** What an order made, where Pax8 shows it; the order is taken whatever comes of this. */
export const madeBy = async (
  context: Context,
  change: Change,
  { orderId, subscriptionId }: Readonly<{ orderId: string | null; subscriptionId: string | null }>,
): Promise<Subscription | null> => {
  try {
    return subscriptionId === null
      ? await foundFor(context, change, orderId)
      : await context.marketplace.subscription(subscriptionId, 'person');
  } catch (thrown) {
    context.log.warn(
      { change: change.id, reason: messageOf(thrown) },
      'what an order made could not be read',
    );
    return null;
  }
};

/**
 * Without what other orders of this bot are known to have made: two of the same product and quantity look alike at Pax8,
 * and what one made must not settle the other.
 */
const notOthers = async ({ memory }: Context, change: Change, shown: Shown): Promise<Shown> => {
  const isOther = ({ id, what }: Change) => what === 'order' && id !== change.id;
  const { subscriptions, orders } = candidatesOf(change, shown);
  const ids = new Set([
    ...subscriptions.map(({ id }) => id),
    ...orders.flatMap(({ lines }) => lines.flatMap(({ subscriptionId }) => subscriptionId ?? [])),
  ]);
  const [followed, ...owners] = await Promise.all([
    memory.changes.followed(),
    ...[...ids].map(async (id) => ((await memory.changes.ofSubscription(id, 100)).some(isOther) ? id : null)),
  ]);
  const theirs = new Set<string | null | undefined>([
    ...owners,
    ...followed
      .filter(isOther)
      .flatMap(({ order }) => [order?.placed?.orderId, order?.placed?.subscriptionId]),
  ]);
  theirs.delete(null);
  const isTheirs = (id: string | null) => theirs.has(id);
  return {
    subscriptions: {
      ...shown.subscriptions,
      rows: shown.subscriptions.rows.filter(({ id }) => !isTheirs(id)),
    },
    orders: {
      ...shown.orders,
      rows: shown.orders.rows.filter(
        ({ id, lines }) => !isTheirs(id) && !lines.some(({ subscriptionId }) => isTheirs(subscriptionId)),
      ),
    },
  };
};

/** Other orders, of all organisations, whose subscription is not known: they are on their way, unclear, or not named yet. */
const openOthers = async ({ memory }: Context, { id }: Change): Promise<Change[]> => {
  const [open, followed] = await Promise.all([
    memory.changes.inStatesAnywhere(['executing', 'needs-check']),
    memory.changes.followed(),
  ]);
  const unnamed = followed.filter(({ order }) => (order?.placed?.subscriptionId ?? null) === null);
  return [...open, ...unnamed].filter((one) => one.what === 'order' && one.id !== id);
};

/** The subscription that an order certainly made, where Pax8 does not name it; null: it is not known which, or none yet. */
export const foundFor = async (
  context: Context,
  change: Change,
  orderId: string | null,
): Promise<Subscription | null> => {
  const [shown, others] = await Promise.all([shownOf(context, change), openOthers(context, change)]);
  return certainlyOf(change, orderId, await notOthers(context, change, shown), others);
};

/** What Pax8 shows of an order of unknown outcome. */
export const lookAtOrder = async (context: Context, change: Change): Promise<Looked> => {
  const shown = await notOthers(context, change, await shownOf(context, change));
  const settled = settleOrder(change, shown, context.now(), await openOthers(context, change));
  const made = settled?.order?.placed?.subscriptionId ?? null;
  return {
    settled,
    subscription:
      made === null ? null : await madeBy(context, change, { orderId: null, subscriptionId: made }),
  };
};
