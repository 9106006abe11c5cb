import type { Subscription } from '../marketplace/records.ts';
import type { NotWritten } from '../marketplace/written.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, ChangeIn, ChangeState, Common, Stage } from './change.ts';
import { isPlan, plannedAfter } from './change-facts.ts';
import type { NotNow } from './not-now.ts';
import type { Applied, Failed, Missed, NotReached, Unclear } from './outcomes.ts';

/** States in which a change may still reach the marketplace or may have: a subscription has at most one such change. */
const openStates: readonly ChangeState[] = ['pending', 'approved', 'executing', 'needs-check'];
/** States in which a person is waited for: for a decision, or to know of an outcome that Pax8 left unclear. */
export const waitingStates: readonly ChangeState[] = ['pending', 'needs-check'];
/** A plan that waits for its approval is in nobody's way: it reaches the marketplace after the renewal at the earliest. */
export const isOpen = (change: Change): boolean =>
  openStates.includes(change.state) && !(change.state === 'pending' && plannedAfter(change) !== null);

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

/** What a change carries into whatever state it moves on to. */
const commonOf = (change: Change): Common => ({
  id: change.id,
  version: change.version,
  tenantId: change.tenantId,
  companyId: change.companyId,
  companyName: change.companyName,
  subscriptionId: change.subscriptionId,
  productName: change.productName,
  wanted: change.wanted,
  purpose: change.purpose,
  seen: change.seen,
  notes: change.notes,
  reasons: change.reasons,
  approversNeeded: change.approversNeeded,
  approvals: change.approvals,
  bundle: change.bundle,
  undoes: change.undoes,
  undoneBy: change.undoneBy,
  requestedBy: change.requestedBy,
  requestedAt: change.requestedAt,
  askedIn: change.askedIn,
  expiresAt: change.expiresAt,
});

/** The change one version on, in the given state. */
export const next = <S extends Stage>(change: Change, stage: S, more: Partial<Common> = {}): Common & S => ({
  ...commonOf(change),
  ...more,
  version: change.version + 1,
  ...stage,
});
export const denied = (why: Denied): Step => ({ kind: 'refused', why });

/** The time for a plan is over before it was begun; null when it is none (any more). */
export const miss = (change: Change, why: Missed, now: Instant): Change | null =>
  isPlan(change)
    ? next(change, {
        state: 'failed',
        decided: change.state === 'planned' ? change.decided : null,
        sentAt: null,
        why,
        pax8Text: null,
        settledAt: now,
      })
    : null;

/** The renewal that a plan waited for is done: it is carried out like any approved change. */
export const release = (change: Change): ChangeIn<'approved'> | null =>
  change.state === 'planned' ? next(change, { state: 'approved', decided: change.decided }) : null;

/** What could not be sent and was planned waits on, for another attempt in the same window. */
export const waitOn = (change: ChangeIn<'executing'>, waiting: NotReached): Change =>
  next(change, { state: 'planned', decided: change.decided, waiting });

/** The claim to carry out: whoever saves it is the one who does. */
export const begin = (change: Change, now: Instant): ChangeIn<'executing'> | null =>
  change.state === 'approved'
    ? next(change, { state: 'executing', decided: change.decided, begunAt: now, sentAt: null })
    : null;

/** An executing change whose write leaves now, or has left. */
export type SentChange = ChangeIn<'executing'> & Readonly<{ sentAt: Instant }>;

/** Saved right before the PUT leaves. From here on nobody may send it again. */
export const markSent = (change: ChangeIn<'executing'>, now: Instant): SentChange => ({
  ...change,
  version: change.version + 1,
  sentAt: now,
});

/** Whether the write of a change may have left, in which case only Pax8 can tell what became of it. */
export const wasSent = (change: ChangeIn<'executing'>): change is SentChange => change.sentAt !== null;

/** An execution that stopped before anything was sent may start again. */
export const takeBack = (change: ChangeIn<'executing'>): Change =>
  next(change, { state: 'approved', decided: change.decided });

export const stale = (change: ChangeIn<'executing'>, why: NotNow, now: Instant): Change =>
  next(change, { state: 'stale', decided: change.decided, why, settledAt: now });

/** Approved, but it was not made. */
export const fail = (
  change: ChangeIn<'executing' | 'needs-check'>,
  why: Failed,
  now: Instant,
  pax8Text: string | null = pax8TextIn(change),
): ChangeIn<'failed'> => {
  const { decided, sentAt } = change;
  return next(change, { state: 'failed', decided, sentAt, why, pax8Text, settledAt: now });
};

const pax8TextIn = (change: ChangeIn<'executing' | 'needs-check'>): string | null =>
  change.state === 'needs-check' ? change.pax8Text : null;

/** Refused, or not sent at all. */
export const failedWith = (
  change: SentChange,
  { kind, forPeople, text }: Extract<NotWritten, { kind: 'refused' | 'not-sent' }>,
  now: Instant,
): Change => fail(change, { kind, forPeople }, now, text);

/** A change that was sent: on its way, or of unknown outcome. */
export type Sent = SentChange | ChangeIn<'needs-check'>;

/** What became of the write is not known. */
export const unclear = (
  change: Sent,
  why: Unclear,
  pax8Text = pax8TextIn(change),
): ChangeIn<'needs-check'> => {
  const { decided, sentAt } = change;
  return next(change, { state: 'needs-check', decided, sentAt, unclear: why, pax8Text });
};

/** Pax8 shows what was wanted. */
export const made = (
  change: Sent,
  found: Applied,
  now: Instant,
  more: Partial<Common> = {},
): ChangeIn<'applied'> => {
  const { decided, sentAt } = change;
  const pax8Text = pax8TextIn(change);
  return next(change, { state: 'applied', decided, sentAt, found, pax8Text, settledAt: now }, more);
};

/** Whether Pax8 is still at work on a subscription, so that it may lag behind what was written. */
export const isAtWork = ({ status }: Subscription): boolean =>
  status.startsWith('Pending') && status !== 'PendingCancel';

/** Pax8 has the number of seats: its record shows it, or its history while the subscription shows another. */
export const applied = (change: Sent, fresh: Subscription | null, now: Instant): Change => {
  const provisioning = fresh?.status.startsWith('Pending') ?? false;
  return made(change, { kind: 'seats', quantity: fresh?.quantity ?? null, provisioning }, now);
};

/** What proves that a subscription was cancelled: an end, or a status that says so. A trial's own end was never sent for. */
export const isEnding = ({ endAt, status }: Subscription): boolean =>
  endAt !== null || status === 'PendingCancel' || status === 'Cancelled';

/**
 * A cancellation that Pax8 took: done once the subscription shows it. Pax8 answers without a body, and much hangs on it,
 * so that it is read until it is seen. `fresh` null: it could not be read, or Pax8 has no such subscription any more,
 * which alone proves nothing.
 */
export const ended = (change: Sent, fresh: Subscription | null, now: Instant): Change =>
  fresh === null || !isEnding(fresh)
    ? unclear(change, { kind: 'end-unseen' })
    : made(change, { kind: 'end', endsAt: fresh.endAt, over: fresh.status === 'Cancelled' }, now);
