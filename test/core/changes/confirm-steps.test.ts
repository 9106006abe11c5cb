import { describe, expect, test } from '@jest/globals';
import type { Change } from '../../../src/core/changes/change.ts';
import {
  changeAmounts,
  changeBelowCost,
  passedAt,
  passedOf,
} from '../../../src/core/changes/change-amounts.ts';
import { awaitsRequester } from '../../../src/core/changes/change-facts.ts';
import {
  approve,
  confirm,
  isRunningOut,
  needApproval,
  reject,
} from '../../../src/core/changes/decide-steps.ts';
import { change } from '../samples.ts';

const waiting = (more: Partial<Parameters<typeof change>[0]> = {}): Change =>
  change({ state: 'pending', approversNeeded: 0, ...more });
const { requestedBy: ann, requestedAt } = waiting();
const bo = { ...ann, objectId: 'bo' };
const later = requestedAt + 1000;

describe('what needs no approval and waits for its requester', () => {
  test('is confirmed by the requester alone, with a role that may ask', () => {
    expect(awaitsRequester(waiting())).toBe(true);
    expect(confirm(waiting(), ann, 'requester', later)).toMatchObject({
      change: { state: 'approved', decided: { by: ann, at: later }, version: 2 },
    });
    const denied = { kind: 'refused', reason: 'only-requester' };
    expect(confirm(waiting(), bo, 'admin', later)).toEqual(denied);
    expect(confirm(waiting(), ann, 'viewer', later)).toEqual(denied);
    expect(approve(waiting(), bo, 'approver', true, later)).toEqual(denied);
    expect(approve(waiting(), ann, 'admin', true, later)).toEqual(denied);
    expect(reject(waiting(), bo, 'approver', null, later)).toEqual(denied);
  });
  test('expires as others do, is confirmed once, and is nothing for what needs approval', () => {
    const { expiresAt } = waiting();
    expect(confirm(waiting(), ann, 'requester', expiresAt)).toEqual({ kind: 'refused', reason: 'expired' });
    expect(confirm(change({ state: 'approved' }), ann, 'requester', later)).toMatchObject({
      reason: 'not-pending',
    });
    expect(confirm(change(), ann, 'requester', later)).toMatchObject({ reason: 'not-approver' });
  });
  test('needs nobody to be reminded', () => {
    const { expiresAt } = waiting();
    expect(isRunningOut(waiting(), expiresAt - 1)).toBe(false);
    expect(isRunningOut(change({ state: 'pending' }), expiresAt - 1)).toBe(true);
  });
  test('waits for an approver when others left no room meanwhile', () => {
    const after = needApproval(waiting(), [{ kind: 'sum-unknown', of: 'person' }]);
    expect(after).toMatchObject({ state: 'pending', approversNeeded: 1, version: 2 });
    expect(awaitsRequester(after)).toBe(false);
  });
});

describe('what counts as passed without approval', () => {
  const decided = { by: null, at: later };
  test.each<[string, Change, number | null]>([
    ['waiting for its requester, since it was asked for', waiting(), requestedAt],
    ['approved by the policy, since then', change({ approversNeeded: 0, state: 'approved', decided }), later],
    ['what people approve', change(), null],
    ['what came to nothing', change({ approversNeeded: 0, state: 'expired' }), null],
  ])('%s', (_, one, at) => expect(passedAt(one)).toBe(at));
  test('with its amounts as of its request', () => {
    const one = waiting();
    expect(passedOf(one)).toMatchObject({
      ...{ person: ann.objectId, companyId: one.companyId, subscriptionId: one.subscriptionId },
      amounts: changeAmounts(one),
    });
  });
  test('a cancellation for a day costs nothing now, and a new price moves the rate', () => {
    const cancelled = change({ wanted: { kind: 'cancel', seats: 12, at: later } });
    expect(changeAmounts(cancelled)).toMatchObject({
      month: { amount: '-277.20' },
      now: { kind: 'nothing' },
    });
    const wanted = { kind: 'price', seats: 12, from: 23.1, to: 18, currency: 'USD' } as const;
    expect(changeAmounts(change({ wanted })).month).toEqual({ amount: '-61.20', currency: 'USD' });
    expect(changeBelowCost(change({ wanted }))).toEqual({ price: 18, partnerCost: 19.4 });
    expect(changeBelowCost(change())).toBeNull();
  });
  test('a product that is not New Commerce and has no commitment is not committed', () => {
    const seen = { ...change().seen, commitmentTerm: null, commitmentEndsAt: null };
    const untilEnd = (productName: string) => changeAmounts(change({ seen, productName })).untilEnd.kind;
    expect(untilEnd('Acronis')).toBe('no-commitment');
    expect(untilEnd('Office [NCE]')).toBe('unknown');
    const ended = { ...seen, commitmentEndsAt: 1 };
    expect(changeAmounts(change({ seen: ended, productName: 'Acronis' })).untilEnd.kind).toBe('unknown');
  });
  test('a removal is credited in its window, by its notes', () => {
    const notes = [
      {
        kind: 'window-closes',
        at: later,
        seats: 3,
        from: 'added',
        confidence: 'explicit',
        rule: 'new-commerce',
      },
    ] as const;
    expect(changeAmounts(change({ from: 15, to: 12, notes })).now).toMatchObject({
      ...{ kind: 'refund', confidence: 'explicit' },
    });
    expect(changeAmounts(change({ from: 15, to: 12 })).now.kind).toBe('kept');
  });
});
