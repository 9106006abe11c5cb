import type { Subscription } from '../marketplace/records.ts';
import type { NotWritten } from '../marketplace/written.ts';
import { hour, minute } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, ChangeIn, ChangeState, Common, Stage } from './change.ts';
import { isPlan, orderBefore, plannedAfter } from './change-facts.ts';
import type { NotNow } from './not-now.ts';
import type { Applied, Failed, Missed, NotReached, Unclear } from './outcomes.ts';

/** States in which a change may still reach Pax8, or may have. A subscription has at most one such change. */
const openStates: readonly ChangeState[] = ['pending', 'approved', 'executing', 'needs-check'];
/** States that wait for a person: to decide, or to clear up an unclear outcome. */
export const waitingStates: readonly ChangeState[] = ['pending', 'needs-check'];
/**
 * A plan that waits for approval blocks nothing: it reaches Pax8 after the renewal at the earliest. The cancellation of a switch blocks
 * until it is done: its approval covers the seats of now.
 */
export const isOpen = (change: Change): boolean =>
  (openStates.includes(change.state) && !(change.state === 'pending' && plannedAfter(change) !== null)) ||
  (change.state === 'planned' && orderBefore(change) !== null);

/** The outcome of a requested step: the change to save, or why it is refused. */
export type Step = Readonly<{ kind: 'next'; change: Change }> | Readonly<{ kind: 'refused'; reason: Denied }>;
export type Denied =
  | 'not-pending'
  | 'expired'
  | 'not-approver'
  /** An absent approver asked for it, and so did not leave it to the deputy. */
  | 'not-named'
  | 'own-request'
  /** Who is away asked for it, and so did not leave it to the deputy. */
  | 'principal-request'
  | 'not-requester'
  | 'only-requester'
  | 'foreign-tenant'
  | 'approved-already'
  | 'not-smaller'
  | 'not-filler'
  | 'not-unclear'
  | 'no-note'
  /** Nobody has to review it any more, or never had to. */
  | 'not-to-review'
  /** Who asked for it or approved it may not review it too. */
  | 'own-review'
  /**
   * The policy wants the customer's consent first, or they declined; while links are off nobody can ask them (again).
   */
  | 'no-consent'
  | 'no-links'
  | 'consent-declined'
  | 'declined-no-links'
  | 'no-reason';

/** The fields that a change keeps in every state. */
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
  ticket: change.ticket,
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
  ...(change.emergency === undefined ? {} : { emergency: change.emergency }),
  ...(change.seatsShown === undefined ? {} : { seatsShown: change.seatsShown }),
  expiresAt: change.expiresAt,
});

/** The next version of the change, in the given state. */
export const next = <S extends Stage>(change: Change, stage: S, more: Partial<Common> = {}): Common & S => ({
  ...commonOf(change),
  ...more,
  version: change.version + 1,
  ...stage,
});
export const denied = (reason: Denied): Step => ({ kind: 'refused', reason });

/** Marks a plan as missed; returns null when the change is not a waiting plan. */
export const miss = (change: Change, reason: Missed, now: Instant): Change | null =>
  isPlan(change)
    ? next(change, {
        state: 'failed',
        decided: change.state === 'planned' ? change.decided : null,
        sentAt: null,
        reason,
        pax8Text: null,
        settledAt: now,
      })
    : null;

/** Approves a plan whose renewal has happened, so that it runs like any approved change. */
export const release = (change: Change): ChangeIn<'approved'> | null =>
  change.state === 'planned' ? next(change, { state: 'approved', decided: change.decided }) : null;

/** Keeps a plan that could not be sent waiting for another try in the same window. */
export const waitOn = (change: ChangeIn<'executing'>, waiting: NotReached): Change =>
  next(change, { state: 'planned', decided: change.decided, waiting });

/** Claims the change for execution: only the instance that saves this claim executes it. */
export const begin = (change: Change, now: Instant): ChangeIn<'executing'> | null =>
  change.state === 'approved'
    ? next(change, { state: 'executing', decided: change.decided, begunAt: now, sentAt: null })
    : null;

/** An executing change whose write is leaving or has left. */
export type SentChange = ChangeIn<'executing'> & Readonly<{ sentAt: Instant }>;

/** Saved right before the write leaves. After this nobody may send it again. */
export const markSent = (change: ChangeIn<'executing'>, now: Instant): SentChange => ({
  ...change,
  version: change.version + 1,
  sentAt: now,
});

/** Whether the write may have left. Then only Pax8 can tell the outcome. */
export const wasSent = (change: ChangeIn<'executing'>): change is SentChange => change.sentAt !== null;

/** Lets an execution start again when it stopped before anything was sent. */
export const takeBack = (change: ChangeIn<'executing'>): Change =>
  next(change, { state: 'approved', decided: change.decided });

export const stale = (change: ChangeIn<'executing'>, reason: NotNow, now: Instant): Change =>
  next(change, { state: 'stale', decided: change.decided, reason, settledAt: now });

/** Fails a change that was approved but not made. */
export const fail = (
  change: ChangeIn<'executing' | 'needs-check'>,
  reason: Failed,
  now: Instant,
  pax8Text: string | null = pax8TextIn(change),
): ChangeIn<'failed'> => {
  const { decided, sentAt } = change;
  return next(change, { state: 'failed', decided, sentAt, reason, pax8Text, settledAt: now });
};

const pax8TextIn = (change: ChangeIn<'executing' | 'needs-check'>): string | null =>
  change.state === 'needs-check' ? change.pax8Text : null;

/** Fails a change that Pax8 refused, or that was not sent at all. */
export const failedWith = (
  change: SentChange,
  { kind, failure, text }: Extract<NotWritten, { kind: 'refused' | 'not-sent' }>,
  now: Instant,
): Change => fail(change, { kind, failure }, now, text);

/** A change that was sent: in progress, or with an unknown outcome. */
export type Sent = SentChange | ChangeIn<'needs-check'>;

/** The outcome of the write is unknown. */
export const unclear = (
  change: Sent,
  reason: Unclear,
  pax8Text = pax8TextIn(change),
): ChangeIn<'needs-check'> => {
  const { decided, sentAt } = change;
  return next(change, { state: 'needs-check', decided, sentAt, unclear: reason, pax8Text });
};

/** How long Pax8 may take to show what was written. After that, what is missing was not made. */
const shownWithin = hour;
/**
 * The clock of the process that took the write over may have run ahead: the write may still be on its way for this
 * long.
 */
const onItsWayFor = 5 * minute;

/** Whether Pax8 would show the write by now. */
export const isOverdue = ({ sentAt, unclear: reason }: ChangeIn<'needs-check'>, now: Instant): boolean =>
  now - sentAt >= shownWithin && (reason.kind !== 'lost-track' || now - reason.at >= onItsWayFor);

/** Pax8 shows the wanted state. */
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

/** Whether Pax8 is still processing the subscription, so its data may lag behind a write. */
export const isAtWork = ({ status }: Subscription): boolean =>
  status.startsWith('Pending') && status !== 'PendingCancel';

/** Applied when Pax8 shows the wanted seats: in the subscription, or in its history when the subscription lags behind. */
export const applied = (change: Sent, fresh: Subscription | null, now: Instant): Change => {
  const provisioning = fresh?.status.startsWith('Pending') ?? false;
  return made(change, { kind: 'seats', quantity: fresh?.quantity ?? null, provisioning }, now);
};

/** Whether a subscription was cancelled: it has an end, or a status that says so. A trial has an end too, but is never sent a cancellation. */
export const isEnding = ({ endAt, status }: Subscription): boolean =>
  endAt !== null || status === 'PendingCancel' || status === 'Cancelled';

/**
 * Settles a cancellation that Pax8 accepted: applied once the subscription shows an end, otherwise unclear, because
 * Pax8 answers without a body. A null `fresh` (unreadable or not found) proves nothing.
 */
export const ended = (change: Sent, fresh: Subscription | null, now: Instant): Change =>
  fresh === null || !isEnding(fresh)
    ? unclear(change, { kind: 'end-unseen' })
    : made(change, { kind: 'end', endsAt: fresh.endAt, over: fresh.status === 'Cancelled' }, now);
