import Big from 'big.js';
import { isDecidedApart } from '../changes/bundle.ts';
import type { Change, Common } from '../changes/change.ts';
import { changeAmounts } from '../changes/change-amounts.ts';
import { cameToNothingAs, plannedAfter } from '../changes/change-facts.ts';
import type { Amounts } from '../rules/amounts.ts';
import { namedFor } from '../rules/named-for.ts';
import type { Policy } from '../rules/policy.ts';
import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { type Money, moneyOf } from '../words/money.ts';
import { samePerson } from '../words/people.ts';
import { isByNamed } from './approvals.ts';
import type { Alone, EmergencyRefusal } from './emergency-mark.ts';

/** How long a review may take: well within the seven days in which seats may go back. */
const reviewWithin = 2 * day;

/** Seats that may go back within days commit to no more than a month of them. */
const isReturnable = ({ wanted, notes }: Common): boolean =>
  wanted.kind === 'seats' &&
  (wanted.to < wanted.from || notes.some(({ kind }) => kind === 'returnable-until'));

type Part = Money | 'unknown' | null;
const month = ({ month: amount }: Amounts): Part =>
  amount === null ? 'unknown' : { ...amount, amount: amount.amount.replace('-', '') };
const atOnce = ({ now }: Amounts): Part =>
  now.kind === 'unknown' ? (now.atMost ?? 'unknown') : now.kind === 'charged' ? now.amount : null;
const overTerm = ({ untilEnd }: Amounts): Part =>
  untilEnd.kind === 'known'
    ? untilEnd.amount
    : untilEnd.kind === 'unknown'
      ? (untilEnd.atMost ?? 'unknown')
      : null;

/**
 * What is at stake when one person approves alone: for seats that may go back, a month of them; otherwise the largest
 * of a month, the bill at once and the rest of the term. Null when unknown.
 */
export const atStake = (change: Common): Money | null => {
  const amounts = changeAmounts(change);
  const parts = isReturnable(change)
    ? [month(amounts)]
    : [month(amounts), atOnce(amounts), overTerm(amounts)];
  let most: Money | null = null;
  for (const part of parts) {
    if (part === 'unknown') return null;
    if (part !== null && (most === null || Number(part.amount) > Number(most.amount))) most = part;
  }
  return most;
};

const canWait = (change: Change): boolean =>
  plannedAfter(change) !== null ||
  change.wanted.kind === 'price' ||
  (change.wanted.kind === 'cancel' && change.wanted.at !== null) ||
  isDecidedApart(change);

/** The sum of the amounts; null when one is unknown, `other` when one is in another currency. */
const sumIn = (changes: readonly Change[], { currency }: Money): Big | 'unknown' | 'other' => {
  let sum = new Big(0);
  for (const change of changes) {
    const amount = atStake(change);
    if (amount === null) return 'unknown';
    if (amount.currency !== currency) return 'other';
    sum = sum.plus(amount.amount);
  }
  return sum;
};

/**
 * Why one approver is not enough for a request, given all `lines` decided together; null when it is. Unreviewed changes
 * of the requester and the company (`open`) count towards the limit.
 */
export const emergencyRefusal = (
  lines: readonly Change[],
  policy: Policy,
  open: readonly Change[],
): EmergencyRefusal | null => {
  const { emergencyUpTo: limit = null } = policy;
  const asksForMore = (line: Change) =>
    line.approversNeeded === 2 || (line.approversNeeded > 0 && namedFor(policy, line.companyId) !== null);
  if (!lines.some(asksForMore)) return { kind: 'no-need' };
  if (limit === null) return { kind: 'off' };
  if (lines.some(canWait)) return { kind: 'can-wait' };
  const own = sumIn(lines, limit);
  if (own === 'unknown') return { kind: 'unknown' };
  if (own === 'other') return { kind: 'other-currency', limit };
  if (own.gt(limit.amount)) return { kind: 'above', amount: moneyOf(own, limit.currency), limit };
  const beside = open.filter(
    (other) =>
      lines.every(({ id }) => id !== other.id) &&
      lines.some(
        ({ companyId, requestedBy }) =>
          companyId === other.companyId || samePerson(requestedBy, other.requestedBy),
      ),
  );
  const others = sumIn(beside, limit);
  if (others === 'unknown') return { kind: 'unknown' };
  if (others === 'other') return { kind: 'other-currency', limit };
  const together = own.plus(others);
  return together.gt(limit.amount)
    ? { kind: 'above-open', amount: moneyOf(together, limit.currency), limit }
    : null;
};

/** Whether what one person approved alone can be reviewed: once it was sent. */
export const awaitsReview = (change: Change): boolean =>
  reviewDueAt(change) !== null && (change.state === 'applied' || change.state === 'needs-check');

/** When somebody else should have reviewed it; null when nobody has to. */
export const reviewDueAt = (change: Change): Instant | null => {
  const { emergency } = change;
  if (emergency === undefined || emergency.review !== null || cameToNothingAs(change) !== null) return null;
  return emergency.dueAt;
};

/**
 * The mark with the time for the review, when those who approved are fewer or other people than the policy asks for.
 */
export const approvedAlone = (
  { emergency, approversNeeded }: Pick<Common, 'emergency' | 'approversNeeded'>,
  approvals: Common['approvals'],
  { named }: Alone,
  now: Instant,
): Partial<Common> => {
  const whole = approvals.length >= approversNeeded && isByNamed({ approvals }, named);
  return emergency === undefined || whole ? {} : { emergency: { ...emergency, dueAt: now + reviewWithin } };
};

const isSent = (change: Change): boolean => 'sentAt' in change && change.sentAt !== null;

/**
 * Those that count before a change when it is sent: of two approved alone at once the first goes, and what was sent
 * counts anyway.
 */
export const approvedBefore = (open: readonly Change[], change: Change): readonly Change[] => {
  const orderOf = (each: Change) => `${String(reviewDueAt(each)).padStart(16, '0')} ${each.id}`;
  return open.filter((other) => isSent(other) || orderOf(other) < orderOf(change));
};
