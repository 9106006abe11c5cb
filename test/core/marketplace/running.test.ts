import { describe, expect, test } from '@jest/globals';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import {
  courseAt,
  endedUnsaid,
  hasEnded,
  isRunning,
  notRunning,
} from '../../../src/core/marketplace/running.ts';
import { day, now, subscription } from '../samples.ts';

const course = (overrides: Partial<Subscription>) => courseAt(subscription(overrides), now);

// "Status has no impact on billing": https://devx.pax8.com/docs/subscription-management
describe('whether a subscription runs is decided by its dates', () => {
  test.each([
    ['Active, without an end', {}, 'runs'],
    ['Active, with an end in the future', { endAt: now + day }, 'runs'],
    // Pax8's staff: the status is unreliable.
    ['Active, with an end in the past', { endAt: now - 30 * day }, 'ended'],
    ['Active, ending at this moment', { endAt: now }, 'ended'],
    ['PendingCancel, until its end', { status: 'PendingCancel', endAt: now + day }, 'runs'],
    ['PendingCancel, after its end', { status: 'PendingCancel', endAt: now - day }, 'ended'],
    ['PendingCancel, without an end', { status: 'PendingCancel' }, 'runs'],
    ['Cancelled, without an end', { status: 'Cancelled' }, 'ended'],
    ['Cancelled, and billed until its end', { status: 'Cancelled', endAt: now + day }, 'runs'],
    ['a trial until its end', { status: 'Trial', endAt: now + day }, 'runs'],
    ['a trial after its end', { status: 'Trial', endAt: now - day }, 'ended'],
    ['being set up', { status: 'PendingManual' }, 'runs'],
    ['of a rare status', { status: 'WaitingForDetails' }, 'runs'],
    ['with a start in the future', { startAt: now + day }, 'begins-later'],
    ['without a start', { startAt: null }, 'runs'],
  ] as const)('%s', (_, overrides, expected) => expect(course(overrides)).toBe(expected));

  test('and never differently in two places', () => {
    const over = subscription({ endAt: now - day });
    const later = subscription({ startAt: now + day });
    expect([over, later, subscription()].map((one) => isRunning(one, now))).toEqual([false, false, true]);
    expect([over, later].map((one) => hasEnded(one, now))).toEqual([true, false]);
    expect(notRunning(over, now)).toEqual({ kind: 'ended', at: now - day });
    expect(notRunning(later, now)).toEqual({ kind: 'begins-later', at: now + day });
    expect(notRunning(subscription({ status: 'Cancelled' }), now)).toEqual({ kind: 'ended', at: null });
    expect(notRunning(subscription({ startAt: null }), now)).toBeNull();
    expect(notRunning(subscription(), now)).toBeNull();
  });

  test('an end that the status does not say is told apart from a cancelled one', () => {
    expect(endedUnsaid(subscription({ endAt: now - day }), now)).toBe(true);
    expect(endedUnsaid(subscription({ status: 'Cancelled', endAt: now - day }), now)).toBe(false);
    expect(endedUnsaid(subscription(), now)).toBe(false);
  });
});
