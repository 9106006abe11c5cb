import { day, minute } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { Change, ChangeIn, Wanted } from './change.ts';
import type { SeatsShown } from './outcomes.ts';

/** Seats that were added. */
export type Increase = ChangeIn<'applied'> & Readonly<{ wanted: Wanted<'seats'> }>;

export const isIncrease = (change: Change): change is Increase =>
  change.state === 'applied' && change.wanted.kind === 'seats' && change.wanted.to > change.wanted.from;

/** After this long the bot stops looking. */
export const followSeatsFor = 10 * minute;
/** Older changes are not taken up: nobody waits for them. */
export const followSeatsSince = day;

/** Most are visible after 60 to 90 seconds (docs.neoagent.io), so the first looks come soon. */
const pauseAfter = (since: number): number => {
  if (since < 2 * minute) return minute / 3;
  return since < 5 * minute ? minute : 2 * minute;
};

/** When to look next whether Microsoft shows the seats; null when there is nothing to look for. */
export const seatsLookAt = (change: Change): Instant | null => {
  if (!isIncrease(change)) return null;
  const { seatsShown: shown, settledAt } = change;
  if (shown === undefined) return settledAt + minute / 3;
  return shown.kind === 'looking' ? shown.nextAt : null;
};

/** When seats were added; null for a change that added none. */
export const seatsAddedAt = (change: Change): Instant | null =>
  isIncrease(change) ? change.settledAt : null;

/** Whether a look is due. */
export const isSeatsLookDue = (change: Change, now: Instant): change is Increase =>
  (seatsLookAt(change) ?? Number.POSITIVE_INFINITY) <= now;

/** What Microsoft's count says about a change to this many seats. */
export const seatsFound = (
  assigned: Readonly<{ own: number | null; licence: Readonly<{ seats: number }> }> | null,
  to: number,
): 'shown' | 'not-yet' | 'unknown' => {
  const own = assigned?.own ?? null;
  if (assigned === null || own === null) return 'unknown';
  if (own < to) return 'not-yet';
  // More than were asked for, and all that the tenant has: seats from elsewhere may be among them.
  return own > to && own === assigned.licence.seats ? 'unknown' : 'shown';
};

/** The change after a look, in its next version. `waitMs`: how long Microsoft wants to be left alone. */
export const seatsLooked = (
  change: Increase,
  found: 'shown' | 'not-yet' | 'unknown',
  now: Instant,
  waitMs: number | null = null,
): Change => {
  const last = change.settledAt + followSeatsFor;
  const seatsShown: SeatsShown =
    found !== 'not-yet'
      ? { kind: found, at: now }
      : now >= last
        ? { kind: 'stopped', at: now }
        : {
            kind: 'looking',
            nextAt: Math.max(now + (waitMs ?? 0), Math.min(last, now + pauseAfter(now - change.settledAt))),
          };
  return { ...change, version: change.version + 1, seatsShown };
};
