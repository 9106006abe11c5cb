import type { Write } from '../../core/changes/after-write.ts';
import type { Change, ChangeIn, Wanted } from '../../core/changes/change.ts';
import type { SentChange } from '../../core/changes/change-steps.ts';
import { fromSeats } from '../../core/changes/plan-seats.ts';
import { settle } from '../../core/changes/settle.ts';
import { stillFits } from '../../core/changes/vendor-details.ts';
import type { ChangeKind } from '../../core/rules/kinds.ts';
import type { Person } from '../../core/words/people.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import type { ChangeSteps, Looked, Ready } from './change-kind.ts';
import { orderReady, sendOrder } from './order-kind.ts';
import { lookAtOrder } from './order-look.ts';
import { knownSeats, recheckChange } from './recheck-change.ts';
import { readAskedForSeats } from './seat-facts.ts';
import { notInPlace } from './switch-ready.ts';

/** A plan that fits starts from the seats that its people know of. */
const fits = async (context: Context, change: Change, _wanted: Wanted, person: Person): Promise<Ready> => {
  const reason = await recheckChange(context, change, person);
  if (reason !== null) return { kind: 'stale', reason };
  const { wanted } = fromSeats(change, await knownSeats(context, change));
  return { kind: 'ready', wanted };
};

/** A plan may have waited for months with answers that its vendor no longer accepts. */
const seatsFit: ChangeSteps<'seats'>['ready'] = async (context, change, wanted, person) => {
  const { details, afterTermEnd } = wanted;
  if (afterTermEnd !== null && details !== undefined && details.given.length > 0) {
    const asked = await readAskedForSeats(context, details.productId);
    if (asked !== null && !stillFits(details, asked))
      return { kind: 'stale', reason: { kind: 'details-moved' } };
  }
  return fits(context, change, wanted, person);
};

/** The old subscription of a switch is cancelled only when the new one is seen Active right before. */
const cancelFits: ChangeSteps<'cancel'>['ready'] = async (context, change, wanted, person) => {
  const lack = await notInPlace(context, change);
  return lack === null ? fits(context, change, wanted, person) : { kind: 'stale', reason: lack };
};

const lookAtSubscription = async (
  { marketplace, now }: Context,
  change: ChangeIn<'needs-check'>,
): Promise<Looked> => {
  const [subscription, history] = await Promise.all([
    marketplace.subscription(change.subscriptionId, 'person'),
    marketplace.history(change.subscriptionId, 'person'),
  ]);
  return { settled: settle(change, subscription, history.rows, now()), subscription };
};

/** Pax8's answer to a cancellation is empty, so the subscription is read afterwards if possible. */
const cancelAndRead: ChangeSteps<'cancel'>['send'] = async (
  { marketplace, log },
  { id, subscriptionId },
  { at },
) => {
  const write = await marketplace.cancel(subscriptionId, at);
  if (write.kind !== 'accepted') return write;
  const { kind } = write;
  try {
    return { kind, subscription: await marketplace.subscription(subscriptionId, 'person') };
  } catch (thrown) {
    log.warn({ change: id, reason: messageOf(thrown) }, 'a cancelled subscription could not be read');
    return { kind, subscription: null };
  }
};

/** How each kind of change is checked, sent and looked for. */
const kinds: Readonly<{ [K in ChangeKind]: ChangeSteps<K> }> = {
  seats: {
    ready: seatsFit,
    send: ({ marketplace }, { subscriptionId }, { to, details }) =>
      marketplace.setQuantity(subscriptionId, to, details?.given ?? []),
    look: lookAtSubscription,
  },
  cancel: { ready: cancelFits, send: cancelAndRead, look: lookAtSubscription },
  price: {
    ready: fits,
    send: ({ marketplace }, { subscriptionId }, { to }) => marketplace.setPrice(subscriptionId, to),
    look: lookAtSubscription,
  },
  order: { ready: orderReady, send: sendOrder, look: lookAtOrder },
};

/** Checks a change again on fresh reads, by the role of `person`. Throws what Pax8's reads throw. */
export const readyOf = (context: Context, change: Change, person: Person): Promise<Ready> =>
  ready(context, change, change.wanted, person);
const ready = <K extends ChangeKind>(
  context: Context,
  change: Change,
  wanted: Wanted<K>,
  person: Person,
): Promise<Ready> => kinds[wanted.kind].ready(context, change, wanted, person);

/** Makes the one write of a change. */
export const sendOf = (context: Context, change: SentChange): Promise<Write> =>
  send(context, change, change.wanted);
const send = <K extends ChangeKind>(
  context: Context,
  change: SentChange,
  wanted: Wanted<K>,
): Promise<Write> => kinds[wanted.kind].send(context, change, wanted);

/** Reads what Pax8 shows of a change with an unknown outcome. Throws what Pax8's reads throw. */
export const lookOf = (context: Context, change: ChangeIn<'needs-check'>): Promise<Looked> =>
  look(context, change, change.wanted);
const look = <K extends ChangeKind>(
  context: Context,
  change: ChangeIn<'needs-check'>,
  wanted: Wanted<K>,
): Promise<Looked> => kinds[wanted.kind].look(context, change, wanted);
