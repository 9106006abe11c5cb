import { describe, expect, test } from '@jest/globals';
import { afterWrite } from '../../../src/core/changes/after-write.ts';
import type { Change, ChangeState, Wanted } from '../../../src/core/changes/change.ts';
import { begin, isOpen, miss, release, takeBack, waitOn } from '../../../src/core/changes/change-steps.ts';
import { approve, cancel, withdraw } from '../../../src/core/changes/decide-steps.ts';
import { drift, waitsForRenewal } from '../../../src/core/changes/drift.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { type Given, sentChange } from '../../samples/change.ts';
import { ann, bo, change, day, hour, now, subscription } from '../samples.ts';

const termEnd = now + 20 * day;
const plan = (overrides: Given = {}): Change =>
  change<ChangeState, Wanted>({ to: 8, afterTermEnd: termEnd, ...overrides });
const planned = (overrides: Given = {}) =>
  plan({ state: 'planned', approvals: [{ person: bo, at: now }], ...overrides });
const executing = () => change({ to: 8, afterTermEnd: termEnd, state: 'executing' });
const states = (...steps: { kind: string; change?: Change; reason?: string }[]) =>
  steps.map((step) => step.change?.state ?? step.reason);

describe('a plan', () => {
  test('is planned once it is approved, and not carried out by that', () => {
    expect(approve(plan(), bo, 'approver', false, now)).toMatchObject({
      change: { state: 'planned', decided: { by: bo }, waiting: null },
    });
    expect(begin(planned(), now)).toBeNull();
  });
  test('needs as many approvals as any change', () => {
    const step = approve(plan({ approversNeeded: 2 }), bo, 'approver', false, now);
    expect(step).toMatchObject({ change: { state: 'pending' } });
  });
  test('is in nobody’s way before it is begun', () => {
    expect([plan(), planned()].map(isOpen)).toEqual([false, false]);
    expect(
      (['approved', 'executing', 'needs-check'] as const).map((state) => isOpen(plan({ state }))),
    ).toEqual([true, true, true]);
    expect(isOpen(change())).toBe(true);
  });
  test('is taken back while it waits for its renewal by its requester or an approver, however late', () => {
    const late = planned({ expiresAt: now });
    expect(
      states(
        cancel(late, ann, 'requester', now + day),
        cancel(late, bo, 'approver', now + day),
        cancel(late, bo, 'requester', now + day),
        cancel(late, { ...ann, tenantId: 't2' }, 'admin', now + day),
      ),
    ).toEqual(['cancelled', 'cancelled', 'not-requester', 'foreign-tenant']);
  });
  test('is taken back before its approval as any request: not by an approver', () =>
    expect(states(cancel(plan(), bo, 'approver', now), cancel(plan(), bo, 'admin', now))).toEqual([
      'not-requester',
      'cancelled',
    ]));
  test('becomes an approved change when it is released, and only then', () => {
    const waiting = { kind: 'not-read', failure: { kind: 'pax8', trouble: 'unreachable' } } as const;
    const released = release(planned({ waiting }));
    expect(released).toMatchObject({ state: 'approved', decided: { by: bo, at: now } });
    expect(released).not.toHaveProperty('waiting');
    expect(release(plan())).toBeNull();
    expect(takeBack(executing())).toMatchObject({ state: 'approved' });
  });
  test('is withdrawn or missed only while it waits', () => {
    const late = { kind: 'window-closed', last: null } as const;
    for (const waiting of [plan(), planned()]) {
      expect(withdraw(waiting, ann, 'replaced', now)).toMatchObject({
        ...{ state: 'cancelled', reason: 'replaced', decided: { by: ann, at: now }, settledAt: now },
        approvals: waiting.approvals,
      });
      expect(miss(waiting, late, now)).toMatchObject({ state: 'failed', reason: late, sentAt: null });
    }
    for (const state of ['approved', 'executing', 'applied', 'cancelled'] as const) {
      expect(withdraw(plan({ state }), ann, 'replaced', now)).toBeNull();
      expect(miss(plan({ state }), late, now)).toBeNull();
    }
    expect(withdraw(change(), ann, 'replaced', now)).toBeNull();
  });
  test('of which certainly nothing left waits on; a plain change has failed then', () => {
    const notSent = { kind: 'not-sent', text: '', failure: { kind: 'pax8', trouble: 'busy' } } as const;
    const waits = afterWrite(sentChange({ to: 8, afterTermEnd: termEnd }), notSent, now);
    expect(waits).toMatchObject({
      state: 'planned',
      waiting: { kind: 'not-sent', failure: { kind: 'pax8', trouble: 'busy' } },
    });
    expect(waits).not.toHaveProperty('sentAt');
    expect(afterWrite(sentChange(), notSent, now)).toMatchObject({ state: 'failed' });
    const later = { kind: 'not-read', failure: { kind: 'pax8', trouble: 'unclear' } } as const;
    expect(waitOn(executing(), later)).toMatchObject({ state: 'planned', waiting: later });
  });
});

describe('the renewal that a plan waits for', () => {
  const at = (endsAt: number | null, overrides: Partial<Subscription> = {}) =>
    subscription({ commitment: { id: 'm', term: '1-Year', endsAt }, ...overrides });
  const renewed = (overrides: Partial<Subscription> = {}) => at(termEnd + 365 * day, overrides);

  test('is seen by a later end of the commitment and by nothing else', () => {
    for (const same of [at(termEnd), at(termEnd - hour), at(null), subscription({ commitment: null })])
      expect(waitsForRenewal(planned(), same, now)).toBe(true);
    expect(waitsForRenewal(planned(), renewed(), now)).toBe(false);
  });
  test('is waited for while Pax8 does not say how many seats there are', () => {
    expect(waitsForRenewal(planned(), renewed({ quantity: null }), now)).toBe(true);
    expect(drift(planned(), renewed({ quantity: null }), now)).toEqual({ kind: 'seats-unknown' });
  });
  test('is no longer waited for when the subscription is gone or over', () => {
    expect(waitsForRenewal(planned(), null, now)).toBe(false);
    expect(waitsForRenewal(planned(), at(termEnd, { status: 'Cancelled' }), now)).toBe(false);
    expect(waitsForRenewal(change(), subscription(), now)).toBe(false);
  });
  test('may move the end, the price and the billing, never the seats', () => {
    expect(drift(planned(), renewed({ price: 30, partnerCost: 25, billingTerm: 'Annual' }), now)).toBeNull();
    expect(drift(planned(), renewed({ quantity: 13 }), now)).toEqual({
      ...{ kind: 'seats-moved', seats: 13, from: 12, planned: true },
    });
  });
  test('may come after a change that the plan’s people know of, if it still goes the same way', () => {
    expect(drift(planned(), renewed({ quantity: 13 }), termEnd + day, 13)).toBeNull();
    expect(drift(planned(), renewed({ quantity: 14 }), termEnd + day, 13)).toMatchObject({
      kind: 'seats-moved',
      seats: 14,
    });
    // 12 → 10 would become an addition.
    expect(drift(planned(), renewed({ quantity: 8 }), termEnd + day, 8)).toMatchObject({
      kind: 'seats-moved',
      seats: 8,
    });
  });
  test('that did not come leaves the plan out of date', () => {
    expect(drift(planned(), null, now)).toEqual({ kind: 'gone' });
    expect(drift(planned(), at(termEnd), now)).toEqual({ kind: 'term-not-shown' });
    expect(drift(planned(), at(termEnd, { status: 'Cancelled' }), now)).toEqual({
      ...{ kind: 'did-not-renew', status: 'Cancelled', endedAt: null },
    });
  });
});
