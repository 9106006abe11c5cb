import { type Found, provisioned, provisioningOf, type TakenOrder } from '../../core/changes/order-steps.ts';
import { messageOf } from '../../errors.ts';
import { entryAbout } from '../audit/record.ts';
import { publish } from '../cards/publish-change.ts';
import { namedIn, readMade } from '../changes/order-look.ts';
import type { Context } from '../context.ts';

/**
 * Checks ordered subscriptions that are due for a look and not Active yet, updates their cards and saves the next look.
 * A failing order does not stop the others.
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
    const provisioning = provisioningOf(after);
    const entries =
      provisioning?.kind === 'done'
        ? [entryAbout(context, after, null, 'change.provisioned', { status: provisioning.status })]
        : [];
    if (!(await context.memory.changes.save(after, entries))) return;
    for (const [n, { subscription }] of found.lines.entries()) {
      if (subscription === null) continue;
      const productName = subscription.productName ?? change.wanted.lines[n]?.productName ?? null;
      await context.portfolio.put({ ...subscription, productName });
    }
    await publish(context, after);
  } catch (thrown) {
    context.log.warn({ change: change.id, reason: messageOf(thrown) }, 'an order could not be followed');
  }
};

/** The subscriptions of an order: those that Pax8 named or names now, or the only ones of the company they can be. */
const seen = async (context: Context, change: TakenOrder): Promise<Found> => {
  const { placed } = change.wanted;
  const orderId = placed?.orderId ?? null;
  const known = placed?.lines.map(({ subscriptionId }) => subscriptionId) ?? [];
  const order =
    orderId === null || !known.includes(null) ? null : await context.marketplace.order(orderId, 'background');
  const named = namedIn(change.wanted, order).map((id, n) => known[n] ?? id);
  return { orderId, lines: await readMade(context, change, { orderId, named }, 'background') };
};
