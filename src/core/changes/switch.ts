import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import { lock } from '../rules/nce-windows.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { amountOfUnits, type Money, smallestUnits, yearly } from '../words/money.ts';
import type { Change } from './change.ts';
import { cameToNothingAs, orderBefore } from './change-facts.ts';
import { provisioningOf } from './order-steps.ts';
import type { SwitchStopped } from './outcomes.ts';

/** What the cancellation of a switch does next: waits for its order, is sent, or is not sent at all. */
export type SwitchMove =
  | Readonly<{ kind: 'wait' | 'go' }>
  | Readonly<{ kind: 'stop'; reason: SwitchStopped }>;

const stop = (reason: SwitchStopped): SwitchMove => ({ kind: 'stop', reason });

/** What follows from the state of the order, as last read; null when there is no such order. */
export const switchMove = (cancellation: Change, order: Change | null, now: Instant): SwitchMove => {
  if (order === null || cameToNothingAs(order) !== null) return stop('order-not-made');
  const provisioning = provisioningOf(order);
  if (order.state === 'applied' && provisioning === null) return stop('order-unproved');
  if (provisioning?.kind === 'done' && provisioning.status !== 'Active') return stop('order-not-active');
  if (provisioning?.kind === 'stuck' && provisioning.over) return stop('order-not-active');
  if (locksBy(cancellation, now)) return stop('too-late');
  return { kind: provisioning?.kind === 'done' ? 'go' : 'wait' };
};

/** From a day before its end a term renews, whatever is asked for. */
const locksBy = ({ wanted }: Change, now: Instant): boolean =>
  wanted.kind === 'cancel' && wanted.at !== null && now >= wanted.at - lock;

/** Whether what was ordered is there, with the seats of the old one: read right before that is cancelled. */
export const isInPlace = (ordered: Subscription | null, seats: number): boolean =>
  ordered?.status === 'Active' &&
  ordered.endAt === null &&
  ordered.quantity !== null &&
  ordered.quantity >= seats;

/** The new subscription's cost for the days on which the old one is billed too, by days of a year; null when it is not known. */
export const overlapCost = (
  line: Readonly<{ price: number | null; billingTerm: string; seats: number }>,
  currency: string | null,
  now: Instant,
  until: Instant,
): Money | null => {
  const year = yearly({ price: line.price, billingTerm: line.billingTerm, currency }, line.seats);
  if (year === null || line.price === null || line.price <= 0) return null;
  const days = Math.max(0, Math.ceil((until - now) / day));
  return { ...year, amount: amountOfUnits(Math.round((smallestUnits(year) * days) / 365), year.currency) };
};

/** A switch: the order, and the cancellation that waits for it. */
type Switch = Readonly<{ order: Change; cancellation: Change }>;

const switchesIn = (changes: readonly Change[]): readonly Switch[] => {
  const byId = new Map(changes.map((change) => [change.id, change]));
  return changes.flatMap((cancellation) => {
    const order = byId.get(orderBefore(cancellation) ?? '');
    return order === undefined ? [] : [{ order, cancellation }];
  });
};

const stopped: ReadonlySet<string | null> = new Set<SwitchStopped>([
  'order-not-made',
  'order-not-active',
  'order-unproved',
  'too-late',
]);

/** Whether an approved cancellation of a switch was not made, and no person has decided so. */
export const isStopped = (change: Change): boolean =>
  orderBefore(change) !== null &&
  (change.state === 'stale' ||
    change.state === 'failed' ||
    (change.state === 'cancelled' && stopped.has(change.reason)));

/** Whether the new subscription was seen in place before it stopped: then the old one may be cancelled by hand. */
export const wasInPlace = (stoppedOne: Change): boolean =>
  stoppedOne.state === 'failed' ||
  (stoppedOne.state === 'stale' && stoppedOne.reason.kind !== 'order-not-active');

/**
 * The cancellations of switches that need a person: the new subscription does not get Active, or it is there and the old one
 * runs on without an end.
 */
export const stuckSwitches = (
  changes: readonly Change[],
  subscriptions: ReadonlyMap<string, Subscription>,
  now: Instant,
): readonly Change[] =>
  switchesIn(changes).flatMap(({ order, cancellation }): readonly Change[] => {
    const provisioning = provisioningOf(order);
    if (cancellation.state === 'planned') return provisioning?.kind === 'stuck' ? [cancellation] : [];
    const old = subscriptions.get(cancellation.subscriptionId);
    const billedTwice =
      order.state === 'applied' && !(provisioning?.kind === 'done' && provisioning.status === 'Cancelled');
    const runsOn = old !== undefined && old.endAt === null && isRunning(old, now);
    return isStopped(cancellation) && billedTwice && runsOn ? [cancellation] : [];
  });
