import type { HistoryRecord, Subscription } from '../marketplace/records.ts';
import { hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { includes, type Person, type Role } from '../words/people.ts';
import type { Change } from './change.ts';
import { applied, cancelled, denied, failUnsent, isEnding, next, type Step } from './change-steps.ts';
import { settlePrice } from './price-steps.ts';

/** How long Pax8 may take to show a change, before its absence means that it was not made. */
const shownWithin = hour;

/**
 * Settles a change of unknown outcome by what Pax8 shows: applied once the number or the history has it; failed when
 * after an hour neither does; null while it cannot be known yet.
 */
export const settle = (
  change: Change,
  fresh: Subscription | null,
  history: readonly HistoryRecord[],
  now: Instant,
): Change | null => {
  if (change.state !== 'needs-check') return null;
  const sentAt = change.sentAt ?? change.decidedAt ?? change.requestedAt;
  if (change.what === 'cancel') return settleCancel(change, fresh, sentAt, now);
  if (change.what === 'price') return settlePrice(change, fresh, sentAt, now);
  if (fresh?.quantity === change.to) return applied(change, fresh, now);
  if (history.some(({ at, quantity }) => at !== null && at >= sentAt && quantity === change.to))
    return applied(change, fresh, now);
  if (now - sentAt < shownWithin) return null;
  const shows = fresh === null ? 'no such subscription' : `${fresh.quantity} seats`;
  return failUnsent(
    change,
    `Pax8 shows ${shows} and no such change in its history an hour later, so the change was not made.`,
    now,
  );
};

/**
 * Done when Pax8 shows an end; not done when an hour later it runs on without one. A subscription that is not found may
 * be gone or may be withheld: that settles nothing, and a person must look.
 */
const settleCancel = (
  change: Change,
  fresh: Subscription | null,
  sentAt: Instant,
  now: Instant,
): Change | null => {
  if (fresh === null) return null;
  if (isEnding(fresh)) return cancelled(change, fresh, now);
  if (now - sentAt < shownWithin) return null;
  return failUnsent(
    change,
    'Pax8 shows no end of the subscription an hour later, so it was not cancelled. Look at it in the Pax8 portal before you ask again.',
    now,
  );
};

/** What somebody says who has looked at Pax8 and knows what became of an unclear change. */
export type Finding = Readonly<{ as: 'applied' | 'failed'; note: string }>;

/** Settles an unclear change on an approver's word. Nothing is sent to Pax8; who said it, and why, stays with the change. */
export const settleByHand = (
  change: Change,
  person: Person,
  role: Role,
  { as, note }: Finding,
  now: Instant,
): Step => {
  if (person.tenantId !== change.tenantId) return denied('foreign-tenant');
  if (!includes(role, 'approver')) return denied('not-approver');
  if (change.state !== 'needs-check') return denied('not-unclear');
  if (note.trim() === '') return denied('no-note');
  const said = { settledBy: person, note: note.trim(), settledAt: now };
  const outcome = as === 'applied' ? 'The change was made.' : 'The change was not made.';
  return { kind: 'next', change: next(change, { state: as, outcome, ...said }) };
};
