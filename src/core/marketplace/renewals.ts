import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Subscription } from './records.ts';

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

/** Renewal takes Microsoft and Pax8 up to so long; a term end that is still the old one after it was not moved. */
const settlingMs = 2 * day;
const slackMs = 31 * day;
const termDays: ReadonlyMap<string, number> = new Map([
  ['Monthly', 31],
  ['1-Year', 366],
  ['2-Year', 731],
  ['3-Year', 1096],
]);
const longestDays = 1096;

/**
 * What cannot be right about the end of a term: it passed more than 48 hours ago and was not moved since, or it lies more
 * than a term and 31 days ahead. A term that Pax8 did not name is taken for the longest, three years.
 */
export const oddEnd = (end: TermEnd, now: Instant): 'past' | 'too-far' | null => {
  if (end.kind !== 'renews' && end.kind !== 'renews-monthly' && end.kind !== 'ends') return null;
  if (end.at < now - settlingMs) return 'past';
  if (end.kind === 'ends') return null;
  const term = end.kind === 'renews-monthly' ? 'Monthly' : (end.term ?? '');
  return end.at > now + (termDays.get(term) ?? longestDays) * day + slackMs ? 'too-far' : null;
};

/** The same for a subscription whose term renews; null for one that ends, has a monthly term, or is a trial. */
export const oddTermEnd = (subscription: Subscription, now: Instant): 'past' | 'too-far' | null => {
  const end = termEnd(subscription);
  return end.kind === 'renews' ? oddEnd(end, now) : null;
};
