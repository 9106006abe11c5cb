import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { SeatsBack } from './seats-back.ts';

type Back = Readonly<{ back: SeatsBack }>;

/**
 * How long after the term's end a renewal may take.
 * https://learn.microsoft.com/partner-center/developer/create-scheduled-changes
 */
const renewalTakes = 2 * day;

/** Seats of a closed term may go down when it renews: at its end, or within two days of it. */
const firstOf = (back: SeatsBack, now: Instant): Instant | null => {
  switch (back.kind) {
    case 'any-time':
    case 'in-term':
    case 'open':
      return now;
    case 'closed':
      return back.until;
    case 'locked':
      return back.at;
    case 'renewing':
      return back.at + renewalTakes;
    default:
      return null;
  }
};

/** With the first moment at which seats may go down; null when nobody knows. */
export type Sooner<T> = T & Readonly<{ from: Instant | null }>;

/** Sorted by when seats may go down first; among those open now, the one that closes soonest. */
export const soonestFirst = <T extends Back>(all: readonly T[], now: Instant): Sooner<T>[] =>
  all
    .map((each) => ({ ...each, from: firstOf(each.back, now) }))
    .sort((a, b) => (a.from ?? never) - (b.from ?? never) || closingOf(a) - closingOf(b));

const never = Number.MAX_SAFE_INTEGER;
const closingOf = ({ back }: Back): number => (back.kind === 'open' ? back.closesAt : never);
