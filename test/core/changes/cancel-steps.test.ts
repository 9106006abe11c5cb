import { describe, expect, test } from '@jest/globals';
import { afterWrite } from '../../../src/core/changes/after-write.ts';
import type { ChangeState } from '../../../src/core/changes/change.ts';
import { approve, isSmaller, withdraw } from '../../../src/core/changes/decide-steps.ts';
import { settle, settleByHand } from '../../../src/core/changes/settle.ts';
import { canUndo } from '../../../src/core/changes/undo.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { sentChange } from '../../samples/change.ts';
import { bo, change, day, hour, now, subscription } from '../samples.ts';

const end = now + 200 * day;
const wanted = { kind: 'cancel', seats: 12, at: end } as const;
const cancellation = (state: ChangeState) => change({ wanted, state });
const sent = () => sentChange({ wanted });
const unclear = () => cancellation('needs-check');
const answered = (fresh: Subscription | null) =>
  afterWrite(sent(), { kind: 'accepted', subscription: fresh }, now);
const read = (fresh: Subscription | null, at = now) => settle(unclear(), fresh, [], at);

describe('a cancellation that Pax8 took', () => {
  test('is done once the subscription shows it, with the end that Pax8 reports', () => {
    expect(answered(subscription({ status: 'PendingCancel', endAt: end }))).toMatchObject({
      state: 'applied',
      found: { kind: 'end', endsAt: end, over: false },
      settledAt: now,
    });
    expect(answered(subscription({ status: 'Cancelled' }))).toMatchObject({
      state: 'applied',
      found: { kind: 'end', endsAt: null, over: true },
    });
    expect(answered(subscription({ endAt: end })).state).toBe('applied');
  });
  test('and that it does not show yet, or of which nothing can be read, is looked at again', () => {
    for (const fresh of [subscription(), null])
      expect(answered(fresh)).toMatchObject({ state: 'needs-check', unclear: { kind: 'end-unseen' } });
  });
});

test('a cancellation that Pax8 refuses has failed with Pax8’s own words', () => {
  const write = {
    kind: 'refused',
    status: 422,
    text: 'Not now.',
    failure: { kind: 'pax8', trouble: 'refused' },
  } as const;
  expect(afterWrite(sent(), write, now)).toMatchObject({ state: 'failed', pax8Text: 'Not now.' });
});

describe('an unclear cancellation', () => {
  test('is done when Pax8 shows an end', () => {
    for (const shown of [{ endAt: end }, { status: 'PendingCancel' }, { status: 'Cancelled' }])
      expect(read(subscription(shown))).toMatchObject({ state: 'applied' });
  });
  test('is not done when an hour later Pax8 shows none', () => {
    expect(read(subscription(), now + hour - 1)).toBeNull();
    expect(read(subscription(), now + hour)).toMatchObject({ state: 'failed' });
  });
  test('of a subscription that is not found stays unclear, for a person to settle', () => {
    expect(read(null, now + 30 * day)).toBeNull();
    const found = { as: 'applied', note: 'Gone in the portal.' } as const;
    expect(settleByHand(unclear(), bo, 'approver', found, now)).toMatchObject({
      change: { state: 'applied' },
    });
  });
  test('is no matter of seats: their number settles nothing', () => {
    expect(read(subscription({ quantity: 0 }))).toBeNull();
    const history = [{ at: now + 1, quantity: 0, status: 'Active' }];
    expect(settle(unclear(), subscription(), history, now)).toBeNull();
  });
});

test('a cancellation is withdrawn with what it was for only while it waits for its approval', () => {
  expect(withdraw(cancellation('pending'), bo, 'decided-otherwise', now)).toMatchObject({
    state: 'cancelled',
    reason: 'decided-otherwise',
    decided: { by: bo, at: now },
  });
  for (const state of ['approved', 'executing', 'needs-check', 'applied'] as const)
    expect(withdraw(cancellation(state), bo, 'replaced', now)).toBeNull();
});

test('a cancellation has no smaller one, and is not taken back by an undo', () => {
  expect(isSmaller(cancellation('pending'), 5)).toBe(false);
  expect(approve(cancellation('pending'), bo, 'approver', false, now, 5)).toEqual({
    kind: 'refused',
    reason: 'not-smaller',
  });
  expect(canUndo(cancellation('applied'), now)).toBe(false);
});
