import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type SeatRecord, seatsAdded } from '../../../src/core/rules/seat-history.ts';
import { day, hour, now } from '../samples.ts';

const at = (daysAgo: number, quantity: number | null): SeatRecord => ({
  at: now - daysAgo * day,
  quantity,
  status: 'Active',
});
const added = (quantity: number, ...rows: SeatRecord[]) =>
  seatsAdded(quantity, { rows, unreadable: 0 }, now).map(({ seats }) => seats);

describe('seats added in the last 168 hours', () => {
  test('are known by addition, and only they may go back', () => {
    expect(added(101, at(300, 100), at(2, 101))).toEqual([1]);
    expect(added(15, at(300, 10), at(6, 12), at(3, 14), at(1, 15))).toEqual([2, 2, 1]);
  });
  test('are fewer when seats were taken off between: the newest go first, the base last', () => {
    expect(added(13, at(300, 10), at(6, 15), at(5, 12), at(1, 13))).toEqual([2, 1]);
    expect(added(12, at(300, 10), at(6, 8), at(1, 12))).toEqual([4]);
    expect(added(10, at(300, 10), at(6, 14), at(1, 10))).toEqual([]);
  });
  test('are none when the history does not reach further back: its first record is no addition', () => {
    expect(added(101, at(2, 101))).toEqual([]);
    expect(added(101)).toEqual([]);
    expect(added(101, at(8, 100))).toEqual([]);
  });
  test('are none when a record has no number of seats: it may hide that they were there before', () => {
    expect(added(12, at(300, 10), at(8, null), at(2, 12))).toEqual([]);
    expect(added(12, at(300, 10), at(3, null), at(2, 12))).toEqual([]);
    expect(added(12, at(300, null), at(8, 10), at(2, 12))).toEqual([2]);
    expect(added(12, at(8, null), at(2, null))).toEqual([]);
    expect(added(12, at(300, 10), at(2, null), at(2, 12))).toEqual([]);
    expect(added(12, at(300, 10), at(2, 12), at(2, null))).toEqual([]);
  });
  test('are none when a record is unreadable, has no moment, or the history was not read', () => {
    const rows = [at(300, 10), at(2, 12)];
    expect(seatsAdded(12, { rows, unreadable: 1 }, now)).toEqual([]);
    expect(added(12, ...rows, { at: null, quantity: 12, status: 'Active' })).toEqual([]);
    expect(seatsAdded(12, null, now)).toEqual([]);
  });
  test('are no more than are there now', () => {
    expect(added(11, at(300, 10), at(2, 15))).toEqual([1]);
    expect(added(20, at(300, 10), at(2, 15))).toEqual([5]);
  });

  /** Sizes of a subscription over time, oldest first, each some hours after the other. */
  const life = fc
    .array(fc.record({ seats: fc.integer({ min: 1, max: 60 }), after: fc.integer({ min: 1, max: 72 }) }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((steps) => {
      const whole = steps.reduce((sum, { after }) => sum + after, 0);
      let passed = 0;
      return steps.map(({ seats, after }): SeatRecord & { quantity: number; at: number } => {
        passed += after;
        return { at: now - (whole - passed) * hour, quantity: seats, status: 'Active' };
      });
    });
  test('do not depend on the order in which Pax8 gives the records', () => {
    fc.assert(
      fc.property(
        life.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          const quantity = rows.at(-1)?.quantity ?? 1;
          expect(added(quantity, ...shuffled)).toEqual(added(quantity, ...rows));
        },
      ),
    );
  });
  test('are never more than the seats above the lowest number since the window began', () => {
    fc.assert(
      fc.property(life, (rows) => {
        const quantity = rows.at(-1)?.quantity ?? 1;
        const before = rows.filter((row) => row.at <= now - 168 * hour).slice(-1);
        const seen = [...before, ...rows.filter((row) => row.at > now - 168 * hour)];
        const lowest = Math.min(...seen.map((row) => row.quantity));
        expect(added(quantity, ...rows).reduce((sum, seats) => sum + seats, 0)).toBeLessThanOrEqual(
          quantity - lowest,
        );
      }),
    );
  });
});
