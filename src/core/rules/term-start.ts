import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import { type Dated, inOrder, isWhole, type SeatHistory } from './seat-history.ts';
import { termMonths, termStarts } from './term-dates.ts';

/** A term end at midnight means that whole day, and the renewal may take another. */
export const renewalMayTake = 48 * hour;

/** When a term began with a renewal: by the history, or computed from the commitment's end. */
export type TermStart = Readonly<{ opensAt: Instant; readFrom: 'history' | 'commitment-end' }>;

/** A renewal that the bot saw: Pax8 moved the commitment's end to `nextEndsAt`. */
export type SeenRenewal = TermStart & Readonly<{ nextEndsAt: Instant }>;

type Term = Readonly<{
  until: Instant;
  /** Null when the term's length is unknown. */
  months: number | null;
  /** The earliest moment Pax8 names for the subscription. */
  since: Instant | null;
  dated: readonly Dated[];
  /** Whether the history was read and no record is missing. */
  isWhole: boolean;
  /** The renewal that the bot saw into this term. */
  seen: SeenRenewal | null;
}>;

/**
 * When the current term began with a renewal; null when it did not. The history names the moment, or the bot saw it;
 * else it is one term before the end, which is never too late.
 */
export const termStart = ({ until, months, since, dated, isWhole, seen }: Term): TermStart | null => {
  if (seen?.readFrom === 'history') return seen;
  const starts = months === null ? null : termStarts(until, months);
  if (starts === null) return seen;
  if (seen === null && (since === null || since >= starts.earliest - day)) return null;
  const recorded = isWhole ? renewalRecord(dated, starts.earliest, starts.latest + renewalMayTake) : null;
  return recorded === null
    ? (seen ?? { opensAt: starts.earliest, readFrom: 'commitment-end' })
    : { opensAt: recorded, readFrom: 'history' };
};

/** The moment of the renewal: the first record from `from` to `to`, if it left the seats unchanged. */
const renewalRecord = (dated: readonly Dated[], from: Instant, to: Instant): Instant | null => {
  const after = dated.findIndex(({ at }) => at >= from);
  const [before, record] = [dated[after - 1], dated[after]];
  return before !== undefined && record !== undefined && record.at <= to && isRenewal(before, record)
    ? record.at
    : null;
};

/**
 * Other seats may be a later change, and would hold the window open too long. A trial that became paid is no renewal.
 */
const isRenewal = (before: Pick<Dated, 'quantity' | 'status'>, record: Dated): boolean =>
  record.quantity !== null &&
  record.quantity === before.quantity &&
  before.status !== 'Trial' &&
  (record.status !== 'Converted' || before.status === 'Converted');

/** What a fresh read shows of a term that the bot knew: its former end, and the seats it had then. */
export type Renewed = Readonly<{
  formerEnd: Instant;
  seats: number | null;
  nextEndsAt: Instant;
  term: string | null;
  history: SeatHistory;
}>;

/**
 * When the renewal after `formerEnd` opened: by the first record after it, if that left the seats unchanged; else the
 * new end minus the term, but not before the old end nor after now.
 */
export const renewalSeen = (renewed: Renewed, now: Instant): SeenRenewal => {
  const { formerEnd, seats, nextEndsAt, term, history } = renewed;
  const by = Math.min(now, formerEnd + renewalMayTake);
  const first = inOrder(history, now).find(({ at }) => at >= formerEnd);
  if (isWhole(history) && first !== undefined && first.at <= by && seats !== null && first.quantity === seats)
    return { opensAt: first.at, nextEndsAt, readFrom: 'history' };
  const months = termMonths(term);
  const began = months === null ? formerEnd : termStarts(nextEndsAt, months).earliest;
  // A start later than that means a term of another length: the old end is the safe choice.
  const opensAt = began > by ? formerEnd : Math.max(began, formerEnd);
  return { opensAt, nextEndsAt, readFrom: 'commitment-end' };
};
