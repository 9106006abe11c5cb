import type { ChangeKind } from '../../core/changes/change.ts';
import { priceOf } from '../../core/changes/price-steps.ts';
import { settle } from '../../core/changes/settle.ts';
import { messageOf } from '../../errors.ts';
import type { Kind } from './change-kind.ts';
import { whyNotNow } from './fits-still.ts';
import { orderReady, sendOrder } from './order-kind.ts';
import { lookAtOrder } from './order-look.ts';

const fits: Kind['ready'] = async (context, change, person) => {
  const why = await whyNotNow(context, change, person);
  return why === null ? { kind: 'ready', change } : { kind: 'stale', why };
};

const lookAtSubscription: Kind['look'] = async ({ marketplace, now }, change) => {
  const [subscription, history] = await Promise.all([
    marketplace.subscription(change.subscriptionId, 'person'),
    marketplace.history(change.subscriptionId, 'person'),
  ]);
  return { settled: settle(change, subscription, history.rows, now()), subscription };
};

/** Pax8 answers a cancellation with nothing: how the subscription stands after it is read, when that is possible. */
const cancelAndRead: Kind['send'] = async ({ marketplace, log }, { id, subscriptionId, cancelAt }) => {
  const write = await marketplace.cancel(subscriptionId, cancelAt);
  if (write.kind !== 'accepted') return write;
  try {
    return { ...write, subscription: await marketplace.subscription(subscriptionId, 'person') };
  } catch (thrown) {
    log.warn({ change: id, reason: messageOf(thrown) }, 'a cancelled subscription could not be read');
    return write;
  }
};

/** Each kind of change: how it is checked again, sent, and looked for. */
export const kinds: Readonly<Record<ChangeKind, Kind>> = {
  seats: {
    ready: fits,
    send: ({ marketplace }, { subscriptionId, to }) => marketplace.setQuantity(subscriptionId, to),
    look: lookAtSubscription,
  },
  cancel: { ready: fits, send: cancelAndRead, look: lookAtSubscription },
  price: {
    ready: fits,
    send: ({ marketplace }, change) => marketplace.setPrice(change.subscriptionId, priceOf(change).to),
    look: lookAtSubscription,
  },
  order: { ready: orderReady, send: sendOrder, look: lookAtOrder },
};
