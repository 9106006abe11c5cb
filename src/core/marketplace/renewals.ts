import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Subscription } from './records.ts';

/**
 * What happens at the end of the term. `ends`: cancelled for the commitment's end or earlier. `no-date`: committed, but
 * Pax8 gave no end. https://devx.pax8.com/docs/subscription-management
 */
export type TermEnd =
  | Readonly<{ kind: 'renews'; at: Instant; term: string | null }>
  | Readonly<{ kind: 'renews-monthly'; at: Instant }>
  | Readonly<{ kind: 'ends'; at: Instant }>
  | Readonly<{ kind: 'trial'; at: Instant | null }>
  | Readonly<{ kind: 'no-date' }>
  | Readonly<{ kind: 'none' }>;

/** Whether the name says New Commerce: Pax8's tail, or its shorthand. */
export const isNewCommerce = (productName: string | null): boolean =>
  /\[(New Commerce Experience|NCE)\]/i.test(productName ?? '');

export const termEnd = (subscription: Subscription): TermEnd => {
  const { status, commitment, endAt } = subscription;
  if (status === 'Trial') return { kind: 'trial', at: endAt };
  if (status === 'Cancelled') return { kind: 'none' };
  const at = commitment?.endsAt ?? null;
  if (endAt !== null && (at === null || endAt <= at + day)) return { kind: 'ends', at: endAt };
  if (commitment?.term === 'Monthly') return at === null ? { kind: 'none' } : { kind: 'renews-monthly', at };
  if (at !== null) return { kind: 'renews', at, term: commitment?.term ?? null };
  return commitment !== null || isNewCommerce(subscription.productName)
    ? { kind: 'no-date' }
    : { kind: 'none' };
};

/** A renewal takes Microsoft and Pax8 up to two days. An end date older than that was not moved. */
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
 * What looks wrong about a term end. `past`: over 48 hours ago and not moved since. `too-far`: more than a term (three
 * years if unnamed) and 31 days ahead. `ended`: reached, although Pax8's status does not say so.
 */
export const oddEnd = (end: TermEnd, now: Instant): 'past' | 'too-far' | 'ended' | null => {
  if (end.kind !== 'renews' && end.kind !== 'renews-monthly' && end.kind !== 'ends') return null;
  if (end.at < now - settlingMs) return end.kind === 'ends' ? 'ended' : 'past';
  if (end.kind === 'ends') return null;
  const term = end.kind === 'renews-monthly' ? 'Monthly' : (end.term ?? '');
  return end.at > now + (termDays.get(term) ?? longestDays) * day + slackMs ? 'too-far' : null;
};

/** The same for a subscription; null when its term does not renew, or it has a monthly term or is a trial. */
export const oddTermEnd = (subscription: Subscription, now: Instant): ReturnType<typeof oddEnd> => {
  const end = termEnd(subscription);
  return end.kind === 'renews' ? oddEnd(end, now) : null;
};
