import Big from 'big.js';
import { type Money, moneyOf } from '../words/money.ts';
import type { Amounts, Now, UntilEnd } from './amounts.ts';

/** When a policy asks for approval, by how much a change is. */
export type ApprovalLimits = Readonly<{
  /** `always`: every change needs approval. `above`: only one above the amount or share below. */
  approval: 'always' | 'above';
  /** With `above`: the monthly amount above which approval is needed; null for no limit. */
  amount: Money | null;
  /** With `above`: what a change may bind to until the commitment ends; null for twelve times `amount`. */
  commitment: Money | null;
  /** With `above`: what may be billed at once; null for twelve times `amount`. */
  atOnce: Money | null;
  /**
   * With `above`: the monthly amount that everybody together may have without approval in 24 hours; null for ten times
   * `amount`. One person and one company each may have the limits above.
   */
  day: Money | null;
  /** With `above`: the percentage of current seats above which approval is needed; null for no limit. */
  share: number | null;
}>;

/** The amounts that a policy limits: a month, until the commitment ends, billed at once. */
export type Measure = 'month' | 'commitment' | 'at-once';

/** The limits for approval. What the policy leaves open follows from the amount a month. */
export const limitsOf = ({
  amount,
  commitment,
  atOnce,
  day,
}: ApprovalLimits): Readonly<Record<Measure | 'day', Money | null>> => ({
  month: amount,
  commitment: commitment ?? times(amount, 12),
  'at-once': atOnce ?? times(amount, 12),
  day: day ?? times(amount, 10),
});

const times = (money: Money | null, by: number): Money | null =>
  money === null ? null : moneyOf(new Big(money.amount).times(by), money.currency);

/** A change that passed without approval, or may. */
export type Passed = Readonly<{
  person: string;
  companyId: string;
  subscriptionId: string;
  from: number;
  to: number;
  amounts: Amounts;
}>;

/** An amount to compare with a limit; null when it does not apply, `unknown` when nobody knows it. */
export type Measured = Money | 'unknown' | null;

/** The amounts of a change that are compared with a limit, without a sign. Fewer seats commit nobody to more. */
export const measured = (
  { from, to, amounts }: Pick<Passed, 'from' | 'to' | 'amounts'>,
  measure: Measure,
): Measured => {
  if (measure === 'month') return unsigned(amounts.month);
  if (to <= from) return null;
  return measure === 'commitment' ? committedTo(amounts.untilEnd) : billedNow(amounts.now);
};

const unsigned = (money: Money | null): Measured =>
  money === null ? 'unknown' : { ...money, amount: money.amount.replace('-', '') };

const committedTo = (untilEnd: UntilEnd): Measured => {
  if (untilEnd.kind === 'no-commitment') return null;
  return untilEnd.kind === 'known' ? untilEnd.amount : (untilEnd.atMost ?? 'unknown');
};

const billedNow = (now: Now): Measured => {
  if (now.kind === 'unknown') return now.atMost ?? 'unknown';
  return now.kind === 'charged' ? now.amount : null;
};

/** Whose changes are added up: a person's, a company's or everybody's. */
type Together = 'person' | 'company' | 'everyone';

/** Why a change needs approval together with what passed in the last 24 hours. */
export type SumReason =
  | Readonly<{ kind: 'above-sum'; of: Together; measure: Measure; amount: Money; limit: Money }>
  | Readonly<{ kind: 'sum-unknown'; of: Together }>
  | Readonly<{ kind: 'share-sum'; share: number; limit: number }>;

/**
 * Why a change needs approval because of what passed without one in the last 24 hours; empty when it does not. More
 * and fewer seats are added up apart, so an undo gives nothing back.
 */
export const beyondSums = (
  change: Passed,
  passed: readonly Passed[],
  policy: ApprovalLimits,
): SumReason[] => {
  if (policy.approval === 'always') return [];
  const alike = passed.filter(({ from, to }) => to > from === change.to > change.from);
  const limits = limitsOf(policy);
  const person = alike.filter((earlier) => earlier.person === change.person);
  const company = alike.filter((earlier) => earlier.companyId === change.companyId);
  const found = (['month', 'commitment', 'at-once'] as const).flatMap((measure) => [
    beyond(change, person, measure, 'person', limits[measure]),
    beyond(change, company, measure, 'company', limits[measure]),
  ]);
  const all = [
    ...found,
    beyond(change, alike, 'month', 'everyone', limits.day),
    beyondShare(change, alike, policy.share),
  ].filter((reason) => reason !== null);
  return all.filter((reason, n) => all.findIndex((before) => sameReason(before, reason)) === n);
};

/** One sentence of each kind is enough: the person's comes before the company's. */
const sameReason = (a: SumReason, b: SumReason): boolean =>
  a.kind === b.kind && (a.kind !== 'above-sum' || b.kind !== 'above-sum' || a.measure === b.measure);

const beyond = (
  change: Passed,
  passed: readonly Passed[],
  measure: Measure,
  of: Together,
  limit: Money | null,
): SumReason | null => {
  const own = measured(change, measure);
  if (limit === null || passed.length === 0 || own === null) return null;
  const parts = [own, ...passed.map((earlier) => measured(earlier, measure))].filter((part) => part !== null);
  let sum = new Big(0);
  for (const part of parts) {
    if (part === 'unknown' || part.currency !== limit.currency) return { kind: 'sum-unknown', of };
    sum = sum.plus(part.amount);
  }
  const amount = moneyOf(sum, limit.currency);
  return sum.gt(limit.amount) ? { kind: 'above-sum', of, measure, amount, limit } : null;
};

/** The seats of one subscription, as a percentage of what it had before the first of these changes. */
const beyondShare = (change: Passed, passed: readonly Passed[], limit: number | null): SumReason | null => {
  const same = passed.filter(({ subscriptionId }) => subscriptionId === change.subscriptionId);
  if (limit === null || same.length === 0) return null;
  const all = [...same, change];
  const before = Math.min(...all.map(({ from }) => from));
  const moved = all.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0);
  const share = (moved / Math.max(before, 1)) * 100;
  return share > limit ? { kind: 'share-sum', share, limit } : null;
};
