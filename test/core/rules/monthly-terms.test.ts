import { describe, expect, test } from '@jest/globals';
import { ruleCancellation } from '../../../src/core/rules/cancel-rules.ts';
import { isMonthlyUnproven, nextMonthEnd, reckonedMonthEnd } from '../../../src/core/rules/monthly-terms.ts';
import { ruleSeats } from '../../../src/core/rules/seat-rules.ts';
import { terms } from '../../samples/terms.ts';
import { day, hour, now, subscription } from '../samples.ts';

const bought = Date.UTC(2026, 0, 31, 15);
const monthly = subscription({ commitment: null, billingTerm: 'Monthly', createdAt: bought });
/** 30 November: the month that began on 31 October ends on the shorter month's last day. */
const monthEnd = Date.UTC(2026, 10, 30);

test('only New Commerce billed by the month for which no commitment is named is monthly and unproven', () => {
  expect(isMonthlyUnproven(monthly)).toBe(true);
  expect(isMonthlyUnproven({ ...monthly, billingTerm: 'Annual' })).toBe(false);
  expect(isMonthlyUnproven({ ...monthly, productName: 'Acronis Cyber Protect Cloud' })).toBe(false);
  expect(isMonthlyUnproven({ ...monthly, productName: null })).toBe(false);
  expect(isMonthlyUnproven(subscription())).toBe(false);
});

describe('a month by the calendar', () => {
  test.each([
    ['31 January', Date.UTC(2026, 0, 31), Date.UTC(2026, 1, 1), Date.UTC(2026, 1, 28)],
    ['29 February', Date.UTC(2028, 1, 29), Date.UTC(2028, 2, 1), Date.UTC(2028, 2, 29)],
    ['31 March', Date.UTC(2027, 2, 31), Date.UTC(2027, 3, 30), Date.UTC(2027, 4, 31)],
    ['a purchase of today', now, now, Date.UTC(2026, 11, 23, 14, 5)],
    ['a purchase yet to come', now + 90 * day, now, now + 90 * day],
  ])('from %s ends after now', (_, anchor, at, end) => expect(nextMonthEnd(anchor, at)).toBe(end));
  test('begins with the day of purchase (UTC); without one nobody knows', () => {
    expect(reckonedMonthEnd({ createdAt: bought }, now)).toBe(monthEnd);
    expect(reckonedMonthEnd({ createdAt: null }, now)).toBeNull();
  });
});

// https://devx.pax8.com/docs/workarounds-for-scheduled-orders-in-pax8-api: a dated cancellation is possible.
describe('monthly New Commerce without a commitment', () => {
  const ruled = (wanted: Parameters<typeof ruleCancellation>[1], at = now) =>
    ruleCancellation(terms(monthly), wanted, at);
  test('ends at the end of its month, by a date', () => {
    for (const wanted of ['term-end', monthEnd, monthEnd + 5 * hour] as const)
      expect(ruled(wanted)).toMatchObject({ kind: 'allowed', at: monthEnd, until: monthEnd - day });
    expect(ruled('term-end')).toMatchObject({
      notes: [
        { kind: 'month-reckoned', at: monthEnd },
        { kind: 'billed-until', at: monthEnd },
        { kind: 'service-term-unseen' },
        { kind: 'not-recoverable' },
      ],
    });
    expect(ruled(monthEnd + 60 * day)).toMatchObject({ kind: 'allowed', at: monthEnd + 60 * day });
  });
  test('never ends without a date, which could end it inside a commitment that is not shown', () => {
    const because = { kind: 'before-month-end', at: monthEnd };
    for (const wanted of ['now', now + day] as const)
      expect(ruled(wanted)).toEqual({ kind: 'refused', because });
    expect(ruled(now - 1)).toMatchObject({ because: { kind: 'in-the-past' } });
  });
  test('ends a month later in the last 24 hours of its month', () =>
    expect(ruled('term-end', monthEnd - day)).toMatchObject({ at: Date.UTC(2026, 11, 31) }));
  test('without a day of purchase a person must look', () =>
    expect(ruleCancellation(terms({ ...monthly, createdAt: null }), 'term-end', now)).toMatchObject({
      because: { kind: 'cancel-unknown' },
    }));
  test('may lose seats where Pax8 allows it, and the card promises nothing', () => {
    expect(ruleSeats(terms(monthly), 11, now)).toEqual({
      kind: 'allowed',
      notes: [{ kind: 'monthly-not-shown' }],
    });
    expect(ruleSeats(terms(monthly), 13, now)).toEqual({
      ...{ kind: 'allowed', notes: [{ kind: 'commitment-end-unknown' }] },
    });
  });
});
