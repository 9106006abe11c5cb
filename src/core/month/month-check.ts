import Big from 'big.js';
import { moneySums } from '../billing/invoice-sums.ts';
import type { Money } from '../words/money.ts';
import type { CheckLine, NotChecked, Verdict } from './check-line.ts';

export type Tally = Readonly<{ lines: number; amounts: readonly Money[] }>;

/** All lines of a month, and what they come to. */
export type MonthCheck = Readonly<{
  /** What differs first, the most money first; then what was not checked, what is explained, what agrees. */
  lines: readonly CheckLine[];
  kinds: Readonly<Record<Verdict['kind'], Tally>>;
  /** How much too much, and too little, Pax8 bills us and the PSA bills the customers. */
  pax8: Sides;
  psa: Sides;
  /** Lines that differ by an unknown amount. */
  unknown: number;
  reasons: ReadonlyMap<NotChecked, number>;
}>;
type Sides = Readonly<{ over: readonly Money[]; under: readonly Money[] }>;

const order: Readonly<Record<Verdict['kind'], number>> = {
  differs: 0,
  'not-checked': 1,
  explained: 2,
  agrees: 3,
};

const sizeOf = ({ by }: CheckLine): number => (by === null ? 0 : Math.abs(Number(by.amount)));

const billedBy = ({ amount }: CheckLine): number => (amount === null ? 0 : Number(amount.amount));

const byWeight = (a: CheckLine, b: CheckLine): number =>
  order[a.verdict.kind] - order[b.verdict.kind] ||
  sizeOf(b) - sizeOf(a) ||
  billedBy(b) - billedBy(a) ||
  (a.company ?? '').localeCompare(b.company ?? '');

const sidesOf = (lines: readonly CheckLine[], against: CheckLine['against']): Sides => {
  const found = lines.flatMap((line) => (line.against === against && line.by !== null ? [line.by] : []));
  const sums = (sign: 1 | -1) =>
    moneySums(
      found.filter(({ amount }) => Number(amount) * sign > 0),
      ({ amount }) => new Big(amount).abs(),
    );
  return { over: sums(1), under: sums(-1) };
};

export const monthCheck = (lines: readonly CheckLine[]): MonthCheck => {
  const tally = (kind: Verdict['kind']): Tally => {
    const own = lines.filter(({ verdict }) => verdict.kind === kind);
    const amounts = own.flatMap(({ amount }) => (amount === null ? [] : [amount]));
    return { lines: own.length, amounts: moneySums(amounts, ({ amount }) => new Big(amount)) };
  };
  const reasons = new Map<NotChecked, number>();
  for (const { verdict } of lines)
    if (verdict.kind === 'not-checked') reasons.set(verdict.reason, (reasons.get(verdict.reason) ?? 0) + 1);
  return {
    lines: lines.toSorted(byWeight),
    kinds: {
      ...{ agrees: tally('agrees'), explained: tally('explained') },
      ...{ differs: tally('differs'), 'not-checked': tally('not-checked') },
    },
    ...{ pax8: sidesOf(lines, 'subscriptions'), psa: sidesOf(lines, 'psa') },
    unknown: lines.filter(({ verdict, by }) => verdict.kind === 'differs' && by === null).length,
    reasons,
  };
};
