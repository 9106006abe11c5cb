import type { Change } from '../../core/changes/change.ts';
import { orderBefore, orderOf } from '../../core/changes/change-facts.ts';
import type { NotNow } from '../../core/changes/not-now.ts';
import { type Place, placeOf, tooLateFor } from '../../core/changes/switch.ts';
import type { Person } from '../../core/words/people.ts';
import { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { recheckChange } from './recheck-change.ts';

/**
 * Reads what the order of a switch made, and its status (null: Pax8 does not show it); any other change is in place. Throws what
 * Pax8's reads throw.
 */
export const readPlace = async (
  context: Context,
  change: Change,
): Promise<Readonly<{ place: Place; status: string | null }>> => {
  const orderId = orderBefore(change);
  if (orderId === null) return { place: 'in-place', status: null };
  const order = await context.memory.changes.get(orderId);
  const id = (order === null ? null : orderOf(order))?.placed?.lines[0]?.subscriptionId ?? null;
  const made = id === null ? null : await context.marketplace.subscription(id, 'person');
  return { place: placeOf(change, order, made), status: made?.status ?? null };
};

/** Why the old subscription is not cancelled now, or null when it may be. Throws when the new one can still come: then it waits. */
export const notInPlace = async (context: Context, change: Change): Promise<NotNow | null> => {
  const { place, status } = await readPlace(context, change);
  if (place === 'not-yet')
    throw new AppError('the new subscription is not in place yet', { kind: 'not-read' });
  if (place === 'in-place') return null;
  return { kind: 'order-not-active', status: place === 'order-unproved' ? null : status };
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
  const late = tooLateFor(cancellation, context.now());
  if (late !== null) return { kind: 'switch-broken', because: { kind: 'refused', because: late } };
  const because = await recheckChange(context, cancellation, person);
  return because === null ? null : { kind: 'switch-broken', because };
};
