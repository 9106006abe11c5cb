import { expect, test } from '@jest/globals';
import type { ChangeState, Wanted } from '../../../src/core/changes/change.ts';
import { fitsSeats, fromSeats, seatsKnownTo } from '../../../src/core/changes/plan-seats.ts';
import { change, day, hour, now } from '../samples.ts';

const plan = change({ id: 'plan', state: 'planned', to: 10, afterTermEnd: now + 19 * day, requestedAt: now });
const added = (to: number, at: number, given: Record<string, unknown> = {}) =>
  change<ChangeState, Wanted>({
    ...{ id: `to ${to}`, state: 'applied', requestedAt: at, settledAt: at },
    ...{ wanted: { kind: 'seats', from: 12, to, askedTo: null, afterTermEnd: null } },
    ...given,
  } as Parameters<typeof change>[0]);

test('a plan knows the seats that it was asked for', () => {
  expect(seatsKnownTo(plan, [])).toBe(12);
  expect(seatsKnownTo(plan, [plan])).toBe(12);
});

test('a plan knows the latest change that the bot made since it was asked for, and no other', () => {
  const [first, second] = [added(13, now + hour), added(14, now + 2 * hour)];
  expect(seatsKnownTo(plan, [first, second, plan])).toBe(14);
  expect(seatsKnownTo(plan, [second, first, plan])).toBe(14);
  expect(seatsKnownTo(plan, [added(13, now - hour)])).toBe(12);
  expect(seatsKnownTo(plan, [added(13, now + hour, { tenantId: 'other' })])).toBe(12);
  expect(seatsKnownTo(plan, [added(13, now + hour, { state: 'rejected' })])).toBe(12);
  const price = { kind: 'price', seats: 12, from: 1, to: 2, currency: 'USD' };
  expect(seatsKnownTo(plan, [added(13, now + hour, { wanted: price })])).toBe(12);
});

test('a plan fits the seats that it knows of, in its own direction only', () => {
  expect(fitsSeats(plan, 13, 13)).toBe(true);
  expect(fitsSeats(plan, 13, 12)).toBe(false);
  expect(fitsSeats(plan, 10, 10)).toBe(false);
  expect(fitsSeats(plan, 8, 8)).toBe(false);
});

test('a plan runs from the seats of now; another change from its own', () => {
  expect(fromSeats(plan, 13).wanted).toMatchObject({ from: 13, to: 10 });
  const other = change({ to: 15 });
  expect(fromSeats(other, 13)).toBe(other);
});
