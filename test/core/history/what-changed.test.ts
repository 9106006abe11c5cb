import { describe, expect, test } from '@jest/globals';
import { type KeptState, type Night, packedOf, stateOf } from '../../../src/core/history/kept-state.ts';
import {
  changesIn,
  type KeptSpan,
  keptSpan,
  madeHere,
  monthlyAt,
  sinceYesterday,
} from '../../../src/core/history/what-changed.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { sampleChange } from '../../samples/change.ts';
import { subscription } from '../samples.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 23, 14);
const today = Math.floor(now / day);
const night = (ago: number): Night => ({ night: today - ago, at: (today - ago) * day + 5, totals: null });
const period = (fromAgo: number, toAgo: number) => ({
  from: (today - fromAgo) * day,
  to: (today - toAgo) * day,
});

describe('how far the history tells of a time', () => {
  const nights = [night(10), night(9), night(4), night(0)];
  const span = (fromAgo: number, toAgo: number, of = nights) =>
    keptSpan(of, period(fromAgo, toAgo), 'UTC', now);
  test('from the night of its first day until now, when it goes on', () => {
    expect(span(9, -1)).toEqual({ from: night(9), until: null, begins: false });
    expect(span(0, -1)).toEqual({ from: night(0), until: null, begins: false });
  });
  test('of a day without a night, the night before counts', () => {
    expect(span(8, 2)).toEqual({ from: night(9), until: night(4), begins: false });
  });
  test('a time that begins before the history is told from its first night', () => {
    expect(span(30, -1)).toEqual({ from: night(10), until: null, begins: true });
    expect(span(30, 4)).toEqual({ from: night(10), until: night(4), begins: true });
  });
  test('nothing, when it has no two moments of it', () => {
    expect(span(30, 20)).toBeNull();
    expect(span(30, 10)).toBeNull();
    expect(span(8, 7)).toBeNull();
    expect(span(-1, -8)).toBeNull();
    expect(span(1, -1, [])).toBeNull();
  });
  test('without a time it is since yesterday', () => {
    const berlin = sinceYesterday('Europe/Berlin', now);
    expect([berlin.from, berlin.to].map((at) => new Date(at).toISOString())).toEqual([
      '2026-11-21T23:00:00.000Z',
      '2026-11-23T23:00:00.000Z',
    ]);
  });
});

const base = subscription({
  ...{ quantity: 10, price: 20, partnerCost: 15, currency: 'USD', billingTerm: 'Monthly' },
  commitment: { id: null, term: '1-Year', endsAt: Date.UTC(2027, 5, 30) },
});
const named = (id: string, given: Partial<Subscription> = {}): Subscription => ({ ...base, ...given, id });
const row = (of: Subscription | string, ago: number) => ({
  ...{ id: typeof of === 'string' ? of : of.id, night: today - ago },
  packed: typeof of === 'string' ? null : packedOf(of),
});
const kept = (rows: ReturnType<typeof row>[]) => ({
  subscriptions: new Map(rows.filter(({ id }) => id !== 'stranger').map(({ id }) => [id, named(id)])),
  rows,
});
const span: KeptSpan = { from: night(7), until: night(0), begins: false };
const shortly = ({ rows, backAgain }: ReturnType<typeof changesIn>) => ({
  rows: rows.map(({ subscription: { id }, kind, seatsBy, priceBy, costBy, seen }) =>
    [id, kind, seatsBy, priceBy?.amount, costBy?.amount, seen === null ? 'now' : today - seen].join(' '),
  ),
  backAgain,
});

describe('what changed between two nights', () => {
  test('seats, what is new and what is gone, with the difference a month to the cent, the largest first', () => {
    const found = changesIn(
      span,
      kept([
        ...[row(named('more'), 9), row(named('more', { quantity: 13 }), 3)],
        ...[row(named('gone', { price: 33.33, partnerCost: 30.01 }), 30), row('gone', 2)],
        row(named('new', { quantity: 3, price: 1.1, partnerCost: 1 }), 1),
        row(named('stranger'), 1),
      ]),
      null,
    );
    expect(shortly(found)).toEqual({
      rows: ['gone gone -10 -333.30 -300.10 2', 'more changed 3 60.00 45.00 3', 'new new 3 3.30 3.00 1'],
      backAgain: 0,
    });
  });
  test('what changed and came back is counted alone, and what came and went is not', () => {
    const found = changesIn(
      span,
      kept([
        ...[row(named('back'), 9), row(named('back', { quantity: 13 }), 4), row(named('back'), 1)],
        ...[row(named('listed'), 9), row('listed', 4), row(named('listed'), 1)],
        ...[row('never', 3), row(named('old'), 9)],
      ]),
      null,
    );
    expect(shortly(found)).toEqual({ rows: [], backAgain: 2 });
  });
  test('what Pax8 left out at first, such as a commitment, has not changed when it is known later', () => {
    const commitment = { id: null, term: '1-Year', endsAt: 365 * day };
    const found = changesIn(
      span,
      kept([row(named('late', { commitment: null }), 9), row(named('late', { commitment }), 1)]),
      null,
    );
    expect(shortly(found)).toEqual({ rows: [], backAgain: 0 });
  });
  test('a cancelled one costs nothing any more, a trial and what has no month never did', () => {
    const found = changesIn(
      span,
      kept([
        ...[row(named('cancelled'), 9), row(named('cancelled', { status: 'Cancelled' }), 3)],
        ...[row(named('paid', { status: 'Trial' }), 9), row(named('paid'), 3)],
        ...[
          row(named('once', { billingTerm: 'One-Time' }), 9),
          row(named('once', { quantity: 1, billingTerm: 'One-Time' }), 3),
        ],
      ]),
      null,
    );
    expect(shortly(found).rows).toEqual([
      'cancelled changed -10 -200.00 -150.00 3',
      'paid changed 0 200.00 150.00 3',
      'once changed -9 0.00 0.00 3',
    ]);
  });
  test('an unknown number or amount, and another currency, give no difference, and come last', () => {
    const found = changesIn(
      span,
      kept([
        ...[row(named('seats'), 9), row(named('seats', { quantity: null, status: 'PendingManual' }), 3)],
        ...[row(named('euro'), 9), row(named('euro', { currency: 'EUR' }), 3)],
        ...[
          row(named('none', { currency: null }), 9),
          row(named('none', { currency: null, quantity: 9 }), 3),
        ],
        ...[row(named('price'), 9), row(named('price', { price: 21 }), 3)],
      ]),
      null,
    );
    expect(shortly(found).rows).toEqual([
      'price changed 0 10.00 0.00 3',
      'euro changed 0   3',
      'none changed -1   3',
      'seats changed    3',
    ]);
  });
  test('until now it goes by what is held, also of what no night has seen yet', () => {
    const last = (of: Subscription) => ({ ...of, packed: packedOf(of) });
    const found = changesIn(
      { ...span, until: null },
      kept([row(named('more'), 9), row(named('more', { quantity: 12 }), 1)]),
      {
        last: new Map([
          ['more', last(named('more', { quantity: 12 }))],
          ['still', last(named('still'))],
          ['today', last(named('today'))],
        ]),
        subscriptions: new Map(
          [
            named('more', { quantity: 14 }),
            named('still'),
            named('today', { quantity: 9 }),
            named('new', { quantity: 1 }),
          ].map((each) => [each.id, each]),
        ),
        ...{ unreadable: 0, now },
      },
    );
    expect(shortly(found).rows).toEqual([
      'more changed 4 80.00 60.00 now',
      'new new 1 20.00 15.00 now',
      'today changed -1 -20.00 -15.00 now',
    ]);
  });
  test('a price that is not known costs an unknown amount', () => {
    const state: KeptState = { ...stateOf(base), price: null };
    expect(monthlyAt(state, 'price', now)).toBeNull();
    expect(monthlyAt(state, 'partnerCost', now)).toEqual({ amount: '150.00', currency: 'USD' });
  });
});

test('of changes those count that the bot made in that time', () => {
  const made = (id: string, settledAt: number) => sampleChange({ id, state: 'applied', settledAt } as never);
  const changes = [made('early', 9), made('in', 10), made('end', 20), made('late', 21)];
  const waits = sampleChange({ id: 'waits' });
  expect(madeHere([...changes, waits], 10, 20).map(({ id }) => id)).toEqual(['in', 'end']);
});
