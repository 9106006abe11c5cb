import type { Sent } from '../core/after-write.ts';
import type { Change } from '../core/change.ts';
import type { PricePlan, Rows, Subscription } from '../core/marketplace.ts';
import { choicesOf } from '../core/order-choices.ts';
import { orderRefusal } from '../core/order-rules.ts';
import { candidatesOf, type Shown, settleOrder, theOne, thereBefore } from '../core/order-settle.ts';
import { wantedOf } from '../core/order-steps.ts';
import type { NewOrder } from '../core/orders.ts';
import { AppError, messageOf } from '../errors.ts';
import type { Looked, Ready } from './change-kind.ts';
import type { Context } from './context.ts';
import { againstPolicy } from './fits-still.ts';
import { readOrderFacts } from './order-facts.ts';

/** An order as Pax8 takes it. */
export const orderOf = ({
  id,
  companyId,
  to,
  order,
}: Pick<Change, 'id' | 'companyId' | 'to' | 'order'>): NewOrder => {
  const { productId, billingTerm, commitmentTermId, parent, provisioning } = wantedOf({ id, order });
  return {
    companyId,
    orderedByEmail: null,
    lines: [
      {
        productId,
        quantity: to,
        billingTerm,
        commitmentTermId,
        parent: parent === null ? null : { subscriptionId: parent.subscriptionId },
        provisioning: provisioning.map(({ key, values }) => ({ key, values })),
      },
    ],
  };
};

/** What is ordered as if it were there already, without seats: for rules that look at subscriptions. */
export const notYetBought = (
  change: Pick<Change, 'id' | 'companyId' | 'productName' | 'seen' | 'order'>,
): Subscription => ({
  id: change.id,
  companyId: change.companyId,
  productId: wantedOf(change).productId,
  productName: change.productName,
  quantity: 0,
  status: change.seen.status,
  billingTerm: change.seen.billingTerm,
  commitment: null,
  startAt: null,
  endAt: null,
  createdAt: null,
  price: change.seen.price,
  partnerCost: change.seen.partnerCost,
  currency: change.seen.currency,
});

const shownOf = async ({ marketplace }: Context, { id, companyId, order }: Change): Promise<Shown> => {
  const { productId } = wantedOf({ id, order });
  const [subscriptions, orders] = await Promise.all([
    marketplace.findSubscriptions({ companyId, productId }, 'person'),
    marketplace.orders(companyId, 'person'),
  ]);
  return { subscriptions, orders };
};

/**
 * The look right before an order is sent: the company, the parent, the way to buy it and its price as they were approved,
 * the policy, and Pax8's own check once more. Notes what is there already, so that what the order makes is told apart.
 */
export const orderReady = async (
  context: Context,
  change: Change,
  person: Change['requestedBy'],
): Promise<Ready> => {
  const { companyId } = change;
  const { productId } = wantedOf(change);
  const [facts, shown, checked] = await Promise.all([
    readOrderFacts(context, companyId, productId),
    shownOf(context, change),
    context.marketplace.checkOrder(orderOf(change)),
  ]);
  const refusal = orderRefusal(facts, change.to);
  if (refusal !== null) return { kind: 'stale', why: context.views.orderRefusal(refusal).reason };
  const moved = movedSince(change, facts.plans, facts);
  if (moved !== null) return { kind: 'stale', why: moved };
  if (checked.kind === 'refused')
    return { kind: 'stale', why: `Pax8 would not take the order now: ${checked.text || checked.forPeople}` };
  if (checked.kind !== 'accepted') throw new AppError(checked.text, checked.forPeople);
  const against = await againstPolicy(context, change, notYetBought(change), person);
  if (against !== null) return { kind: 'stale', why: against };
  const before = thereBefore(change, shown, context.now());
  return { kind: 'ready', change: { ...change, order: { ...wantedOf(change), before } } };
};

const movedSince = (
  change: Change,
  plans: Rows<PricePlan>,
  { dependencies, product, held }: Awaited<ReturnType<typeof readOrderFacts>>,
): string | null => {
  const { billingTerm, commitmentTermId, parent } = wantedOf(change);
  if (product === null) return 'Pax8 no longer has the product.';
  const choice = choicesOf(plans.rows, dependencies, product, change.to).find(
    (one) => one.billingTerm === billingTerm && one.commitmentTermId === commitmentTermId,
  );
  if (choice === undefined) return 'Pax8 no longer sells it with this billing and commitment.';
  const { price, partnerCost } = change.seen;
  if ((choice.price?.price ?? null) !== price || (choice.price?.partnerCost ?? null) !== partnerCost)
    return 'Its price has changed since the order was asked for.';
  return parent !== null && !held.some(({ id }) => id === parent.subscriptionId)
    ? 'The subscription that it was to be added to is no longer there.'
    : null;
};

/** The one POST; then the subscription that it made is read, when Pax8 names or shows it already. */
export const sendOrder = async (context: Context, change: Change): Promise<Sent> => {
  const written = await context.marketplace.placeOrder(orderOf(change));
  if (written.kind !== 'accepted') return written;
  const orderId = written.record?.id ?? null;
  const { productId } = wantedOf(change);
  const line = written.record?.lines.find((one) => one.productId === productId);
  const subscriptionId = line?.subscriptionId ?? null;
  const subscription = await madeBy(context, change, subscriptionId);
  return { kind: 'accepted', subscription, orderId, subscriptionId };
};

/** What an order made, where Pax8 shows it; the order is taken whatever comes of this. */
const madeBy = async (
  context: Context,
  change: Change,
  subscriptionId: string | null,
): Promise<Subscription | null> => {
  try {
    return subscriptionId === null
      ? await foundFor(context, change)
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

/** The company's one new subscription that is like what was ordered; null: none yet, or more than one. */
export const foundFor = async (context: Context, change: Change): Promise<Subscription | null> => {
  const { productId } = wantedOf(change);
  const { companyId } = change;
  const subscriptions = await context.marketplace.findSubscriptions({ companyId, productId }, 'person');
  const shown = await notOthers(context, change, { subscriptions, orders: { rows: [], unreadable: 0 } });
  return theOne(change, candidatesOf(change, shown))?.subscription ?? null;
};

/** What Pax8 shows of an order of unknown outcome. */
export const lookAtOrder = async (context: Context, change: Change): Promise<Looked> => {
  const shown = await notOthers(context, change, await shownOf(context, change));
  const settled = settleOrder(change, shown, context.now());
  const made = settled?.order?.placed?.subscriptionId ?? null;
  return { settled, subscription: made === null ? null : await madeBy(context, change, made) };
};
