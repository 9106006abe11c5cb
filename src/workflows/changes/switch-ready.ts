import type { Change } from '../../core/changes/change.ts';
import { orderBefore, orderOf, seatsBefore } from '../../core/changes/change-facts.ts';
import type { NotNow } from '../../core/changes/not-now.ts';
import { isInPlace } from '../../core/changes/switch.ts';
import type { Person } from '../../core/words/people.ts';
import type { Context } from '../context.ts';
import { recheckChange } from './recheck-change.ts';

/**
 * Reads what the order of a switch made; why the old subscription is not cancelled now, or null when it may be, as for any other change.
 * Throws what Pax8's reads throw.
 */
export const notInPlace = async (context: Context, change: Change): Promise<NotNow | null> => {
  const orderId = orderBefore(change);
  if (orderId === null) return null;
  const order = await context.memory.changes.get(orderId);
  const id = (order === null ? null : orderOf(order))?.placed?.lines[0]?.subscriptionId ?? null;
  const ordered = id === null ? null : await context.marketplace.subscription(id, 'person');
  return ordered?.companyId === change.companyId && isInPlace(ordered, seatsBefore(change))
    ? null
    : { kind: 'order-not-active', status: ordered?.status ?? null };
};

/**
 * Why the order of a switch is not sent: the old subscription is no longer to be cancelled, or cannot be. Null for
 * every other order. Throws what Pax8's reads throw.
 */
export const notReplaceable = async (
  context: Context,
  { id, bundle }: Change,
  person: Person,
): Promise<NotNow | null> => {
  if (bundle?.kind !== 'switch') return null;
  const lines = await context.memory.changes.ofBundle(bundle.id);
  const cancellation = lines.find((line) => orderBefore(line) === id);
  if (cancellation?.state !== 'planned') return { kind: 'switch-broken', because: null };
  const because = await recheckChange(context, cancellation, person);
  return because === null ? null : { kind: 'switch-broken', because };
};
