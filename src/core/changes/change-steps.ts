import type { Subscription } from '../marketplace/records.ts';
import type { WriteOutcome } from '../marketplace/written.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { includes, type Person, type Role, samePerson } from '../words/people.ts';
import type { Change, ChangeState } from './change.ts';

/** States in which a change may still reach the marketplace or may have: a subscription has at most one such change. */
export const openStates: readonly ChangeState[] = ['pending', 'approved', 'executing', 'needs-check'];
/** States in which a person is waited for: for a decision, or to know of an outcome that Pax8 left unclear. */
export const waitingStates: readonly ChangeState[] = ['pending', 'needs-check'];
/** A plan that waits for its approval is in nobody's way: it reaches the marketplace after the renewal at the earliest. */
export const isOpen = ({ state, afterTermEnd }: Change): boolean =>
  openStates.includes(state) && !(state === 'pending' && afterTermEnd !== null);

/** A step that was asked for: the change as it is to be saved, or why it is not taken. */
export type Step = Readonly<{ kind: 'next'; change: Change }> | Readonly<{ kind: 'refused'; why: Denied }>;
export type Denied =
  | 'not-pending'
  | 'expired'
  | 'not-approver'
  | 'own-request'
  | 'not-requester'
  | 'foreign-tenant'
  | 'approved-already'
  | 'not-smaller'
  | 'not-unclear'
  | 'no-note';

export const next = (change: Change, with_: Partial<Change>): Change => ({
  ...change,
  ...with_,
  version: change.version + 1,
});
export const denied = (why: Denied): Step => ({ kind: 'refused', why });

const decidable = (change: Change, person: Person, now: Instant): Denied | null => {
  if (person.tenantId !== change.tenantId) return 'foreign-tenant';
  if (change.state !== 'pending') return 'not-pending';
  return now >= change.expiresAt ? 'expired' : null;
};

/**
 * Whether an approver may approve `seats` instead: a smaller change in the same direction, never a larger one. A
 * cancellation has no smaller one.
 */
export const isSmaller = ({ what, from, to }: Pick<Change, 'what' | 'from' | 'to'>, seats: number): boolean =>
  what === 'seats' && Number.isInteger(seats) && seats > Math.min(from, to) && seats < Math.max(from, to);

/**
 * One approval: it needs the role at the moment of the press, and another person than the requester unless
 * `selfAllowed`. The one that completes the number that is needed makes the change approved, and a plan planned. `seats` approves a smaller
 * change; approvals of the larger one were not for it and are cleared.
 */
export const approve = (
  change: Change,
  person: Person,
  role: Role,
  selfAllowed: boolean,
  now: Instant,
  seats: number | null = null,
): Step => {
  const why = decidable(change, person, now);
  if (why !== null) return denied(why);
  if (!includes(role, 'approver')) return denied('not-approver');
  if (samePerson(person, change.requestedBy) && !selfAllowed) return denied('own-request');
  if (seats !== null && !isSmaller(change, seats)) return denied('not-smaller');
  const wanted =
    seats === null ? change : { ...change, to: seats, askedTo: change.askedTo ?? change.to, approvals: [] };
  if (wanted.approvals.some((one) => samePerson(one.person, person))) return denied('approved-already');
  const approvals = [...wanted.approvals, { person, at: now }];
  if (approvals.length < change.approversNeeded) return { kind: 'next', change: next(wanted, { approvals }) };
  const state = change.afterTermEnd === null ? 'approved' : 'planned';
  const decided = { approvals, state, decidedBy: person, decidedAt: now } as const;
  return { kind: 'next', change: next(wanted, decided) };
};

export const reject = (
  change: Change,
  person: Person,
  role: Role,
  reason: string | null,
  now: Instant,
): Step => {
  const why = decidable(change, person, now);
  if (why !== null) return denied(why);
  if (!includes(role, 'approver')) return denied('not-approver');
  const closed = { decidedBy: person, decidedAt: now, settledAt: now, reason };
  return { kind: 'next', change: next(change, { state: 'rejected', ...closed }) };
};

/**
 * The requester takes the request back; an admin may do it for them. What was approved for a renewal and waits for it may
 * be taken back by any approver too.
 */
export const cancel = (change: Change, person: Person, role: Role, now: Instant): Step => {
  const planned = change.state === 'planned' && person.tenantId === change.tenantId;
  const why = planned ? null : decidable(change, person, now);
  if (why !== null) return denied(why);
  if (!samePerson(person, change.requestedBy) && !includes(role, planned ? 'approver' : 'admin'))
    return denied('not-requester');
  const closed = { decidedBy: person, decidedAt: now, settledAt: now };
  return { kind: 'next', change: next(change, { state: 'cancelled', ...closed }) };
};

export const expire = (change: Change, now: Instant): Change | null =>
  change.state === 'pending' && now >= change.expiresAt
    ? next(change, { state: 'expired', settledAt: now })
    : null;

/** Whether it waits for a renewal, approved or for its approval. */
const isPlan = ({ state, afterTermEnd }: Change): boolean =>
  afterTermEnd !== null && (state === 'pending' || state === 'planned');

/**
 * A plan, or a cancellation that waits for its approval, is taken back, because another took its place or nothing renews;
 * null when it is none (any more).
 */
export const withdraw = (change: Change, by: Person | null, outcome: string, now: Instant): Change | null =>
  isPlan(change) || (change.what === 'cancel' && change.state === 'pending')
    ? next(change, { state: 'cancelled', outcome, decidedBy: by, decidedAt: now, settledAt: now })
    : null;

/** The time for a plan is over before it was begun; null when it is none (any more). */
export const miss = (change: Change, outcome: string, now: Instant): Change | null =>
  isPlan(change) ? failUnsent(change, outcome, now) : null;

/** The renewal that a plan waited for is done: it is carried out like any approved change. */
export const release = (change: Change, now: Instant): Change | null =>
  change.state === 'planned' ? next(change, { state: 'approved', begunAt: now, outcome: null }) : null;

/** What could not be sent and was planned waits on, for another attempt in the same window. */
export const waitOn = (change: Change, outcome: string): Change =>
  next(change, { state: 'planned', sentAt: null, outcome });

/** The claim to carry out: whoever saves it is the one who does. */
export const begin = (change: Change, now: Instant): Change | null =>
  change.state === 'approved' ? next(change, { state: 'executing', begunAt: now, sentAt: null }) : null;

/** Saved right before the PUT leaves. From here on nobody may send it again. */
export const markSent = (change: Change, now: Instant): Change => next(change, { sentAt: now });

/** An execution that stopped before anything was sent may start again. */
export const takeBack = (change: Change): Change | null =>
  change.state === 'executing' && change.sentAt === null ? next(change, { state: 'approved' }) : null;

export const stale = (change: Change, outcome: string, now: Instant): Change =>
  next(change, { state: 'stale', outcome, settledAt: now });

/** Nothing was sent: approved, but it could not be carried out. */
export const failUnsent = (change: Change, outcome: string, now: Instant): Change =>
  next(change, { state: 'failed', outcome, settledAt: now });

/** Refused, or not sent at all. */
export const failedWith = (change: Change, { forPeople, text }: Failure, now: Instant): Change =>
  next(change, { state: 'failed', outcome: forPeople, pax8Text: text, settledAt: now });
type Failure = Extract<WriteOutcome, { kind: 'refused' | 'not-sent' }>;

export const applied = (change: Change, fresh: Subscription | null, now: Instant): Change => {
  const provisioning = fresh?.status.startsWith('Pending') ?? false;
  const lagging = fresh !== null && fresh.quantity !== change.to;
  const outcome = lagging
    ? `Pax8 accepted the change and still reports ${fresh.quantity} seats.`
    : provisioning
      ? `Pax8 accepted ${change.to} seats; provisioning is under way.`
      : `Pax8 has set ${change.to} seats.`;
  return next(change, { state: 'applied', outcome, quantityAfter: fresh?.quantity ?? null, settledAt: now });
};

/** What proves that a subscription was cancelled: an end, or a status that says so. A trial's own end was never sent for. */
export const isEnding = ({ endAt, status }: Subscription): boolean =>
  endAt !== null || status === 'PendingCancel' || status === 'Cancelled';

export const takenUnseen = 'Pax8 took the cancellation and does not show an end of the subscription yet.';

/**
 * A cancellation that Pax8 took: done once the subscription shows it. Pax8 answers without a body, and much hangs on it,
 * so that it is read until it is seen. `fresh` null: it could not be read, or Pax8 has no such subscription any more,
 * which alone proves nothing.
 */
export const cancelled = (change: Change, fresh: Subscription | null, now: Instant): Change => {
  if (fresh === null || !isEnding(fresh))
    return next(change, {
      state: 'needs-check',
      outcome: takenUnseen,
    });
  const outcome =
    fresh.status === 'Cancelled' ? 'Pax8 has cancelled it.' : 'Pax8 has taken the cancellation.';
  return next(change, { state: 'applied', outcome, endsAt: fresh.endAt, settledAt: now });
};

/** An executing change whose process died after sending: what Pax8 did must be read. */
export const lostTrack = (change: Change): Change =>
  next(change, { state: 'needs-check', outcome: 'The bot stopped while Pax8 was answering.' });

/** Whether approvers should be reminded: less than a quarter of the time for a decision is left, and less than a day. */
export const isRunningOut = ({ state, requestedAt, expiresAt }: Change, now: Instant): boolean =>
  state === 'pending' && now < expiresAt && expiresAt - now < Math.min(day, (expiresAt - requestedAt) / 4);
