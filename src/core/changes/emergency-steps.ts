import type { Change } from '../changes/change.ts';
import { denied, next, type Step } from '../changes/change-steps.ts';
import type { Instant } from '../words/instant.ts';
import { includes, type Person, type Role, samePerson } from '../words/people.ts';
import { awaitsReview } from './emergency.ts';
import type { EmergencyRefusal, Review } from './emergency-mark.ts';

/**
 * The requester says that a waiting request cannot wait. Earlier approvals no longer count: those people did not know
 * that they would be the only one.
 */
export const markUrgent = (
  change: Change,
  person: Person,
  role: Role,
  { reason, refused }: Readonly<{ reason: string; refused: EmergencyRefusal | null }>,
  now: Instant,
): Step => {
  if (person.tenantId !== change.tenantId) return denied('foreign-tenant');
  if (change.state !== 'pending') return denied('not-pending');
  if (now >= change.expiresAt) return denied('expired');
  if (!samePerson(person, change.requestedBy) || !includes(role, 'requester'))
    return denied('only-requester');
  const emergency = { reason, at: now, refused, dueAt: null, review: null };
  const approvals = refused === null ? [] : change.approvals;
  return { kind: 'next', change: next(change, { state: 'pending' }, { emergency, approvals }) };
};

/** Whether a person, or the one they stand in for, requested or approved it. */
const stoodBehind = ({ requestedBy, approvals }: Change, people: readonly Person[]): boolean => {
  const behind = [requestedBy, ...approvals.flatMap(({ person, actsFor = person }) => [person, actsFor])];
  return behind.some((own) => people.some((person) => samePerson(own, person)));
};

/** Reviews what one person approved alone, as somebody who neither requested nor approved it. */
export const review = (
  change: Change,
  person: Person,
  role: Role,
  actsFor: Person | null,
  { right, note }: Pick<Review, 'right' | 'note'>,
  now: Instant,
): Step => {
  if (person.tenantId !== change.tenantId) return denied('foreign-tenant');
  const { emergency } = change;
  if (!includes(role, 'approver')) return denied('not-approver');
  if (emergency === undefined || !awaitsReview(change)) return denied('not-to-review');
  if (stoodBehind(change, actsFor === null ? [person] : [person, actsFor])) return denied('own-review');
  const done = { by: person, at: now, right, note, ...(actsFor === null ? {} : { actsFor }) };
  return {
    kind: 'next',
    change: { ...change, version: change.version + 1, emergency: { ...emergency, review: done } },
  };
};
