import { day } from './durations.ts';
import type { Instant, Subscription } from './marketplace.ts';

/**
 * What becomes of a subscription at the end of its term. `endAt` means cancelled or a trial's end, never the renewal;
 * `ends` is said when it falls on the commitment's end or before. `no-date`: committed, but Pax8 gave no end.
 * https://devx.pax8.com/docs/subscription-management
 */
export type TermEnd =
  | Readonly<{ kind: 'renews'; at: Instant; term: string | null }>
  | Readonly<{ kind: 'renews-monthly'; at: Instant }>
  | Readonly<{ kind: 'ends'; at: Instant }>
  | Readonly<{ kind: 'trial'; at: Instant | null }>
  | Readonly<{ kind: 'no-date' }>
  | Readonly<{ kind: 'none' }>;

const living = new Set([
  'Active',
  'Activated',
  'Converted',
  'PendingManual',
  'PendingAutomated',
  'PendingCancel',
]);

/** Whether the name says New Commerce: Pax8's tail, or its shorthand. */
export const isNewCommerce = (productName: string | null): boolean =>
  /\[(New Commerce Experience|NCE)\]/i.test(productName ?? '');

export const termEnd = (subscription: Subscription): TermEnd => {
  const { status, commitment, endAt } = subscription;
  if (status === 'Trial') return { kind: 'trial', at: endAt };
  if (!living.has(status)) return { kind: 'none' };
  const at = commitment?.endsAt ?? null;
  if (endAt !== null && (at === null || endAt <= at + day)) return { kind: 'ends', at: endAt };
  if (commitment?.term === 'Monthly') return at === null ? { kind: 'none' } : { kind: 'renews-monthly', at };
  if (at !== null) return { kind: 'renews', at, term: commitment?.term ?? null };
  return commitment !== null || isNewCommerce(subscription.productName)
    ? { kind: 'no-date' }
    : { kind: 'none' };
};

/** Whether the subscription runs now: trials and what is being provisioned included, what is cancelled or over not. */
export const isRunning = ({ status }: Subscription): boolean => living.has(status) || status === 'Trial';
