import { describe, expect, test } from '@jest/globals';
import { type Night, packedOf } from '../../../src/core/history/kept-state.ts';
import { nightOf, startOfNight } from '../../../src/core/history/night.ts';
import {
  pointsOf,
  seatsOverTime,
  totalsOf,
  totalsOverTime,
} from '../../../src/core/history/seats-over-time.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { subscription } from '../samples.ts';

const zone = 'Europe/Berlin';
const now = Date.parse('2026-11-23T14:00:00Z');
const at = (text: string): number => Date.parse(`${text}T00:10:00+01:00`);
const night = (text: string, seats: number | null = null): Night => ({
  ...{ night: nightOf(at(text), zone), at: at(text) },
  totals: seats === null ? null : { seats: { seats, otherSeats: 0, unknown: 0 }, monthly: [] },
});
const begins = (text: string): number => startOfNight(Date.parse(text) / 86_400_000, zone);
const whole = (from: string, to: string) => ({ from: begins(from), to: begins(to) });
const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
const told = (points: ReturnType<typeof pointsOf>) =>
  points.map(
    ({ step, at: moment, night: of }) =>
      `${step} ${dayOf.format(moment)} ${of === null ? 'held' : new Date(of.night * 86_400_000).toISOString().slice(0, 10)}`,
  );

const nightsOf = (from: string, many: number): Night[] =>
  Array.from({ length: many }, (_, n) => {
    const moment = at(from) + n * 86_400_000;
    return { night: nightOf(moment, zone), at: moment, totals: null };
  });

describe('the moments of a course', () => {
  const nights = [
    night('2026-08-15'),
    night('2026-09-01'),
    night('2026-10-30'),
    ...nightsOf('2026-11-02', 21),
  ];
  test('are ends of months for the last twelve months, where a night tells of them, and now', () => {
    expect(told(pointsOf(nights, null, zone, now))).toEqual([
      'month 2026-08-31 2026-09-01',
      'month 2026-10-31 2026-10-30',
      'now 2026-11-23 held',
    ]);
  });
  test('are days of a short time and Mondays of a longer one', () => {
    expect(told(pointsOf(nights, whole('2026-10-29', '2026-11-04'), zone, now))).toEqual([
      'day 2026-10-30 2026-10-30',
      'day 2026-10-31 2026-10-30',
      'day 2026-11-01 2026-10-30',
      'day 2026-11-02 2026-11-02',
      'day 2026-11-03 2026-11-03',
      'day 2026-11-04 2026-11-04',
    ]);
    const all = nightsOf('2026-09-01', 83);
    const weeks = (from: string) =>
      told(pointsOf(all, whole(from, '2026-11-11'), zone, now)).map((each) => each.slice(4, 14));
    expect(weeks('2026-10-07')).toEqual([
      '2026-10-12',
      '2026-10-19',
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
    ]);
    expect(weeks('2026-10-05')[0]).toBe('2026-10-05');
  });
  test('are at most as many as a chart takes, the newest; none without nights but now', () => {
    expect(
      pointsOf(nightsOf('2021-01-01', 2_000), whole('2021-01-01', '2026-06-01'), zone, now),
    ).toHaveLength(31);
    expect(told(pointsOf([], null, zone, now))).toEqual(['now 2026-11-23 held']);
    expect(pointsOf(nights, whole('2026-01-01', '2026-01-02'), zone, now)).toEqual([]);
  });
});

const base = subscription({
  ...{ quantity: 10, price: 20, partnerCost: 15, currency: 'USD', billingTerm: 'Monthly' },
  productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
});
const named = (id: string, given: Partial<Subscription> = {}): Subscription => ({ ...base, ...given, id });

describe('the seats at each moment', () => {
  const points = pointsOf([night('2026-09-01'), night('2026-10-01'), night('2026-11-01')], null, zone, now);
  const subscriptions = new Map(
    [
      named('a'),
      named('b', { productName: 'Exchange Online (Plan 1)' }),
      named('c', { productName: 'AvePoint Cloud Backup' }),
      named('d', { productName: null }),
    ].map((each) => [each.id, each]),
  );
  const row = (id: string, on: string, given: Partial<Subscription> | null) => ({
    ...{ id, night: nightOf(at(on), zone) },
    packed: given === null ? null : packedOf(named(id, given)),
  });
  const rows = [
    ...[
      row('a', '2026-09-01', {}),
      row('b', '2026-09-01', { quantity: 4 }),
      row('c', '2026-09-01', { quantity: 7 }),
    ],
    ...[
      row('a', '2026-09-20', { quantity: 15 }),
      row('d', '2026-09-20', { quantity: 2 }),
      row('x', '2026-09-20', {}),
    ],
    ...[row('b', '2026-10-20', null), row('c', '2026-10-20', { status: 'Cancelled' })],
    row('d', '2026-10-20', { quantity: null }),
  ];
  const course = seatsOverTime(points, { subscriptions, rows }, [
    named('a', { quantity: 16 }),
    named('ended', { status: 'Cancelled' }),
  ]);
  test('are those of what ran then, people’s apart from others’, with what came and went', () => {
    expect(
      course.map(({ seats, monthly, steps }) => [
        ...[seats.seats, seats.otherSeats, seats.unknown, monthly.map(({ amount }) => amount).join()],
        steps.map(({ productName, by }) => `${by} ${productName?.slice(0, 8) ?? 'unnamed'}`).join(', '),
      ]),
    ).toEqual([
      [14, 7, 0, '420.00', ''],
      [19, 9, 0, '560.00', '5 Microsof, 2 unnamed'],
      [15, 0, 1, '300.00', '-7 AvePoint, -4 Exchange, -2 unnamed'],
      [16, 0, 0, '320.00', '1 Microsof'],
    ]);
  });
  test('of all companies come from the totals of the nights, and from what is held', () => {
    const held = [named('a', { quantity: 16 }), named('later', { startAt: now + 1 })];
    const some = pointsOf([night('2026-10-01', 30), night('2026-11-01')], null, zone, now);
    expect(totalsOverTime(some, held).map(({ seats }) => seats.seats)).toEqual([30, 16]);
    expect(totalsOf(held, now).monthly).toEqual([{ amount: '320.00', currency: 'USD' }]);
  });
});
