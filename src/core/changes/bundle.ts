import { type Money, monthly, sumByCurrency } from '../words/money.ts';
import type { Change, ChangeState } from './change.ts';

export const mostLines = 10;

/**
 * The ids of the lines that a bundle may have: they follow from its own, so that they are found without an index, and
 * differ in their beginning, by which people name a request. Empty for what is no id of a bundle.
 */
export const lineIds = (bundleId: string): string[] => {
  if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(bundleId)) return [];
  const begin = Number.parseInt(bundleId.slice(0, 8), 16);
  return Array.from({ length: mostLines }, (_, n) => {
    const id = (begin + n + 1) % 2 ** 32;
    return `${id.toString(16).padStart(8, '0')}${bundleId.slice(8)}`;
  });
};

export const isOnboarding = (lines: readonly Change[]): boolean => lines.some(({ from, to }) => to > from);

export type BundleState = ChangeState | 'partly-applied' | 'partly-planned' | 'partly-done';

/** One word over all lines: what still waits first, then what came of them. */
export const bundleState = (lines: readonly Change[]): BundleState => {
  const states = new Set(lines.map(({ state }) => state));
  const [only] = states;
  if (states.size === 1 && only !== undefined) return only;
  const waiting = (['pending', 'needs-check', 'executing', 'approved'] as const).find((one) =>
    states.has(one),
  );
  if (waiting === 'approved') return 'executing';
  if (waiting !== undefined) return waiting;
  if ([...states].every((state) => state === 'applied' || state === 'planned')) return 'planned';
  if (states.has('applied')) return 'partly-applied';
  return states.has('planned') ? 'partly-planned' : 'partly-done';
};

const nothingCameOf: readonly ChangeState[] = ['failed', 'rejected', 'expired', 'stale', 'cancelled'];
export const cameToNothing = ({ state }: Change): boolean => nothingCameOf.includes(state);

/** What the lines together change a month, by currency; null: the price of one is unknown. */
export const monthlyDifference = (lines: readonly Change[]): Money[] | null => {
  const amounts = lines.map(({ seen, from, to }) => monthly(seen, to - from));
  return amounts.includes(null) ? null : sumByCurrency(amounts.flatMap((one) => one ?? []));
};
