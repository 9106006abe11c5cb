import type { Subscription } from '../marketplace/records.ts';
import { isRunning } from '../marketplace/running.ts';
import type { CancelRefusal } from '../rules/cancel-rules.ts';
import { lock } from '../rules/nce-windows.ts';
import { termMonths } from '../rules/term-dates.ts';
import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { amountOfUnits, type Money, smallestUnits, yearly } from '../words/money.ts';
import type { Change } from './change.ts';
import { cameToNothingAs, orderBefore, orderOf, seatsBefore } from './change-facts.ts';
import { isAtWork } from './change-steps.ts';
import type { NotNow } from './not-now.ts';
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

/** The year is ordered this long before the old term locks, at the latest: it must be Active by then, and may take hours. */
const switchMargin = 6 * hour;

/** Until when the year may be ordered, by the term end for which the old one would be cancelled. */
export const orderUntil = (termEnd: Instant): Instant => termEnd - lock - switchMargin;

/** Why a year is not ordered any more in place of what would be cancelled; null when there is time. */
export const tooLateFor = ({ wanted }: Pick<Change, 'wanted'>, now: Instant): CancelRefusal | null =>
  wanted.kind === 'cancel' && wanted.at !== null && now >= orderUntil(wanted.at)
    ? { kind: 'switch-too-late', at: wanted.at }
    : null;

/** What the new subscription, read right before, means for the old one. What can still come is `not-yet`. */
export type Place = 'in-place' | 'not-yet' | Extract<SwitchStopped, 'order-not-active' | 'order-unproved'>;

/** The old one is cancelled only beside another subscription, of the product and term that were ordered, Active with all its seats. */
export const placeOf = (cancellation: Change, order: Change | null, made: Subscription | null): Place => {
  const wanted = order === null ? null : orderOf(order);
  if (wanted === null || made === null) return 'not-yet';
  const { id, companyId, productId, status, endAt, quantity, commitment } = made;
  const [line] = wanted.lines;
  const there = [cancellation.subscriptionId, ...(wanted.before?.subscriptionIds ?? [])];
  if (there.includes(id) || companyId !== cancellation.companyId || productId !== line.productId)
    return 'order-unproved';
  if (isAtWork(made)) return 'not-yet';
  if (status !== 'Active' || endAt !== null) return 'order-not-active';
  const term = termMonths(commitment?.term ?? null);
  if (term === null || quantity === null || quantity < seatsBefore(cancellation)) return 'not-yet';
  return term === termMonths(line.commitmentTerm) ? 'in-place' : 'order-unproved';
};

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

/** Judged before the new subscription is read: then nobody knows whether it is in place. */
const judgedBefore: ReadonlySet<NotNow['kind']> = new Set([
  ...(['order-not-active', 'not-by-named', 'not-alone'] as const),
  ...(['no-consent', 'no-links', 'consent-declined', 'declined-no-links'] as const),
]);

/** Whether the new subscription was seen in place right before it stopped: then the old one may be cancelled by hand. */
export const wasInPlace = (stoppedOne: Change): boolean =>
  stoppedOne.state === 'failed' ||
  (stoppedOne.state === 'stale' && !judgedBefore.has(stoppedOne.reason.kind));

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
    return cameToNothingAs(cancellation) !== null && billedTwice && runsOn ? [cancellation] : [];
  });
