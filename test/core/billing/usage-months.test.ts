import { describe, expect, test } from '@jest/globals';
import { type UsageDays, usageDays } from '../../../src/core/billing/usage-months.ts';
import type { Period } from '../../../src/core/words/period.ts';

const at = (text: string): number => Date.parse(text);
const here = (text: string, zone = 'UTC') => ({ now: at(text), zone });
const days = (read: ReturnType<typeof usageDays>): UsageDays => {
  if (read.kind !== 'days') throw new Error(read.kind);
  return read;
};
const month = (from: string, to: string): Period => ({ from: at(from), to: at(to), label: 'x' });

describe('the days of a question', () => {
  test('without a period are this month’s up to today, compared with the same days of the last', () => {
    const read = days(usageDays(null, here('2026-11-24T14:00Z')));
    expect([read.days[0], read.days.at(-1), read.days.length]).toEqual(['2026-11-01', '2026-11-24', 24]);
    expect([...read.against].at(-1)).toEqual(['2026-11-24', '2026-10-24']);
    expect(read.running).toBe(true);
  });

  test.each([
    ['2026-03-31T12:00Z', 31, 28, '2026-03-28'],
    ['2028-03-31T12:00Z', 31, 29, '2028-03-29'],
    ['2026-05-31T12:00Z', 31, 30, '2026-05-30'],
    ['2026-02-28T12:00Z', 28, 28, '2026-02-28'],
    ['2027-01-05T12:00Z', 5, 5, '2027-01-05'],
  ])('on %s are %i, of which the month before has %i', (moment, length, compared, last) => {
    const read = days(usageDays(null, here(moment)));
    expect(read.days).toHaveLength(length);
    expect(read.against.size).toBe(compared);
    expect([...read.against.keys()].at(-1)).toBe(last);
  });

  test('in January are compared with December of the year before', () => {
    const { against } = days(usageDays(null, here('2027-01-01T12:00Z')));
    expect([...against]).toEqual([['2027-01-01', '2026-12-01']]);
  });

  test('are days of the asker’s zone: before midnight UTC it is tomorrow in Auckland', () => {
    const read = days(usageDays(null, here('2026-11-30T12:00Z', 'Pacific/Auckland')));
    expect(read.days).toEqual(['2026-12-01']);
  });

  test('of a past month are all of it', () => {
    const read = days(usageDays(month('2026-10-01', '2026-11-01'), here('2026-11-24T14:00Z')));
    expect([read.days[0], read.days.at(-1), read.running]).toEqual(['2026-10-01', '2026-10-31', false]);
    expect(read.against.has('2026-10-31')).toBe(false);
  });

  test('of a month with a clock change are as many as it has', () => {
    const zone = 'Europe/Berlin';
    const october = month('2026-09-30T22:00Z', '2026-10-31T23:00Z');
    expect(days(usageDays(october, here('2026-11-24T14:00Z', zone))).days).toHaveLength(31);
    expect(days(usageDays(null, here('2026-03-30T21:59Z', zone))).days).toHaveLength(30);
  });

  test('end today when the period goes on', () => {
    const read = days(usageDays(month('2026-11-20', '2026-12-20'), here('2026-11-24T14:00Z')));
    expect(read.days).toHaveLength(5);
  });

  test('in the future, or more than a month’s worth, are none', () => {
    const now = here('2026-11-24T14:00Z');
    expect(usageDays(month('2026-12-01', '2027-01-01'), now)).toEqual({ kind: 'ahead' });
    expect(usageDays(month('2026-08-01', '2026-11-01'), now)).toEqual({ kind: 'too-long' });
  });
});

test('Pax8’s own month is that of UTC, which may be another than the asker’s', () => {
  const tonga = days(usageDays(null, here('2026-11-30T12:00Z', 'Pacific/Tongatapu')));
  expect([tonga.days, tonga.pax8Month.length, tonga.isPax8Month]).toEqual([['2026-12-01'], 30, false]);
  const before = days(
    usageDays(
      month('2026-10-31T11:00Z', '2026-11-30T11:00Z'),
      here('2026-11-30T12:00Z', 'Pacific/Tongatapu'),
    ),
  );
  expect([before.running, before.isPax8Month, before.isLate]).toEqual([false, true, false]);
  const la = days(usageDays(null, here('2027-01-01T00:15Z', 'America/Los_Angeles')));
  expect([la.days.length, la.running, la.isPax8Month, la.isLate]).toEqual([31, true, false, true]);
  const utc = days(usageDays(null, here('2026-11-24T14:00Z')));
  expect([utc.pax8Month, utc.isPax8Month]).toEqual([utc.days, true]);
  const part = days(usageDays(month('2026-11-01', '2026-11-11'), here('2026-11-24T14:00Z')));
  expect(part.isPax8Month).toBe(false);
  expect(days(usageDays(month('2026-11-02', '2026-12-01'), here('2026-11-24T14:00Z'))).isPax8Month).toBe(
    false,
  );
});

// https://devx.pax8.com/docs/usage-overview: Pax8's months; all its dates are UTC.
describe('how the days stand at Pax8 where its month is another than the asker’s', () => {
  const november = month('2026-10-31T11:00Z', '2026-11-30T11:00Z');
  const tonga = (period: Period | null) =>
    days(usageDays(period, here('2026-11-30T11:15Z', 'Pacific/Tongatapu')));
  test('on the 1st in UTC+13 this month has not begun there, and last month still runs', () => {
    expect(tonga(null)).toMatchObject({ days: ['2026-12-01'], atPax8: 'not-begun', isLate: false });
    expect(tonga(november)).toMatchObject({ running: false, atPax8: 'running', isPax8Month: true });
    expect(tonga(november).days).toHaveLength(30);
  });
  test('on the 31st in UTC−8 this month is over there, and what it shows is late', () => {
    const la = days(usageDays(null, here('2027-01-01T00:15Z', 'America/Los_Angeles')));
    expect(la).toMatchObject({ running: true, atPax8: 'over', isLate: true, postedBy: '2027-01-07' });
    const last = month('2026-11-01T08:00Z', '2026-12-01T08:00Z');
    expect(usageDays(last, here('2027-01-01T00:15Z', 'America/Los_Angeles'))).toMatchObject({
      ...{ atPax8: null, isLate: false, postedBy: null },
    });
  });
  test('on any day a zone may be ahead of it', () => {
    const today = month('2026-11-23T11:00Z', '2026-11-24T11:00Z');
    expect(usageDays(today, here('2026-11-23T12:00Z', 'Pacific/Tongatapu'))).toMatchObject({
      ...{ days: ['2026-11-24'], atPax8: 'not-begun' },
    });
    expect(usageDays(null, here('2026-11-23T12:00Z', 'Pacific/Tongatapu'))).toMatchObject({ atPax8: null });
  });
  test('a month is complete when its 7th is over at Pax8', () => {
    const there = month('2026-10-31T11:00Z', '2026-11-30T11:00Z');
    const at = (moment: string) => days(usageDays(there, here(moment, 'Pacific/Tongatapu'))).postedBy;
    expect(at('2026-12-07T23:00Z')).toBe('2026-12-07');
    expect(at('2026-12-08T00:00Z')).toBeNull();
  });
});

test.each([
  ['2026-12-07T23:00Z', true],
  ['2026-12-08T00:00Z', false],
])('on %s, that last month’s usage may be missing is %s', (moment, isLate) =>
  expect(days(usageDays(month('2026-11-01', '2026-12-01'), here(moment))).isLate).toBe(isLate),
);

describe('a month’s usage is complete by the 7th of the next', () => {
  test.each([
    ['2026-11-07T23:00Z', '2026-12-07', '2026-11-07'],
    ['2026-11-08T00:00Z', '2026-12-07', null],
    ['2026-12-31T12:00Z', '2027-01-07', null],
  ])('on %s', (moment, postedBy, againstPostedBy) =>
    expect(days(usageDays(null, here(moment)))).toMatchObject({ postedBy, againstPostedBy }),
  );

  test('and a month long past has no such day', () => {
    const read = usageDays(month('2026-09-01', '2026-10-01'), here('2026-11-24T14:00Z'));
    expect(read).toMatchObject({ postedBy: null, againstPostedBy: null });
  });
});
