import { describe, expect, test } from '@jest/globals';
import { isIncrease } from '../../../src/core/changes/follow-seats.ts';
import { seatsAddedLately } from '../../../src/core/history/added-seats.ts';
import { packedOf } from '../../../src/core/history/kept-state.ts';
import { sampleChange } from '../../samples/change.ts';
import { day, hour, now, subscription } from '../samples.ts';

/*
 * Microsoft: licences may be taken off within seven days of when those licences were added
 * (learn.microsoft.com/partner-center/customers/create-a-new-subscription). The nights read Pax8 at five past midnight; `now` is later.
 */

const today = Math.floor(now / day);
const readAt = (ago: number) => (today - ago) * day + 5 * 60_000;
/** The last ten nights. */
const nights = Array.from({ length: 11 }, (_, n) => ({ night: today - 10 + n, at: readAt(10 - n) }));
const row = (ago: number, quantity: number | null, status = 'Active') => ({
  ...{ id: 's1', night: today - ago },
  packed: packedOf(subscription({ quantity, status })),
});
const gone = (ago: number) => ({ id: 's1', night: today - ago, packed: null });
const increase = (sentAt: number, from: number, to: number) => {
  const change = sampleChange({ state: 'applied', from, to, sentAt, settledAt: sentAt + 2000 });
  if (!isIncrease(change)) throw new Error('adds nothing');
  return change;
};
const added = (
  quantity: number | null,
  rows: readonly ReturnType<typeof row | typeof gone>[],
  increases: readonly ReturnType<typeof increase>[] = [],
  given = nights,
) =>
  seatsAddedLately({
    ...{ nights: given, rows, increases, now },
    subscriptions: new Map([['s1', subscription({ id: 's1', quantity })]]),
  })
    .get('s1')
    ?.map(({ at, seats, confidence }) => [seats, at, confidence]) ?? [];

describe('seats added lately', () => {
  test('that a night saw first may be of the moment after the night before', () => {
    expect(added(15, [row(10, 10), row(3, 12), row(1, 15)])).toEqual([
      [2, readAt(4), 'inferred'],
      [3, readAt(2), 'inferred'],
    ]);
    // Since the last night: after it.
    expect(added(13, [row(10, 10)])).toEqual([[3, readAt(0), 'inferred']]);
  });
  test('by the bot itself are of the moment of its write, and are no others when a night sees them', () => {
    const sentAt = readAt(3) + 9 * hour;
    expect(added(15, [row(10, 10), row(2, 15)], [increase(sentAt, 10, 15)])).toEqual([
      [5, sentAt, 'explicit'],
    ]);
    // Two more by somebody else on the same day.
    expect(added(17, [row(10, 10), row(2, 17)], [increase(sentAt, 12, 17)])).toEqual([
      [2, readAt(3), 'inferred'],
      [5, sentAt, 'explicit'],
    ]);
    const lately = now - 5000;
    expect(added(15, [row(10, 10)], [increase(lately, 10, 15)])).toEqual([[5, lately, 'explicit']]);
  });
  test('by the bot itself are known without any night', () => {
    const [first, second] = [now - 50 * hour, now - 2 * hour];
    expect(added(15, [], [increase(second, 12, 15), increase(first, 10, 12)], [])).toEqual([
      [2, first, 'explicit'],
      [3, second, 'explicit'],
    ]);
  });
  test('are fewer when seats were taken off since, the newest first', () => {
    expect(added(13, [row(10, 10), row(4, 12), row(3, 15), row(1, 13)])).toEqual([
      [2, readAt(5), 'inferred'],
      [1, readAt(4), 'inferred'],
    ]);
    expect(added(8, [row(10, 10), row(3, 15), row(1, 8)])).toEqual([]);
    // Taken off elsewhere before the bot added some: only those of the bot.
    const sentAt = readAt(3) + 9 * hour;
    expect(added(12, [row(10, 10), row(2, 12)], [increase(sentAt, 8, 12)])).toEqual([
      [4, sentAt, 'explicit'],
    ]);
  });
  test('are none of longer ago than 168 hours, at the latest by when a night saw them', () => {
    expect(added(15, [row(10, 10), row(8, 15)])).toEqual([]);
    const early = now - 169 * hour;
    expect(added(15, [row(10, 10), row(6, 15)], [increase(early, 10, 15)])).toEqual([]);
  });
  test('are unknown when nobody knows how many there were before', () => {
    // Bought within the week, not listed or without a number between.
    expect(added(15, [row(3, 15)])).toEqual([]);
    expect(added(15, [row(10, 10), gone(4), row(2, 15)])).toEqual([]);
    expect(added(15, [row(10, 10), row(4, null), row(2, 15)])).toEqual([]);
    expect(added(null, [row(10, 10), row(2, 15)])).toEqual([]);
    expect(added(15, [row(10, 10), row(6, 12)], [], [])).toEqual([]);
    expect(
      seatsAddedLately({
        nights,
        rows: [row(10, 10), row(2, 15)],
        increases: [],
        subscriptions: new Map(),
        now,
      }),
    ).toEqual(new Map());
  });
});
