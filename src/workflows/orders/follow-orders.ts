import { type Found, isProvisioning, provisioned, type TakenOrder } from '../../core/changes/order-steps.ts';
import { messageOf } from '../../errors.ts';
import { audit } from '../audit/record.ts';
import { publish } from '../cards/publish-change.ts';
import { foundFor } from '../changes/order-look.ts';
import type { Context } from '../context.ts';

/**
 * Checks the ordered subscriptions that are due for a look and not Active yet, updates their cards and saves the time
 * of the next look. A failure of one order does not stop the others.
 */
export const followOrders = async (context: Context): Promise<void> => {
  const due = (await context.memory.changes.followed()).filter(
    ({ wanted }) => (wanted.placed?.nextAt ?? Number.POSITIVE_INFINITY) <= context.now(),
  );
  await Promise.all(due.map((change) => follow(context, change)));
};

const follow = async (context: Context, change: TakenOrder): Promise<void> => {
  try {
    const found = await seen(context, change);
    const after = provisioned(change, found, context.now());
    if (!(await context.memory.changes.save(after))) return;
    const { subscription } = found;
    if (subscription !== null)
      await context.portfolio.put({
        ...subscription,
        productName: subscription.productName ?? change.productName,
      });
    if (subscription !== null && !isProvisioning(subscription.status))
      await audit(context, after, null, 'change.provisioned', { status: subscription.status });
    await publish(context, after);
  } catch (thrown) {
    context.log.warn({ change: change.id, reason: messageOf(thrown) }, 'an order could not be followed');
  }
};

/** The subscription of an order: the one that Pax8 named or names now, or the only one of the company it can be. */
const seen = async (context: Context, change: TakenOrder): Promise<Found> => {
  const { marketplace } = context;
  const { placed, productId } = change.wanted;
  const orderId = placed?.orderId ?? null;
  const known = placed?.subscriptionId ?? null;
  if (known !== null)
    return {
      orderId,
      subscriptionId: known,
      subscription: await marketplace.subscription(known, 'background'),
    };
  const order = orderId === null ? null : await marketplace.order(orderId, 'background');
  const named = order?.lines.find((line) => line.productId === productId)?.subscriptionId ?? null;
  if (named !== null)
    return {
      orderId,
      subscriptionId: named,
      subscription: await marketplace.subscription(named, 'background'),
    };
  const subscription = await foundFor(context, change, orderId);
  return { orderId, subscriptionId: subscription?.id ?? null, subscription };
};
