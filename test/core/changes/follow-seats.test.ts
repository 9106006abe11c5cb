import { expect, test } from '@jest/globals';
import type { Change } from '../../../src/core/changes/change.ts';
import { next } from '../../../src/core/changes/change-steps.ts';
import {
  isSeatsLookDue,
  seatsFound,
  seatsLookAt,
  seatsLooked,
} from '../../../src/core/changes/follow-seats.ts';
import { minute } from '../../../src/core/words/durations.ts';
import { sampleChange } from '../../samples/change.ts';
import { now } from '../samples.ts';

const second = 1000;
const added = (more: object = {}): Change =>
  sampleChange({
    ...{
      state: 'applied',
      found: { kind: 'seats', quantity: 15, provisioning: false },
      sentAt: now,
      settledAt: now,
    },
    ...more,
  } as never);
const looked = (
  change: Change,
  found: Parameters<typeof seatsLooked>[1],
  at: number,
  wait: number | null = null,
) => {
  if (!isSeatsLookDue(change, at)) throw new Error('nothing is due');
  return seatsLooked(change, found, at, wait);
};

test('seats that were added are looked for after twenty seconds, later and later, and for ten minutes', () => {
  const change = added();
  expect(seatsLookAt(change)).toBe(now + 20 * second);
  expect(isSeatsLookDue(change, now + 19 * second)).toBe(false);
  const first = looked(change, 'not-yet', now + 20 * second);
  expect(first.version).toBe(change.version + 1);
  expect(seatsLookAt(first)).toBe(now + 40 * second);
  expect(seatsLookAt(looked(first, 'not-yet', now + 3 * minute))).toBe(now + 4 * minute);
  expect(seatsLookAt(looked(first, 'not-yet', now + 6 * minute))).toBe(now + 8 * minute);
  const late = looked(first, 'not-yet', now + 9 * minute);
  expect(seatsLookAt(late)).toBe(now + 10 * minute);
  const over = looked(late, 'not-yet', now + 10 * minute);
  expect(over.seatsShown).toEqual({ kind: 'stopped', at: now + 10 * minute });
  expect(seatsLookAt(over)).toBeNull();
});

test('Microsoft’s wish to wait goes first; what is seen, or cannot be known, is looked for no more', () => {
  const waits = looked(added(), 'not-yet', now + minute, 5 * minute);
  expect(seatsLookAt(waits)).toBe(now + 6 * minute);
  for (const found of ['shown', 'unknown'] as const) {
    const after = looked(added(), found, now + minute);
    expect([after.seatsShown, seatsLookAt(after)]).toEqual([{ kind: found, at: now + minute }, null]);
    expect(next(after, { state: 'pending' }).seatsShown).toEqual(after.seatsShown);
  }
});

test('nothing is looked for after fewer seats, an unsettled change, or one of another kind', () => {
  expect(seatsLookAt(added({ from: 12, to: 10 }))).toBeNull();
  expect(seatsLookAt(sampleChange())).toBeNull();
  expect(seatsLookAt({ ...added(), wanted: { kind: 'price' } } as never)).toBeNull();
});

test('seats are shown when Microsoft counts as many; more than that in the whole tenant may be from elsewhere', () => {
  const found = (own: number | null, seats: number) => seatsFound({ own, licence: { seats } }, 15);
  expect([found(15, 15), found(14, 14), found(15, 40), found(16, 40)]).toEqual([
    ...['shown', 'not-yet', 'shown', 'shown'],
  ]);
  expect([found(40, 40), found(null, 15), seatsFound(null, 15)]).toEqual(['unknown', 'unknown', 'unknown']);
});
