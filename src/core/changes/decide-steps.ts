import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { includes, type Person, type Role, samePerson } from '../words/people.ts';
import type { Change, ChangeReason, Decided, Stage, Wanted } from './change.ts';
import { awaitsRequester, isPlan, orderBefore, runsLater } from './change-facts.ts';
import { type Denied, denied, next, type Step } from './change-steps.ts';
import { approvedAlone } from './emergency.ts';
import type { Alone } from './emergency-mark.ts';
import type { Withdrawn } from './outcomes.ts';
import { detailsOf, withDetails } from './vendor-details.ts';
import type { VendorDetails } from './wanted.ts';

const decidable = (change: Change, person: Person, now: Instant): Denied | null => {
  if (person.tenantId !== change.tenantId) return 'foreign-tenant';
  if (change.state !== 'pending') return 'not-pending';
  return now >= change.expiresAt ? 'expired' : null;
};

/** Whether an approver may approve `seats` instead: a smaller change in the same direction. */
export const isSmaller = ({ wanted }: Pick<Change, 'wanted'>, seats: number): boolean =>
  wanted.kind === 'seats' &&
  Number.isInteger(seats) &&
  seats > Math.min(wanted.from, wanted.to) &&
  seats < Math.max(wanted.from, wanted.to);

/** Null when the change would not be smaller. */
const lowered = (wanted: Wanted, to: number): Wanted | null =>
  wanted.kind === 'seats' && isSmaller({ wanted }, to)
    ? { ...wanted, to, askedTo: wanted.askedTo ?? wanted.to }
    : null;

/** Who decides, or the absent approver for whom they act (`actsFor`), whose role then counts. */
const decidedBy = (person: Person, actsFor: Person | null, at: Instant) => ({
  ...{ by: person, at },
  ...(actsFor === null ? {} : { actsFor }),
});

/** Nobody approves their own request. Standing in for somebody excludes both of them. */
const ownRequest = (
  { requestedBy }: Change,
  person: Person,
  actsFor: Person | null,
  selfAllowed: boolean,
): Denied | null => {
  if (actsFor !== null && samePerson(actsFor, requestedBy)) return 'principal-request';
  return samePerson(person, requestedBy) && (actsFor !== null || !selfAllowed) ? 'own-request' : null;
};

/** Whether a person, or the absent one they act for, has approved already: where two are needed, each counts once. */
const countsFor = (
  { person: by, actsFor: of = by }: Change['approvals'][number],
  person: Person,
  actsFor: Person | null,
): boolean =>
  [by, of].some((given) => samePerson(given, person) || (actsFor !== null && samePerson(given, actsFor)));

/**
 * Adds one approval, by the present role of the person or of the absent approver they act for. A smaller `seats` or
 * other `details` clears approvals of something else. `alone`: it cannot wait, and this one is enough.
 */
export const approve = (
  change: Change,
  person: Person,
  role: Role,
  selfAllowed: boolean,
  now: Instant,
  seats: number | null = null,
  details: VendorDetails | null = null,
  actsFor: Person | null = null,
  alone: Alone | null = null,
): Step => {
  const reason = decidable(change, person, now);
  if (reason !== null) return denied(reason);
  if (awaitsRequester(change)) return denied('only-requester');
  if (!includes(role, 'approver')) return denied('not-approver');
  const own = ownRequest(change, person, actsFor, selfAllowed && alone === null);
  if (own !== null) return denied(own);
  const filled = withDetails(change, details);
  const wanted = seats === null ? filled.wanted : lowered(filled.wanted, seats);
  if (wanted === null) return denied('not-smaller');
  const before = seats === null && !filled.moved ? change.approvals : [];
  if (before.some((approval) => countsFor(approval, person, actsFor))) return denied('approved-already');
  const decided = decidedBy(person, actsFor, now);
  const approvals = [...before, { person, at: now, ...(actsFor === null ? {} : { actsFor }) }];
  if (alone !== null) {
    const more = { wanted, approvals, ...approvedAlone(change, approvals, alone, now) };
    return { kind: 'next', change: next(change, allowed(change, decided), more) };
  }
  const more = { wanted, approvals };
  if (approvals.length < change.approversNeeded)
    return { kind: 'next', change: next(change, { state: 'pending' }, more) };
  return { kind: 'next', change: next(change, allowed(change, decided), more) };
};

/** The state after approval: a plan waits for its renewal, and the cancellation of a switch for its order. */
export const allowed = (
  change: Pick<Change, 'wanted'>,
  decided: Decided,
): Extract<Stage, { state: 'planned' | 'approved' }> =>
  runsLater(change) ? { state: 'planned', decided, waiting: null } : { state: 'approved', decided };

/** Confirms, by its requester, a request that needs no approval. */
export const confirm = (
  change: Change,
  person: Person,
  role: Role,
  now: Instant,
  details: VendorDetails | null = null,
): Step => {
  const reason = decidable(change, person, now);
  if (reason !== null) return denied(reason);
  if (!awaitsRequester(change)) return denied('not-approver');
  if (!samePerson(person, change.requestedBy) || !includes(role, 'requester'))
    return denied('only-requester');
  const { wanted } = withDetails(change, details);
  return { kind: 'next', change: next(change, allowed(change, { by: person, at: now }), { wanted }) };
};

/**
 * The lines whose vendor questions can be answered: waiting ones or, if there are none, plans that needed no approval.
 */
export const fillable = (lines: readonly Change[]): readonly Change[] => {
  const asked = lines.filter((line) => detailsOf(line) !== null);
  const pending = asked.filter(({ state }) => state === 'pending');
  return pending.length > 0
    ? pending
    : asked.filter(({ state, approversNeeded }) => state === 'planned' && approversNeeded === 0);
};

/** Why this person cannot fill it in now; null for the requester and for approvers. */
export const mayFill = (change: Change, person: Person, role: Role, now: Instant): Denied | null => {
  const reason = change.state === 'planned' ? null : decidable(change, person, now);
  if (reason !== null) return reason;
  const own = samePerson(person, change.requestedBy) && includes(role, 'requester');
  return own || includes(role, 'approver') ? null : 'not-filler';
};

/** Saves the answers for the vendor; on a request, this clears approvals of other answers. */
export const fillIn = (change: Change, details: VendorDetails | null): Change => {
  const { wanted, moved } = withDetails(change, details);
  return change.state === 'planned'
    ? next(change, { state: 'planned', decided: change.decided, waiting: change.waiting }, { wanted })
    : next(change, { state: 'pending' }, { wanted, approvals: moved ? [] : change.approvals });
};

/** Lets a request that waits for its requester wait for an approver instead. */
export const needApproval = (
  change: Change,
  reasons: readonly ChangeReason[],
  details: VendorDetails | null = null,
): Change => {
  const { wanted } = withDetails(change, details);
  return next(change, { state: 'pending' }, { approversNeeded: 1, reasons, wanted });
};

/** `mustSayWhy`: the policy accepts no rejection without a reason. */
export const reject = (
  change: Change,
  person: Person,
  role: Role,
  reason: string | null,
  now: Instant,
  mustSayWhy = false,
  actsFor: Person | null = null,
): Step => {
  const notDecidable = decidable(change, person, now);
  if (notDecidable !== null) return denied(notDecidable);
  if (awaitsRequester(change)) return denied('only-requester');
  if (!includes(role, 'approver')) return denied('not-approver');
  if (mustSayWhy && reason === null) return denied('no-reason');
  const decided = decidedBy(person, actsFor, now);
  return { kind: 'next', change: next(change, { state: 'rejected', decided, reason, settledAt: now }) };
};

/** Cancels a request: by the requester or an admin; an approved plan also by any approver. */
export const cancel = (change: Change, person: Person, role: Role, now: Instant): Step => {
  const planned = change.state === 'planned' && person.tenantId === change.tenantId;
  const reason = planned ? null : decidable(change, person, now);
  if (reason !== null) return denied(reason);
  if (!samePerson(person, change.requestedBy) && !includes(role, planned ? 'approver' : 'admin'))
    return denied('not-requester');
  const withdrawn = planned && orderBefore(change) !== null ? 'kept' : null;
  return { kind: 'next', change: cancelled(change, person, withdrawn, now) };
};

const cancelled = (change: Change, by: Person | null, reason: Withdrawn | null, now: Instant): Change =>
  next(change, { state: 'cancelled', decided: { by, at: now }, reason, settledAt: now });

export const expire = (change: Change, now: Instant): Change | null =>
  change.state === 'pending' && now >= change.expiresAt
    ? next(change, { state: 'expired', settledAt: now })
    : null;

/**
 * Withdraws a plan, or a cancellation that waits for approval or for its order, when another replaced it, nothing renews or the
 * order came to nothing. Returns null for other changes.
 */
export const withdraw = (
  change: Change,
  by: Person | null,
  reason: Withdrawn,
  now: Instant,
): Change | null =>
  isPlan(change) ||
  (change.wanted.kind === 'cancel' && (change.state === 'pending' || change.state === 'planned'))
    ? cancelled(change, by, reason, now)
    : null;

/** Whether to remind approvers: less than a quarter of the time to decide is left, and less than a day. */
export const isRunningOut = (change: Change, now: Instant): boolean => {
  const { state, requestedAt, expiresAt } = change;
  if (state !== 'pending' || awaitsRequester(change)) return false;
  return now < expiresAt && expiresAt - now < Math.min(day, (expiresAt - requestedAt) / 4);
};
