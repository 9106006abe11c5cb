import type { Change, Wanted } from '../../core/changes/change.ts';
import { orderOf } from '../../core/changes/change-facts.ts';
import {
  candidatesOf,
  certainlyOf,
  isOrdering,
  type Ordering,
  type Shown,
  settleOrder,
} from '../../core/changes/order-settle.ts';
import type { Subscription } from '../../core/marketplace/records.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import type { ChangeSteps } from './change-kind.ts';

export const shownOf = async (
  { marketplace }: Context,
  companyId: string,
  { productId }: Wanted<'order'>,
): Promise<Shown> => {
  const [subscriptions, orders] = await Promise.all([
    marketplace.findSubscriptions({ companyId, productId }, 'person'),
    marketplace.orders(companyId, 'person'),
  ]);
  return { subscriptions, orders };
};

/** What an order made, if Pax8 shows it. The order stays accepted, whatever is found. */
export const madeBy = async (
  context: Context,
  change: Ordering,
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
 * Leaves out what other orders of this bot are known to have made: two for the same product and quantity look alike, and
 * the result of one must not settle the other.
 */
const notOthers = async ({ memory }: Context, change: Ordering, shown: Shown): Promise<Shown> => {
  const isOther = (ordering: Change) => isOrdering(ordering) && ordering.id !== change.id;
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
      .flatMap(({ wanted: { placed } }) => [placed?.orderId, placed?.subscriptionId]),
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

/** Other orders, of all tenants, with an unknown subscription: in progress, unclear, or not named yet. */
const openOthers = async ({ memory }: Context, { id }: Change): Promise<Ordering[]> => {
  const [open, followed] = await Promise.all([
    memory.changes.inStatesAnywhere(['executing', 'needs-check']),
    memory.changes.followed(),
  ]);
  const unnamed = followed.filter(({ wanted }) => (wanted.placed?.subscriptionId ?? null) === null);
  return [...open.filter(isOrdering), ...unnamed].filter((ordering) => ordering.id !== id);
};

/** The subscription that an order certainly made, when Pax8 does not name it; null while unclear. */
export const foundFor = async (
  context: Context,
  change: Ordering,
  orderId: string | null,
): Promise<Subscription | null> => {
  const [shown, others] = await Promise.all([
    shownOf(context, change.companyId, change.wanted),
    openOthers(context, change),
  ]);
  return certainlyOf(change, orderId, await notOthers(context, change, shown), others);
};

/** Reads what Pax8 shows of an order with an unknown outcome. */
export const lookAtOrder: ChangeSteps<'order'>['look'] = async (context, change, wanted) => {
  const ordering = { ...change, wanted };
  const shown = await notOthers(context, ordering, await shownOf(context, change.companyId, wanted));
  const settled = settleOrder(ordering, shown, context.now(), await openOthers(context, change));
  const made = settled === null ? null : (orderOf(settled)?.placed?.subscriptionId ?? null);
  return {
    settled,
    subscription:
      made === null ? null : await madeBy(context, ordering, { orderId: null, subscriptionId: made }),
  };
};
