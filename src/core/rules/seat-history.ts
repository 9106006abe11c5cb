import { day } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';

/** What a history says about seats. `quantity` is null when Pax8 did not say. */
export type SeatRecord = Readonly<{ at: Instant | null; quantity: number | null; status: string }>;

/** The history as read; `unreadable` counts records that could not be understood. */
export type SeatHistory = Readonly<{ rows: readonly SeatRecord[]; unreadable: number }>;

export type Dated = SeatRecord & { at: Instant };

/** Records up to now, oldest first; at the same moment the one with fewer seats comes last. */
export const inOrder = (history: SeatHistory | null, now: Instant): Dated[] =>
  (history?.rows ?? [])
    .filter((record): record is Dated => record.at !== null && record.at <= now)
    .sort((a, b) => a.at - b.at || (b.quantity ?? 0) - (a.quantity ?? 0));

/** Whether it was read, and every record with its moment. */
export const isWhole = (history: SeatHistory | null): boolean =>
  history !== null && history.unreadable === 0 && history.rows.every(({ at }) => at !== null);

const week = 7 * day;

/** `inferred`: seats that were seen later than they were added, so `at` is the earliest moment that they may be of. */
export type Addition = Readonly<{ at: Instant; seats: number; confidence: 'explicit' | 'inferred' }>;

/**
 * Seats added in the last 168 hours that are still there. Only the history proves an addition; removed seats count as
 * the newest. Empty when a record is missing or lacks its date or seats: the seats may be older.
 */
export const seatsAdded = (
  quantity: number | null,
  history: SeatHistory | null,
  now: Instant,
): Addition[] => {
  if (quantity === null || !isWhole(history)) return [];
  const dated = inOrder(history, now);
  const firstInside = dated.findIndex(({ at }) => at > now - week);
  if (firstInside === -1) return [];
  const since = dated.slice(Math.max(0, firstInside - 1));
  const known = since.flatMap(({ at, quantity: seats }) =>
    seats === null ? [] : [{ at, seats, confidence: 'explicit' as const }],
  );
  const [baseline, ...later] = known;
  const newest = known.at(-1);
  if (baseline === undefined || newest === undefined || known.length < since.length) return [];
  return stillThere(baseline.seats, [
    ...later,
    { ...newest, at: now, seats: Math.min(quantity, newest.seats) },
  ]);
};

/** The additions among these numbers of seats, oldest first, less what was taken off since. */
export const stillThere = (baseline: number, later: readonly Addition[]): Addition[] => {
  const added: Addition[] = [];
  let before = baseline;
  for (const { at, seats: after, confidence } of later) {
    if (after > before) added.push({ at, seats: after - before, confidence });
    takeOff(added, before - after);
    before = after;
  }
  return added;
};

const takeOff = (added: Addition[], seats: number): void => {
  for (let left = seats; left > 0; ) {
    const newest = added.pop();
    if (newest === undefined) return;
    if (newest.seats > left) added.push({ ...newest, seats: newest.seats - left });
    left -= newest.seats;
  }
};
