import { type Money, sumByCurrency } from '../words/money.ts';
import type { Change, ChangeState } from './change.ts';
import { changeAmounts } from './change-amounts.ts';
import { cameToNothingAs, seatsAfter, seatsBefore } from './change-facts.ts';

/** The most lines in one request. */
export const mostLines = 10;

export const isOnboarding = (lines: readonly Change[]): boolean =>
  lines.some((line) => seatsAfter(line) > seatsBefore(line));

/** Whether each line is decided by itself, by those who may for its company. */
export const isDecidedApart = ({ bundle }: Pick<Change, 'bundle'>): boolean => bundle?.kind === 'renewals';

export type BundleState = ChangeState | 'partly-applied' | 'partly-planned' | 'partly-done';

/** One state for all lines: what still waits comes first, then the outcomes. */
export const bundleState = (lines: readonly Change[]): BundleState => {
  const states = new Set(lines.map(({ state }) => state));
  const [only] = states;
  if (states.size === 1 && only !== undefined) return only;
  const waiting = (['pending', 'needs-check', 'executing', 'approved'] as const).find((state) =>
    states.has(state),
  );
  if (waiting === 'approved') return 'executing';
  if (waiting !== undefined) return waiting;
  if ([...states].every((state) => state === 'applied' || state === 'planned')) return 'planned';
  if (states.has('applied')) return 'partly-applied';
  return states.has('planned') ? 'partly-planned' : 'partly-done';
};

export const cameToNothing = (change: Change): boolean => cameToNothingAs(change) !== null;

/** The monthly difference of all lines, by currency; null when a price is unknown. */
export const monthlyDifference = (lines: readonly Change[]): Money[] | null => {
  const amounts = lines.map((line) => changeAmounts(line).month);
  const known = amounts.filter((amount) => amount !== null);
  return known.length < amounts.length ? null : sumByCurrency(known);
};
