import { describe, expect, test } from '@jest/globals';
import { afterWrite } from '../../../src/core/changes/after-write.ts';
import type { Change } from '../../../src/core/changes/change.ts';
import {
  begin,
  fail,
  isOpen,
  markSent,
  unclear as nowUnclear,
  type Step,
  stale,
  takeBack,
  wasSent,
} from '../../../src/core/changes/change-steps.ts';
import {
  approve,
  cancel,
  expire,
  isRunningOut,
  isSmaller,
  reject,
} from '../../../src/core/changes/decide-steps.ts';
import { drift, seen } from '../../../src/core/changes/drift.ts';
import { settle, settleByHand } from '../../../src/core/changes/settle.ts';
import { minute } from '../../../src/core/words/durations.ts';
import type { Person } from '../../../src/core/words/people.ts';
import { sentChange } from '../../samples/change.ts';
import { ann, bo, change, day, hour, now, subscription } from '../samples.ts';

const cy: Person = { tenantId: 't1', objectId: 'cy', name: 'Cy' };
const changed = (step: Step): Change => {
  if (step.kind === 'refused') throw new Error(step.reason);
  return step.change;
};
const why = (step: Step) => (step.kind === 'refused' ? step.reason : step.change.state);
const approved = () => change({ state: 'approved', version: 2 });
const sent = () => sentChange();
const unclear = () => change({ state: 'needs-check', version: 5 });

describe('approval', () => {
  test('is given by another person who is an approver', () => {
    const step = approve(change(), bo, 'approver', false, now);
    expect(step).toMatchObject({ change: { state: 'approved', version: 2, decided: { by: bo, at: now } } });
  });
  test('is refused to the requester', () =>
    expect(why(approve(change(), ann, 'admin', false, now))).toBe('own-request'));
  test('by the requester is possible where it is allowed', () =>
    expect(why(approve(change(), ann, 'approver', true, now))).toBe('approved'));
  test('is refused below approver', () =>
    expect(why(approve(change(), bo, 'requester', false, now))).toBe('not-approver'));
  test('is refused across tenants, before anything else is told', () =>
    expect(why(approve(change({ state: 'applied' }), { ...bo, tenantId: 't2' }, 'admin', true, now))).toBe(
      'foreign-tenant',
    ));
  test('is refused from the moment of expiry', () => {
    expect(why(approve(change(), bo, 'approver', false, now + 72 * hour))).toBe('expired');
    expect(why(approve(change(), bo, 'approver', false, now + 72 * hour - 1))).toBe('approved');
  });
  test('is refused for anything that is not pending', () =>
    expect(why(approve(approved(), bo, 'approver', false, now))).toBe('not-pending'));
});

describe('two approvers', () => {
  const asked = () => change({ approversNeeded: 2 });
  const first = () => changed(approve(asked(), bo, 'approver', false, now));
  test('the first approval is kept, and the change still waits', () =>
    expect(first()).toMatchObject({
      state: 'pending',
      version: 2,
      approvals: [{ person: bo, at: now }],
    }));
  test('the second, of another person, approves it', () =>
    expect(approve(first(), cy, 'approver', false, now + 1)).toMatchObject({
      change: {
        state: 'approved',
        version: 3,
        approvals: [{ person: bo }, { person: cy }],
        decided: { by: cy, at: now + 1 },
      },
    }));
  test('the same person twice counts once', () =>
    expect(why(approve(first(), bo, 'admin', false, now))).toBe('approved-already'));
  test('the same person under another name counts once', () =>
    expect(why(approve(first(), { ...bo, name: 'Bo B.' }, 'admin', false, now))).toBe('approved-already'));
  test('the requester does not count', () =>
    expect(why(approve(first(), ann, 'admin', false, now))).toBe('own-request'));
  test('the requester counts as one where that is allowed, and never as two', () => {
    const own = changed(approve(asked(), ann, 'approver', true, now));
    expect(own.state).toBe('pending');
    expect(why(approve(own, ann, 'approver', true, now))).toBe('approved-already');
    expect(why(approve(own, bo, 'approver', true, now))).toBe('approved');
  });
  test('a rejection ends it whatever was approved before', () =>
    expect(why(reject(first(), bo, 'approver', null, now))).toBe('rejected'));
  test('a change that waits for the second is not begun, and expires', () => {
    expect(begin(first(), now)).toBeNull();
    expect(expire(first(), now + 72 * hour)?.state).toBe('expired');
  });
});

describe('approving fewer', () => {
  test('takes the smaller number and keeps what was asked for', () =>
    expect(approve(change(), bo, 'approver', false, now, 13)).toMatchObject({
      change: { state: 'approved', wanted: { from: 12, to: 13, askedTo: 15 }, version: 2 },
    }));
  test.each([15, 16, 12, 11, 0, -1, 13.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'never takes %d for 12 to 15',
    (n) => expect(why(approve(change(), bo, 'approver', false, now, n))).toBe('not-smaller'),
  );
  test('of a decrease takes fewer seats away', () => {
    const decrease = change({ to: 8 });
    expect([7, 8, 9, 11, 12, 13].filter((n) => isSmaller(decrease, n))).toEqual([9, 11]);
  });
  test('needs what approving needs', () => {
    expect(why(approve(change(), bo, 'requester', false, now, 13))).toBe('not-approver');
    expect(why(approve(change(), ann, 'admin', false, now, 13))).toBe('own-request');
    expect(why(approve(approved(), bo, 'admin', false, now, 13))).toBe('not-pending');
  });
  test('clears approvals of the larger number, and counts as the first for the smaller one', () => {
    const one = changed(approve(change({ approversNeeded: 2 }), bo, 'approver', false, now));
    const lowered = changed(approve(one, cy, 'approver', false, now, 14));
    expect(lowered).toMatchObject({
      ...{ state: 'pending', wanted: { to: 14, askedTo: 15 }, approvals: [{ person: cy }] },
    });
    expect(why(approve(lowered, cy, 'approver', false, now))).toBe('approved-already');
    expect(why(approve(lowered, bo, 'approver', false, now))).toBe('approved');
  });
  test('twice remembers the number that was asked for first', () => {
    const once = changed(approve(change({ approversNeeded: 2 }), bo, 'approver', false, now, 14));
    expect(changed(approve(once, cy, 'approver', false, now, 13))).toMatchObject({
      wanted: { to: 13, askedTo: 15 },
    });
    expect(why(approve(once, cy, 'approver', false, now, 14))).toBe('not-smaller');
  });
});

describe('the time for a decision', () => {
  test('runs out in its last day when it was long', () => {
    const long = change({ expiresAt: now + 200 * hour });
    expect(isRunningOut(long, now + 176 * hour)).toBe(false);
    expect(isRunningOut(long, now + 176 * hour + 1)).toBe(true);
  });
  test('runs out in its last quarter when it was short', () => {
    expect(isRunningOut(change(), now + 54 * hour)).toBe(false);
    expect(isRunningOut(change(), now + 54 * hour + 1)).toBe(true);
  });
  test('has run out when it is over, and never does for what is decided', () => {
    expect(isRunningOut(change(), now + 72 * hour)).toBe(false);
    expect(isRunningOut(approved(), now + 71 * hour)).toBe(false);
  });
});

describe('rejection and cancelling', () => {
  test('an approver rejects with a reason', () =>
    expect(reject(change(), bo, 'approver', 'too many', now)).toMatchObject({
      change: { state: 'rejected', reason: 'too many', decided: { by: bo }, settledAt: now },
    }));
  test('nobody below approver rejects', () =>
    expect(why(reject(change(), bo, 'requester', null, now))).toBe('not-approver'));
  test('a settled request is not rejected', () =>
    expect(why(reject(change({ state: 'cancelled' }), bo, 'approver', null, now))).toBe('not-pending'));
  test('without a reason, when the policy asks for one', () => {
    expect(why(reject(change(), bo, 'approver', null, now, true))).toBe('no-reason');
    expect(why(reject(change(), bo, 'approver', 'too many', now, true))).toBe('rejected');
  });
  test('the requester takes the request back', () =>
    expect(cancel(change(), ann, 'requester', now)).toMatchObject({
      change: { state: 'cancelled', decided: { by: ann }, reason: null },
    }));
  test('an admin takes back the request of another', () =>
    expect(why(cancel(change(), bo, 'admin', now))).toBe('cancelled'));
  test('an approver does not', () =>
    expect(why(cancel(change(), bo, 'approver', now))).toBe('not-requester'));
  test('an expired request is not cancelled', () =>
    expect(why(cancel(change(), ann, 'requester', now + 72 * hour))).toBe('expired'));
  test('a pending request expires at its time and not before', () => {
    expect(expire(change(), now + 72 * hour)).toMatchObject({ state: 'expired', version: 2 });
    expect(expire(change(), now + 72 * hour - 1)).toBeNull();
    expect(expire(approved(), now + 100 * hour)).toBeNull();
  });
});

describe('carrying out', () => {
  test('begins only what is approved', () => {
    expect(begin(approved(), now)).toMatchObject({ state: 'executing', version: 3, sentAt: null });
    expect(begin(change(), now)).toBeNull();
  });
  test('notes when it began, so that a late beginning is not taken for an abandoned one', () => {
    const late = now + 10 * hour;
    expect(begin(approved(), late)).toMatchObject({ decided: { at: now }, begunAt: late });
  });
  test('starts again only when nothing was sent', () => {
    const executing = begin(approved(), now);
    expect(executing && takeBack(executing)).toMatchObject({ state: 'approved', version: 4 });
    expect(executing && [executing, markSent(executing, now)].map(wasSent)).toEqual([false, true]);
  });
  test('of a sent change that lost its process needs a check', () =>
    expect(nowUnclear(sent(), { kind: 'lost-track', at: now })).toMatchObject({
      ...{ state: 'needs-check', sentAt: now, unclear: { kind: 'lost-track', at: now } },
    }));
  test('keeps open what may still reach the marketplace', () => {
    const states = [
      'pending',
      'approved',
      'executing',
      'needs-check',
      'applied',
      'failed',
      'stale',
      'rejected',
    ] as const;
    expect(states.filter((state) => isOpen(change({ state })))).toEqual(states.slice(0, 4));
  });
  test('says what was seen', () =>
    expect(seen(subscription())).toEqual({
      quantity: 12,
      status: 'Active',
      commitmentEndsAt: now + 200 * day,
      commitmentTerm: '1-Year',
      billingStartAt: null,
      billingTerm: 'Monthly',
      price: 23.1,
      partnerCost: 19.4,
      currency: 'USD',
    }));
  test('says nothing of a commitment that is not there', () =>
    expect(seen(subscription({ commitment: null }))).toMatchObject({
      commitmentEndsAt: null,
      commitmentTerm: null,
    }));
});

describe('drift since the request', () => {
  test('is none when nothing moved', () => expect(drift(change(), subscription(), now)).toBeNull());
  test('is a changed quantity', () =>
    expect(drift(change(), subscription({ quantity: 13 }), now)).toEqual({
      ...{ kind: 'seats-moved', seats: 13, from: 12, planned: false },
    }));
  test('is a changed status', () =>
    expect(drift(change(), subscription({ status: 'PendingCancel' }), now)).toEqual({
      ...{ kind: 'status-moved', status: 'PendingCancel', was: 'Active' },
    }));
  test('is not that provisioning has finished', () => {
    const asked = change({ seen: { ...change().seen, status: 'PendingAutomated' } });
    expect(drift(asked, subscription(), now)).toBeNull();
  });
  test('is a moved commitment end', () => {
    expect(drift(change(), subscription({ commitment: null }), now)).toEqual({ kind: 'end-moved' });
    const renewed = { id: 'm', term: '1-Year', endsAt: now + 365 * day };
    expect(drift(change(), subscription({ commitment: renewed }), now)).toEqual({ kind: 'end-moved' });
  });
  test.each([{ price: 25.1 }, { partnerCost: 21 }, { currency: 'EUR' }, { billingTerm: 'Annual' }])(
    'is another price or billing than the approver saw: %j',
    (moved) => expect(drift(change(), subscription(moved), now)).toEqual({ kind: 'price-moved' }),
  );
  test('is not a price that only one of the two reads has', () => {
    expect(drift(change(), subscription({ price: null, currency: null }), now)).toBeNull();
    const unknown = change({ seen: { ...change().seen, price: null } });
    expect(drift(unknown, subscription({ price: 99 }), now)).toBeNull();
  });
  test('is a number of seats that Pax8 no longer says', () =>
    expect(drift(change(), subscription({ quantity: null }), now)).toEqual({ kind: 'seats-unknown' }));
  test('is a subscription that is gone', () => expect(drift(change(), null, now)).toEqual({ kind: 'gone' }));
  test('makes the change stale', () =>
    expect(stale(sent(), { kind: 'end-moved' }, now)).toMatchObject({
      ...{ state: 'stale', reason: { kind: 'end-moved' }, settledAt: now },
    }));
});

describe('what became of the write', () => {
  const outcome = (overrides: Parameters<typeof afterWrite>[1]) => afterWrite(sent(), overrides, now);
  test('accepted is applied', () =>
    expect(outcome({ kind: 'accepted', subscription: subscription({ quantity: 15 }) })).toMatchObject({
      state: 'applied',
      found: { kind: 'seats', quantity: 15, provisioning: false },
    }));
  test('accepted and still provisioning is said as that', () =>
    expect(
      outcome({ kind: 'accepted', subscription: subscription({ quantity: 15, status: 'PendingAutomated' }) }),
    ).toMatchObject({ state: 'applied', found: { provisioning: true } }));
  test.each([
    ['the old number', subscription()],
    ['no record', null],
  ])('accepted with %s is not applied: it needs a check', (_name, shown) =>
    expect(outcome({ kind: 'accepted', subscription: shown })).toMatchObject({
      state: 'needs-check',
      unclear: { kind: 'unseen' },
    }),
  );
  test.each(['refused', 'not-sent'] as const)('%s is failed, with the text of Pax8 kept', (kind) =>
    expect(
      outcome({ kind, status: 422, text: 'No.', failure: { kind: 'pax8', trouble: 'refused' } }),
    ).toMatchObject({
      state: 'failed',
      pax8Text: 'No.',
      reason: { kind, failure: { kind: 'pax8', trouble: 'refused' } },
    }),
  );
  test('unknown needs a check and is not settled', () =>
    expect(
      outcome({
        kind: 'unknown',
        text: 'reset',
        failure: { kind: 'pax8-unknown', answered: false, shows: 'subscription' },
      }),
    ).toMatchObject({
      state: 'needs-check',
      unclear: {
        kind: 'unanswered',
        failure: { kind: 'pax8-unknown', answered: false, shows: 'subscription' },
      },
      pax8Text: 'reset',
    }));
  test('a change that could not be sent is failed', () =>
    expect(
      fail(sent(), { kind: 'not-read', failure: { kind: 'pax8', trouble: 'unreachable' } }, now),
    ).toMatchObject({
      state: 'failed',
      reason: { kind: 'not-read', failure: { kind: 'pax8', trouble: 'unreachable' } },
    }));
});

describe('settling an unknown outcome', () => {
  const record = (quantity: number, at: number | null) => ({ quantity, at, status: 'Active' });
  test('is applied as soon as Pax8 shows the number', () =>
    expect(settle(unclear(), subscription({ quantity: 15 }), [], now)).toMatchObject({ state: 'applied' }));
  test('is applied when the history has it, even if the number moved on, and says both', () =>
    expect(settle(unclear(), subscription({ quantity: 16 }), [record(15, now + 1)], now)).toMatchObject({
      state: 'applied',
      found: { kind: 'seats', quantity: 16 },
    }));
  test('is applied by the history alone, when the subscription was not found', () =>
    expect(settle(unclear(), null, [record(15, now + 1)], now)).toMatchObject({
      state: 'applied',
      found: { kind: 'seats', quantity: null, provisioning: false },
    }));
  test.each(['PendingAutomated', 'PendingManual'])('is not failed while Pax8 provisions: %s', (status) => {
    const lagging = subscription({ status });
    expect(settle(unclear(), lagging, [], now + 30 * hour)).toBeNull();
    expect(settle(unclear(), lagging, [record(15, now + 1)], now + 30 * hour)?.state).toBe('applied');
    expect(settle(unclear(), subscription(), [], now + 30 * hour)?.state).toBe('failed');
  });
  test('is not failed in the minutes after it was taken over: by a clock that runs ahead, it may still be on its way', () => {
    const at = now + 3 * hour;
    const taken = nowUnclear(sent(), { kind: 'lost-track', at });
    expect(settle(taken, subscription(), [], at + 4 * minute)).toBeNull();
    expect(settle(taken, subscription(), [], now + 4 * minute)).toBeNull();
    expect(settle(taken, subscription(), [], at + 5 * minute)?.state).toBe('failed');
  });
  test('is not failed while Pax8 does not say how many seats there are', () => {
    const countless = subscription({ quantity: null });
    expect(settle(unclear(), countless, [], now + 30 * hour)).toBeNull();
    expect(settle(unclear(), countless, [record(15, now + 1)], now + 30 * hour)?.state).toBe('applied');
  });
  test('of what was cancelled meanwhile waits no longer than an hour', () =>
    expect(settle(unclear(), subscription({ status: 'PendingCancel' }), [], now + hour)?.state).toBe(
      'failed',
    ));
  test('is not taken from a record that is older than the sending or has no date', () =>
    expect(settle(unclear(), subscription(), [record(15, now - 1), record(15, null)], now)).toBeNull());
  test('waits an hour before the absence counts', () => {
    expect(settle(unclear(), subscription(), [], now + hour - 1)).toBeNull();
    expect(settle(unclear(), subscription(), [], now + hour)).toMatchObject({ state: 'failed' });
    expect(settle(unclear(), null, [], now + hour)).toMatchObject({
      reason: { kind: 'seats-not-shown', shown: null },
    });
  });
  test('keeps what Pax8 had said with its answer', () => {
    const said = change({ state: 'needs-check', pax8Text: 'reset' });
    expect(settle(said, subscription({ quantity: 15 }), [], now)).toMatchObject({ pax8Text: 'reset' });
    expect(settle(said, subscription(), [], now + hour)).toMatchObject({ pax8Text: 'reset' });
  });
  test('touches nothing else', () =>
    expect(settle(sent(), subscription({ quantity: 15 }), [], now)).toBeNull());
});

describe('settling by hand', () => {
  const found = { as: 'applied', note: ' Seen in the portal. ' } as const;
  test('ends an unclear change on the word of an approver, who stays with it, and the note', () =>
    expect(settleByHand(unclear(), cy, 'approver', found, now)).toMatchObject({
      change: {
        state: 'applied',
        version: 6,
        found: { kind: 'by-hand', by: cy, note: 'Seen in the portal.' },
        settledAt: now,
        decided: { by: bo },
      },
    }));
  test('as failed says that the change was not made', () =>
    expect(settleByHand(unclear(), cy, 'admin', { ...found, as: 'failed' }, now)).toMatchObject({
      change: { state: 'failed', reason: { kind: 'by-hand', by: cy } },
    }));
  test.each([
    ['below approver', unclear(), cy, 'requester', 'x', 'not-approver'],
    ['for another tenant', unclear(), { ...cy, tenantId: 't2' }, 'admin', 'x', 'foreign-tenant'],
    ['without a note', unclear(), cy, 'admin', '  ', 'no-note'],
    ['of what is clear', sent(), cy, 'admin', 'x', 'not-unclear'],
  ] as const)('is refused %s', (_, one, person, role, note, because) =>
    expect(why(settleByHand(one, person, role, { as: 'applied', note }, now))).toBe(because),
  );
});
