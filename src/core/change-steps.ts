import type { Change, ChangeState, Seen } from './change.ts';
import type { HistoryRecord, Instant, Subscription, WriteOutcome } from './marketplace.ts';
import { includes, type Person, type Role, samePerson } from './people.ts';

/** States in which a change may still reach the marketplace or may have: a subscription has at most one such change. */
export const openStates: readonly ChangeState[] = ['pending', 'approved', 'executing', 'needs-check'];
/** States in which a person is waited for: for a decision, or to know of an outcome that Pax8 left unclear. */
export const waitingStates: readonly ChangeState[] = ['pending', 'needs-check'];
export const isOpen = (change: Change): boolean => openStates.includes(change.state);

/** A step that was asked for: the change as it is to be saved, or why it is not taken. */
export type Step = Readonly<{ kind: 'next'; change: Change }> | Readonly<{ kind: 'refused'; why: Denied }>;
export type Denied =
  | 'not-pending'
  | 'expired'
  | 'not-approver'
  | 'own-request'
  | 'not-requester'
  | 'foreign-tenant';

const next = (change: Change, with_: Partial<Change>): Change => ({
  ...change,
  ...with_,
  version: change.version + 1,
});
const denied = (why: Denied): Step => ({ kind: 'refused', why });

export const seen = (subscription: Subscription): Seen => ({
  quantity: subscription.quantity,
  status: subscription.status,
  commitmentEndsAt: subscription.commitment?.endsAt ?? null,
  commitmentTerm: subscription.commitment?.term ?? null,
  billingTerm: subscription.billingTerm,
  price: subscription.price,
  partnerCost: subscription.partnerCost,
  currency: subscription.currency,
});

const decidable = (change: Change, person: Person, now: Instant): Denied | null => {
  if (person.tenantId !== change.tenantId) return 'foreign-tenant';
  if (change.state !== 'pending') return 'not-pending';
  return now >= change.expiresAt ? 'expired' : null;
};

/** Approval needs the role at the moment of the press, and another person than the requester unless `selfAllowed`. */
export const approve = (
  change: Change,
  person: Person,
  role: Role,
  selfAllowed: boolean,
  now: Instant,
): Step => {
  const why = decidable(change, person, now);
  if (why !== null) return denied(why);
  if (!includes(role, 'approver')) return denied('not-approver');
  if (samePerson(person, change.requestedBy) && !selfAllowed) return denied('own-request');
  return { kind: 'next', change: next(change, { state: 'approved', decidedBy: person, decidedAt: now }) };
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

/** The requester takes the request back; an admin may do it for them. */
export const cancel = (change: Change, person: Person, role: Role, now: Instant): Step => {
  const why = decidable(change, person, now);
  if (why !== null) return denied(why);
  if (!samePerson(person, change.requestedBy) && !includes(role, 'admin')) return denied('not-requester');
  const closed = { decidedBy: person, decidedAt: now, settledAt: now };
  return { kind: 'next', change: next(change, { state: 'cancelled', ...closed }) };
};

export const expire = (change: Change, now: Instant): Change | null =>
  change.state === 'pending' && now >= change.expiresAt
    ? next(change, { state: 'expired', settledAt: now })
    : null;

/** The claim to carry out: whoever saves it is the one who does. */
export const begin = (change: Change, now: Instant): Change | null =>
  change.state === 'approved' ? next(change, { state: 'executing', begunAt: now, sentAt: null }) : null;

/** Saved right before the PUT leaves. From here on nobody may send it again. */
export const markSent = (change: Change, now: Instant): Change => next(change, { sentAt: now });

/** An execution that stopped before anything was sent may start again. */
export const takeBack = (change: Change): Change | null =>
  change.state === 'executing' && change.sentAt === null ? next(change, { state: 'approved' }) : null;

/** What moved between the request and now, so that the approval no longer fits; null when nothing did. */
export const drift = (change: Change, fresh: Subscription | null): string | null => {
  if (fresh === null) return 'The subscription no longer exists at Pax8.';
  const { quantity, status, commitmentEndsAt, price, partnerCost, currency, billingTerm } = change.seen;
  if (fresh.quantity !== quantity)
    return `It has ${fresh.quantity} seats now; the approval was for a change from ${quantity}.`;
  const provisioned = status.startsWith('Pending') && fresh.status === 'Active';
  if (fresh.status !== status && !provisioned)
    return `Its status is ${fresh.status} now; it was ${status} when the change was asked for.`;
  if ((fresh.commitment?.endsAt ?? null) !== commitmentEndsAt)
    return 'Its commitment end has moved since the change was asked for.';
  const moved = (was: number | string | null, is: number | string | null) =>
    was !== null && is !== null && was !== is;
  if (
    moved(price, fresh.price) ||
    moved(partnerCost, fresh.partnerCost) ||
    moved(currency, fresh.currency) ||
    moved(billingTerm, fresh.billingTerm)
  )
    return 'Its price or billing has changed since the change was asked for.';
  return null;
};

export const stale = (change: Change, outcome: string, now: Instant): Change =>
  next(change, { state: 'stale', outcome, settledAt: now });

/** Nothing was sent: approved, but it could not be carried out. */
export const failUnsent = (change: Change, outcome: string, now: Instant): Change =>
  next(change, { state: 'failed', outcome, settledAt: now });

/** The state that follows from what became of the PUT. */
export const afterWrite = (change: Change, write: WriteOutcome, now: Instant): Change => {
  switch (write.kind) {
    case 'accepted':
      return applied(change, write.subscription, now);
    case 'refused':
    case 'not-sent':
      return next(change, {
        state: 'failed',
        outcome: write.forPeople,
        pax8Text: write.text,
        settledAt: now,
      });
    case 'unknown':
      return next(change, { state: 'needs-check', outcome: write.forPeople, pax8Text: write.text });
  }
};

const applied = (change: Change, fresh: Subscription | null, now: Instant): Change => {
  const provisioning = fresh?.status.startsWith('Pending') ?? false;
  const lagging = fresh !== null && fresh.quantity !== change.to;
  const outcome = lagging
    ? `Pax8 accepted the change and still reports ${fresh.quantity} seats.`
    : provisioning
      ? `Pax8 accepted ${change.to} seats; provisioning is under way.`
      : `Pax8 has set ${change.to} seats.`;
  return next(change, { state: 'applied', outcome, quantityAfter: fresh?.quantity ?? null, settledAt: now });
};

/** An executing change whose process died after sending: what Pax8 did must be read. */
export const lostTrack = (change: Change): Change =>
  next(change, { state: 'needs-check', outcome: 'The bot stopped while Pax8 was answering.' });

/** How long Pax8 may take to show a change, before its absence means that it was not made. */
const shownWithin = 60 * 60 * 1000;

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
