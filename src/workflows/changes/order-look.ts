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
import type { FoundLine } from '../../core/changes/order-steps.ts';
import type { OrderPlaced } from '../../core/changes/wanted.ts';
import type { Urgency } from '../../core/marketplace/marketplace.ts';
import type { Order } from '../../core/marketplace/orders.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import type { ChangeSteps } from './change-kind.ts';

export const shownOf = async (
  { marketplace }: Context,
  companyId: string,
  { lines }: Wanted<'order'>,
): Promise<Shown> => {
  const [orders, ...subscriptions] = await Promise.all([
    marketplace.orders(companyId, 'person'),
    ...lines.map(({ productId }) => marketplace.findSubscriptions({ companyId, productId }, 'person')),
  ]);
  return {
    orders,
    subscriptions: {
      rows: subscriptions.flatMap(({ rows }) => rows),
      unreadable: subscriptions.reduce((sum, { unreadable }) => sum + unreadable, 0),
    },
  };
};

/** The subscriptions that Pax8's record of an order names, by the wanted lines; null for a line that it does not name. */
export const namedIn = (
  { lines }: Wanted<'order'>,
  order: Pick<Order, 'lines'> | null,
): readonly (string | null)[] =>
  lines.map(
    ({ productId }) => order?.lines.find((line) => line.productId === productId)?.subscriptionId ?? null,
  );

type Named = Readonly<{ orderId: string | null; named: readonly (string | null)[] }>;

/** What an order made, by its lines, as far as Pax8 shows it. Throws what Pax8's reads throw. */
export const readMade = async (
  context: Context,
  change: Ordering,
  { orderId, named }: Named,
  urgency: Urgency,
): Promise<readonly FoundLine[]> => {
  const found = named.includes(null) ? await foundFor(context, change, orderId) : null;
  if (found !== null) return found;
  return Promise.all(
    named.map(async (subscriptionId) => ({
      subscriptionId,
      subscription:
        subscriptionId === null ? null : await context.marketplace.subscription(subscriptionId, urgency),
    })),
  );
};

/** The same right after the order: it stays accepted, whatever can be read. */
export const madeBy = async (
  context: Context,
  change: Ordering,
  named: Named,
): Promise<readonly FoundLine[]> => {
  try {
    return await readMade(context, change, named, 'person');
  } catch (thrown) {
    context.log.warn(
      { change: change.id, reason: messageOf(thrown) },
      'what an order made could not be read',
    );
    return named.named.map((subscriptionId) => ({ subscriptionId, subscription: null }));
  }
};

/**
 * Leaves out what other orders of this bot certainly made: two for the same product and quantity look alike, and one's
 * result must not settle the other.
 */
const notOthers = async ({ memory }: Context, change: Ordering, shown: Shown): Promise<Shown> => {
  const isOther = (ordering: Change) => isOrdering(ordering) && ordering.id !== change.id;
  const { lines, orders } = candidatesOf(change, shown);
  const ids = new Set([
    ...lines.flat().map(({ id }) => id),
    ...orders.flatMap(({ lines }) => lines.flatMap(({ subscriptionId }) => subscriptionId ?? [])),
  ]);
  const [followed, ...owners] = await Promise.all([
    memory.changes.followed(),
    ...[...ids].map(async (id) => ((await memory.changes.ofSubscription(id, 100)).some(isOther) ? id : null)),
  ]);
  const theirs = new Set<string | null | undefined>([
    ...owners,
    ...followed.filter(isOther).flatMap(({ wanted: { placed } }) => [placed?.orderId, ...namedBy(placed)]),
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

const namedBy = (placed: OrderPlaced | null): (string | null)[] =>
  placed?.lines.map(({ subscriptionId }) => subscriptionId) ?? [];

/** Other orders, of all tenants, with an unknown subscription: in progress, unclear, or not named yet. */
const openOthers = async ({ memory }: Context, { id }: Change): Promise<Ordering[]> => {
  const [open, followed] = await Promise.all([
    memory.changes.inStatesAnywhere(['executing', 'needs-check']),
    memory.changes.followed(),
  ]);
  const unnamed = followed.filter(({ wanted }) => namedBy(wanted.placed).includes(null));
  return [...open.filter(isOrdering), ...unnamed].filter((ordering) => ordering.id !== id);
};

/** The subscriptions that an order certainly made, when Pax8 does not name them; null while unclear. */
const foundFor = async (
  context: Context,
  change: Ordering,
  orderId: string | null,
): Promise<readonly FoundLine[] | null> => {
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
  const placed = settled === null ? null : (orderOf(settled)?.placed ?? null);
  if (placed === null) return { settled, subscription: null };
  const [first] = await madeBy(context, ordering, { orderId: placed.orderId, named: namedBy(placed) });
  return { settled, subscription: first?.subscription ?? null };
};
