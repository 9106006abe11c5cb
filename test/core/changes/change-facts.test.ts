import { describe, expect, test } from '@jest/globals';
import type { Wanted } from '../../../src/core/changes/change.ts';
import {
  askedTo,
  byHandOf,
  endReported,
  lastStepOf,
  orderOf,
  pax8TextOf,
  plannedAfter,
  reasonOf,
  seatsAfter,
  seatsBefore,
  seatsReported,
  sentOrLastStepOf,
} from '../../../src/core/changes/change-facts.ts';
import { settle } from '../../../src/core/changes/settle.ts';
import { orderLine, orderWanted } from '../../samples/order.ts';
import { bo, change, now, subscription } from '../samples.ts';

const order: Wanted<'order'> = orderWanted(
  {},
  { lines: [orderLine({ seats: 2 }), orderLine({ productId: 'p8', seats: 3 })] },
);
const cancel: Wanted<'cancel'> = { kind: 'cancel', seats: 12, at: now };
const price: Wanted<'price'> = { kind: 'price', seats: 12, from: 23.1, to: 24.5, currency: 'USD' };

describe('seats before and after', () => {
  test.each([
    ['an order', order, 0, 5],
    ['a cancellation', cancel, 12, 0],
    ['a price', price, 12, 12],
  ] as const)('of %s', (_, wanted, before, after) => {
    const one = change({ wanted });
    expect([seatsBefore(one), seatsAfter(one)]).toEqual([before, after]);
    expect([plannedAfter(one), askedTo(one)]).toEqual([null, null]);
    expect(orderOf(one)).toBe(wanted.kind === 'order' ? wanted : null);
  });

  test('of a change of seats, with what was first asked for', () => {
    const one = change({ from: 12, to: 14, askedTo: 15 });
    expect([seatsBefore(one), seatsAfter(one), askedTo(one), orderOf(one)]).toEqual([12, 14, 15, null]);
  });
});

describe('what became of it', () => {
  test('Pax8 reports seats for seats and orders, and an end for a cancellation', () => {
    expect(seatsReported(change({ state: 'applied', from: 12, to: 15 }))).toBe(15);
    expect(seatsReported(change({ state: 'applied', wanted: order }))).toBe(5);
    expect(seatsReported(change({ state: 'applied', wanted: price }))).toBeNull();
    expect(seatsReported(change({ state: 'pending' }))).toBeNull();
    expect(endReported(change({ state: 'applied', wanted: cancel }))).toBe(now);
    expect(endReported(change({ state: 'applied', wanted: price }))).toBeNull();
    expect(endReported(change({ state: 'pending' }))).toBeNull();
  });

  test('a person’s word is found where it settled an unclear outcome, either way', () => {
    const word = { kind: 'by-hand', by: bo, note: 'I looked.' } as const;
    expect(byHandOf(change({ state: 'applied', found: word }))).toMatchObject({ by: bo });
    expect(byHandOf(change({ state: 'failed', reason: word }))).toMatchObject({ note: 'I looked.' });
    expect(byHandOf(change({ state: 'applied' }))).toBeNull();
    expect(byHandOf(change({ state: 'pending' }))).toBeNull();
  });

  test('a reason belongs to a rejection, and Pax8’s text to what was sent', () => {
    expect(reasonOf(change({ state: 'rejected', reason: 'too many' }))).toBe('too many');
    expect(reasonOf(change({ state: 'pending' }))).toBeNull();
    expect(pax8TextOf(change({ state: 'pending' }))).toBeNull();
    expect(lastStepOf(change({ state: 'pending' }))).toBe(change().requestedAt);
  });

  test('a request counts from when it was sent; one that never was, from its last step', () => {
    expect(sentOrLastStepOf(change({ state: 'applied', sentAt: now + 1, settledAt: now + 9 }))).toBe(now + 1);
    const decided = { by: bo, at: now + 5 };
    expect(sentOrLastStepOf(change({ state: 'rejected', decided, settledAt: now + 5 }))).toBe(now + 5);
    expect(sentOrLastStepOf(change({ state: 'pending' }))).toBe(change().requestedAt);
  });

  test('Pax8’s text is that of the write it answered', () =>
    expect(pax8TextOf(change({ state: 'applied', pax8Text: 'Not enough seats.' }))).toBe(
      'Not enough seats.',
    ));

  test('an unclear order is no matter of one subscription: reading that settles nothing', () => {
    expect(settle(change({ state: 'needs-check', wanted: order }), subscription(), [], now)).toBeNull();
  });
});
