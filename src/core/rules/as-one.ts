import Big from 'big.js';
import { type Money, moneyOf } from '../words/money.ts';
import type { Passed } from './passed.ts';
import { movedOrBilled, type Policy, type PolicyRefusal, type Reason } from './policy.ts';

/** A line of a request; `planned` waits for a renewal. */
export type LineAsked = Pick<Passed, 'from' | 'to' | 'amounts'> & Readonly<{ planned: boolean }>;

type AsOne = Readonly<{ refusal: PolicyRefusal | null; two: Reason | null }>;

/** More and fewer are added up apart, so that neither hides the other. */
const waysOf = (lines: readonly LineAsked[]): readonly (readonly LineAsked[])[] => [
  lines.filter(({ from, to }) => to > from),
  lines.filter(({ from, to }) => to <= from),
];

const seatsOf = (lines: readonly LineAsked[]): number =>
  lines.reduce((sum, { from, to, planned }) => sum + (planned ? 0 : Math.abs(to - from)), 0);

/** What lines come to when that is above a limit, else null. What is unknown counts against its own line already. */
const sumAbove = (lines: readonly LineAsked[], limit: Money | null): Money | null => {
  if (limit === null) return null;
  const sums = waysOf(lines).map((way) =>
    way.reduce((sum, { amounts }) => {
      const amount = movedOrBilled(amounts);
      return amount === null || amount.currency !== limit.currency ? sum : sum.plus(amount.amount);
    }, new Big(0)),
  );
  const beyond = sums.find((sum) => sum.gt(limit.amount));
  return beyond === undefined ? null : moneyOf(beyond, limit.currency);
};

/** What a policy says of several lines in one request together, although it lets each pass alone. */
export const judgeAsOne = (
  lines: readonly LineAsked[],
  withoutReason: boolean,
  { limits, ceiling, reasonAbove, twoAbove }: Policy,
): AsOne => {
  const together = true;
  const refuse = (refusal: PolicyRefusal): AsOne => ({ refusal, two: null });
  const [more = [], fewer = []] = waysOf(lines);
  const seats = Math.max(seatsOf(more), seatsOf(fewer));
  if (seats > limits.seatsPerRequest)
    return refuse({ kind: 'seats-per-request', seats, limit: limits.seatsPerRequest, together });
  const spent = sumAbove(more, ceiling.amount);
  if (spent !== null && ceiling.amount !== null)
    return refuse({ kind: 'ceiling-amount', amount: spent, limit: ceiling.amount, together });
  const explained = withoutReason ? sumAbove(lines, reasonAbove) : null;
  if (explained !== null && reasonAbove !== null)
    return refuse({ kind: 'reason-needed', amount: explained, limit: reasonAbove, together });
  const amount = sumAbove(lines, twoAbove);
  if (amount === null || twoAbove === null) return { refusal: null, two: null };
  return { refusal: null, two: { kind: 'two-above', amount, limit: twoAbove, together } };
};
