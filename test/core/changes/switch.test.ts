import { describe, expect, test } from '@jest/globals';
import { afterWrite } from '../../../src/core/changes/after-write.ts';
import type { Change, ChangeState, Wanted } from '../../../src/core/changes/change.ts';
import { begin, isOpen, markSent, release } from '../../../src/core/changes/change-steps.ts';
import { allowed, cancel, withdraw } from '../../../src/core/changes/decide-steps.ts';
import {
  isStopped,
  orderUntil,
  overlapCost,
  placeOf,
  stuckSwitches,
  switchMove,
  tooLateFor,
  wasInPlace,
} from '../../../src/core/changes/switch.ts';
import { day, hour, minute } from '../../../src/core/words/durations.ts';
import { sampleChange } from '../../samples/change.ts';
import { orderWanted } from '../../samples/order.ts';
import { now, subscription } from '../samples.ts';

const end = now + 11 * day;
const bundle = (line: number) => ({ id: 'b', line, told: [], kind: 'switch' as const });
type Given = NonNullable<Parameters<typeof sampleChange<ChangeState, Wanted>>[0]>;
const cancellation = (state: ChangeState = 'planned', more: Given = {}): Change =>
  sampleChange<ChangeState, Wanted>({
    ...{ state, id: 'c', subscriptionId: 'old', bundle: bundle(1) },
    wanted: { kind: 'cancel', seats: 6, at: end, afterOrder: 'o' },
    ...more,
  });
type Placing = Readonly<{ at?: number; nextAt?: number | null }>;
const placed = (status: string, { at = now, nextAt = null }: Placing = {}) => ({
  ...{ orderId: 'p', readAt: at, nextAt },
  lines: [{ subscriptionId: 'new', status }],
});
const order = (state: ChangeState, made: ReturnType<typeof placed> | null = null): Change =>
  sampleChange<ChangeState, Wanted>({
    ...{ state, id: 'o', bundle: bundle(0), wanted: orderWanted({}, { placed: made }), sentAt: now },
    requestedAt: now,
  });

describe('the cancellation of a switch', () => {
  test.each([
    ['waits while the order waits', order('approved'), 'wait'],
    ['waits while the order is being sent', order('executing'), 'wait'],
    ['waits while nobody knows whether the order was made', order('needs-check'), 'wait'],
    ['waits while Pax8 provisions', order('applied', placed('PendingAutomated', { nextAt: now })), 'wait'],
    ['goes when Pax8 shows the new one Active', order('applied', placed('Active')), 'go'],
    // Order statuses on the wire: Failed (pax8labs/pax8-cli issue 369); what the subscription shows is not published.
    ['stops when the new one is Cancelled', order('applied', placed('Cancelled')), 'order-not-active'],
    // https://devx.pax8.com/docs/subscription-management
    ['stops when it lacks details', order('applied', placed('WaitingForDetails')), 'order-not-active'],
    [
      'stops when it was provisioned for as long as it is followed',
      order('applied', placed('PendingManual', { at: now + 8 * day })),
      'order-not-active',
    ],
    ['stops when a person says that the order was made', order('applied'), 'order-unproved'],
    ['stops without its order', null, 'order-not-made'],
    ...(['failed', 'rejected', 'expired', 'stale', 'cancelled'] as const).map(
      (state) => [`stops when the order is ${state}`, order(state), 'order-not-made'] as const,
    ),
  ])('%s', (_, of, expected) => {
    const move = switchMove(cancellation(), of, now);
    expect(move.kind === 'stop' ? move.reason : move.kind).toBe(expected);
  });

  test('is not sent in the last day of the term, when it renews: from then on it stops', () => {
    const made = order('applied', placed('Active'));
    expect(switchMove(cancellation(), made, end - day - 1)).toEqual({ kind: 'go' });
    expect(switchMove(cancellation(), made, end - day)).toEqual({ kind: 'stop', reason: 'too-late' });
  });

  test('has six hours before the old term locks for its order to be Active: later it is not ordered', () => {
    const last = end - day - 6 * hour;
    expect(orderUntil(end)).toBe(last);
    expect(tooLateFor(cancellation(), last - 1)).toBeNull();
    expect(tooLateFor(cancellation(), last)).toEqual({ kind: 'switch-too-late', at: end });
    expect(tooLateFor({ wanted: { kind: 'cancel', seats: 6, at: null } }, last)).toBeNull();
    expect(tooLateFor({ wanted: orderWanted() }, last)).toBeNull();
  });

  test('is planned by its approval, and keeps other changes of the old one away until it is done', () => {
    const decided = { by: null, at: now };
    expect(allowed(cancellation('pending'), decided)).toMatchObject({ state: 'planned' });
    const plain = cancellation('pending', { wanted: { kind: 'cancel', seats: 6, at: end } });
    expect(allowed(plain, decided)).toMatchObject({ state: 'approved' });
    expect((['pending', 'planned'] as const).map((state) => isOpen(cancellation(state)))).toEqual([
      true,
      true,
    ]);
    expect(isOpen(cancellation('cancelled'))).toBe(false);
  });

  test('that did not reach Pax8 waits for another try, and one that was refused does not', () => {
    const released = release(cancellation());
    const begun = released === null ? null : begin(released, now);
    if (begun === null) throw new Error('not begun');
    const sent = markSent(begun, now);
    expect(
      afterWrite(sent, { kind: 'not-sent', text: '', failure: { kind: 'pax8', trouble: 'busy' } }, now).state,
    ).toBe('planned');
    const refused = {
      kind: 'refused',
      status: 422,
      text: 'No.',
      failure: { kind: 'pax8', trouble: 'refused' },
    } as const;
    expect(afterWrite(sent, refused, now).state).toBe('failed');
  });

  test('is taken back by a person alone: its order stays, which a request that is taken back has not', () => {
    const by = cancellation().requestedBy;
    const taken = (state: ChangeState) => cancel(cancellation(state), by, 'requester', now);
    expect(taken('planned')).toMatchObject({ change: { state: 'cancelled', reason: 'kept' } });
    expect(taken('pending')).toMatchObject({ change: { state: 'cancelled', reason: null } });
  });

  test('is withdrawn by the bot with the reason that it stops for', () => {
    expect(withdraw(cancellation(), null, 'too-late', now)).toMatchObject({
      state: 'cancelled',
      reason: 'too-late',
      decided: { by: null },
    });
  });
});

describe('the old one is cancelled only beside another one, as it was ordered: Active with all its seats', () => {
  const line = { productId: 'p1', commitmentTerm: '1-Year' };
  const before = { subscriptionIds: ['earlier'], orderIds: [] };
  const of = sampleChange<ChangeState, Wanted>({ state: 'applied', wanted: orderWanted(line, { before }) });
  const made = (more: Parameters<typeof subscription>[0] = {}) =>
    subscription({ id: 'new', quantity: 6, companyId: of.companyId, ...more });
  const term = (name: string | null) => ({ commitment: { id: 't', term: name, endsAt: null } });

  test.each([
    ['Active, with the seats', made(), 'in-place'],
    ['with more seats', made({ quantity: 9 }), 'in-place'],
    ['on a year by another spelling', made(term('12 months')), 'in-place'],
    // What can still come is waited for, until the old term locks.
    ['with fewer seats', made({ quantity: 5 }), 'not-yet'],
    ['with seats that Pax8 does not say', made({ quantity: null } as never), 'not-yet'],
    ['still being provisioned', made({ status: 'PendingAutomated' }), 'not-yet'],
    ['without a term', made({ commitment: null }), 'not-yet'],
    ['with a term that Pax8 does not say', made(term(null)), 'not-yet'],
    ['not shown', null, 'not-yet'],
    // https://devx.pax8.com/docs/subscription-management
    ['with an end', made({ endAt: now + day }), 'order-not-active'],
    ['to be cancelled', made({ status: 'PendingCancel' }), 'order-not-active'],
    ['Cancelled', made({ status: 'Cancelled' }), 'order-not-active'],
    ['the old one itself', made({ id: 'old' }), 'order-unproved'],
    ['one that was there before the order', made({ id: 'earlier' }), 'order-unproved'],
    ['of another company', made({ companyId: 'another' }), 'order-unproved'],
    ['of another product', made({ productId: 'p2' }), 'order-unproved'],
    ['on another term', made(term('Monthly')), 'order-unproved'],
  ])('%s', (_, shown, place) => expect(placeOf(cancellation(), of, shown)).toBe(place));

  test('and not without its order, nor by an order of before this rule', () => {
    expect(placeOf(cancellation(), null, made())).toBe('not-yet');
    const older = sampleChange<ChangeState, Wanted>({ state: 'applied', wanted: orderWanted(line) });
    expect(placeOf(cancellation(), older, made())).toBe('in-place');
  });
});

// $22 × 6 × 12 = $1,584.00 a year; eleven days of 365: 47.736…
describe('while both run, the new one costs its part of the year by days', () => {
  const line = { price: 22, billingTerm: 'Monthly', seats: 6 };
  test.each([
    ['billed by the month', line, 'USD', { amount: '47.74', currency: 'USD' }],
    [
      'billed at once',
      { ...line, price: 264, billingTerm: 'Annual' },
      'USD',
      { amount: '47.74', currency: 'USD' },
    ],
    ['without a price', { ...line, price: null }, 'USD', null],
    ['at a price of nothing, which is a missing one', { ...line, price: 0 }, 'USD', null],
    ['without a currency', line, null, null],
  ])('%s', (_, of, currency, amount) => expect(overlapCost(of, currency, now, end)).toEqual(amount));

  test('and nothing once the old one has ended', () =>
    expect(overlapCost(line, 'USD', end, now)).toEqual({ amount: '0.00', currency: 'USD' }));
});

describe('needs somebody', () => {
  const runs = subscription({ id: 'old', startAt: now - 99 * day });
  const stuck = (
    lines: readonly Change[],
    old: ReturnType<typeof subscription> | null = runs,
  ): readonly string[] =>
    stuckSwitches(lines, new Map(old === null ? [] : [['old', old]]), now).map(({ id }) => id);
  const active = order('applied', placed('Active'));
  const stopped = cancellation('cancelled', { reason: 'too-late' });

  test.each([
    [
      'a switch whose order is provisioned for half an hour',
      [
        order('applied', placed('PendingAutomated', { at: now + 31 * minute, nextAt: now + day })),
        cancellation(),
      ],
      true,
    ],
    [
      'not one that is on its way',
      [order('applied', placed('PendingAutomated', { nextAt: now })), cancellation()],
      false,
    ],
    ['one that stopped while the year is there', [active, stopped], true],
    [
      'one whose old subscription moved',
      [active, cancellation('stale', { reason: { kind: 'end-moved' } })],
      true,
    ],
    [
      'one that Pax8 refused',
      [
        active,
        cancellation('failed', {
          reason: { kind: 'refused', failure: { kind: 'pax8', trouble: 'refused' } },
        }),
      ],
      true,
    ],
    [
      'one whose monthly a person keeps: both are billed all the same',
      [active, cancellation('cancelled', { reason: 'kept' })],
      true,
    ],
    [
      'not one that a person took back before it was ordered',
      [order('cancelled'), cancellation('cancelled', { reason: null })],
      false,
    ],
    ['not one that is done', [active, cancellation('applied')], false],
    ['not one whose order was not made', [order('failed'), stopped], false],
    ['not one whose year is Cancelled', [order('applied', placed('Cancelled')), stopped], false],
    ['not one without its order', [stopped], false],
  ])('%s', (_, lines, needs) => expect(stuck(lines)).toEqual(needs ? ['c'] : []));

  test('no longer when the old one ends, or is not there', () => {
    expect(stuck([active, stopped], subscription({ ...runs, endAt: end }))).toEqual([]);
    expect(stuck([active, stopped], null)).toEqual([]);
  });

  test('and the old one may be cancelled by hand only when the year was seen in place', () => {
    const because = (kind: 'end-moved' | 'gone') => cancellation('stale', { reason: { kind } });
    const unseen = cancellation('stale', { reason: { kind: 'order-not-active', status: null } });
    // Consent and approvals are judged before the year is read.
    const unapproved = (['no-consent', 'not-by-named'] as const).map((kind) =>
      cancellation('stale', { reason: { kind } }),
    );
    const all = [because('end-moved'), cancellation('failed'), unseen, ...unapproved, stopped];
    expect(all.map(wasInPlace)).toEqual([true, true, false, false, false, false]);
  });

  test('only of a switch: a plain cancellation that came to nothing is told on its card', () => {
    const plain = cancellation('stale', { wanted: { kind: 'cancel', seats: 6, at: end } });
    expect(isStopped(plain)).toBe(false);
    expect(isStopped(cancellation('stale'))).toBe(true);
    expect(isStopped(cancellation('pending'))).toBe(false);
    expect(isStopped(stopped)).toBe(true);
    expect(isStopped(cancellation('cancelled', { reason: 'kept' }))).toBe(false);
  });
});
