import type { Change } from '../changes/change.ts';
import { sentOrLastStepOf } from '../changes/change-facts.ts';
import type { Increase } from '../changes/follow-seats.ts';
import type { Subscription } from '../marketplace/records.ts';
import { returnWindow } from '../rules/nce-windows.ts';
import { type Addition, stillThere } from '../rules/seat-history.ts';
import type { Instant } from '../words/instant.ts';
import { type KeptRow, type Night, type Packed, unpacked } from './kept-state.ts';

/** What the bot knows about added seats without asking Pax8. */
export type AddingSeen = Readonly<{
  /** Oldest first. */
  nights: readonly Pick<Night, 'night' | 'at'>[];
  /** Rows of these nights and the ones that held before, each subscription's oldest first. */
  rows: readonly KeptRow[];
  /** Changes of the bot that added seats. */
  increases: readonly Increase[];
  subscriptions: ReadonlyMap<string, Subscription>;
  now: Instant;
}>;

/** How many seats there were at a moment; null when that is not known. */
type Look = Readonly<{ at: Instant; seats: number | null }>;

/** The nights that tell what was added in the last 168 hours: those within, and one before. */
export const nightsOfWindow = <N extends Pick<Night, 'at'>>(
  nights: readonly N[],
  now: Instant,
): readonly N[] =>
  nights.slice(
    Math.max(
      0,
      nights.findLastIndex(({ at }) => at <= now - returnWindow),
    ),
  );

/**
 * Seats added in the last 168 hours that are still there, by subscription. The bot knows the moment of its own
 * additions; others are seen at night and count from the night before.
 */
export const seatsAddedLately = (seen: AddingSeen): ReadonlyMap<string, readonly Addition[]> => {
  const rows = Map.groupBy(seen.rows, ({ id }) => id);
  const increases = Map.groupBy(seen.increases, ({ subscriptionId }) => subscriptionId);
  const nights = nightsOfWindow(seen.nights, seen.now);
  const found = new Map<string, readonly Addition[]>();
  for (const id of new Set([...rows.keys(), ...increases.keys()])) {
    const subscription = seen.subscriptions.get(id);
    if (subscription === undefined) continue;
    const looks = [
      ...nights.map(({ night, at }) => ({ at, seats: seatsIn(rows.get(id) ?? [], night) })),
      { at: seen.now, seats: subscription.quantity },
    ];
    const own = (increases.get(id) ?? []).toSorted((a, b) => sentOrLastStepOf(a) - sentOrLastStepOf(b));
    const added = additionsIn(looks, own).filter(({ at }) => at > seen.now - returnWindow);
    if (added.length > 0) found.set(id, added);
  }
  return found;
};

const seatsIn = (rows: readonly KeptRow[], night: number): number | null => {
  const packed: Packed = rows.findLast((row) => row.night <= night)?.packed ?? null;
  return packed === null ? null : unpacked(packed).quantity;
};

/** After a night without data, nothing is known about before. */
const additionsIn = (looks: readonly Look[], increases: readonly Increase[]): Addition[] => {
  let baseline: number | null = null;
  let last: number | null = null;
  let since: Instant = Number.NEGATIVE_INFINITY;
  let steps: Addition[] = [];
  const step = (at: Instant, seats: number, confidence: Addition['confidence']): void => {
    baseline ??= seats;
    last = seats;
    steps.push({ at, seats, confidence });
  };
  for (const { at, seats } of looks) {
    for (const change of increases.filter((each) => isWithin(each, since, at))) {
      const { from, to } = change.wanted;
      const sentAt = sentOrLastStepOf(change);
      // What differs from before was done elsewhere, at some time until then.
      step(last === null || from < last ? sentAt : since, from, 'inferred');
      step(sentAt, to, 'explicit');
    }
    if (seats === null) [baseline, last, steps] = [null, null, []];
    else if (last === null || seats < last) step(at, seats, 'inferred');
    else step(since, seats, 'inferred');
    since = at;
  }
  return baseline === null ? [] : stillThere(baseline, steps);
};

const isWithin = (change: Change, after: Instant, until: Instant): boolean =>
  sentOrLastStepOf(change) > after && sentOrLastStepOf(change) <= until;
