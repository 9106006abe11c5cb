import { expect, test } from '@jest/globals';
import {
  firstComparison,
  jumpDays,
  type KeptUsage,
  usageJumps,
  usedSoFar,
} from '../../../src/core/billing/usage-jumps.ts';
import type { UsageSummary } from '../../../src/core/marketplace/usage.ts';

const at = (day: string): number => Date.parse(`${day}T07:00:00Z`);
const read = (
  day: string,
  charges: string | null,
  rest: Partial<KeptUsage['sums'][number]> = {},
): KeptUsage => ({
  ...{ day, subscriptionId: 's1' },
  sums: charges === '' ? [] : [{ companyId: 'c1', currency: 'USD', charges, ...rest }],
});
const found = (now: string, ...kept: KeptUsage[]) => {
  const { jumps, unknown } = usageJumps(['s1'], kept, at(now));
  return [...jumps.map(({ more, day, against }) => `${more.amount} ${day} ${against}`), unknown];
};

test('usage jumped when the month so far has at least 100 and over 40 % more than on the same day a month before', () => {
  expect(found('2026-11-24', read('2026-11-24', '1240'), read('2026-10-24', '310'))).toEqual([
    '930.00 2026-11-24 2026-10-24',
    0,
  ]);
  expect(found('2026-11-24', read('2026-11-24', '1400'), read('2026-10-24', '1000'))).toEqual([0]);
  expect(found('2026-11-24', read('2026-11-24', '1400.01'), read('2026-10-24', '1000'))).toHaveLength(2);
  expect(found('2026-11-24', read('2026-11-24', '149.99'), read('2026-10-24', '50'))).toEqual([0]);
  expect(found('2026-11-24', read('2026-11-24', '150'), read('2026-10-24', '50'))).toHaveLength(2);
  // Pax8 showed that nothing was used.
  expect(found('2026-11-24', read('2026-11-24', '150'), read('2026-10-24', ''))).toHaveLength(2);
  expect(found('2026-11-24', read('2026-11-24', ''), read('2026-10-24', '900'))).toEqual([0]);
});

test('a day that was not read is the one before, and a month ago the one after: it has used no less', () => {
  expect(found('2026-11-24', read('2026-11-23', '500'), read('2026-10-23', '100'))).toEqual([
    '400.00 2026-11-23 2026-10-23',
    0,
  ]);
  expect(found('2026-11-24', read('2026-11-24', '500'), read('2026-10-25', '100'))).toHaveLength(2);
  expect(found('2026-11-24', read('2026-11-24', '500'), read('2026-10-26', '100'))).toEqual(['unread']);
  // A day that October has and November lacks is its last, never the first of the next month.
  expect(found('2026-12-31', read('2026-12-31', '500'), read('2026-11-30', '100'))).toHaveLength(2);
  expect(found('2026-12-31', read('2026-12-31', '500'), read('2026-12-01', '1'))).toEqual(['unread']);
});

test('in the first days of a month nothing is compared', () => {
  expect(jumpDays(at('2026-11-04'))).toEqual([]);
  expect(jumpDays(at('2026-11-05'))).toEqual(['2026-11-05', '2026-10-05', '2026-10-06']);
  expect(found('2026-11-03', read('2026-11-03', '500'), read('2026-10-03', '1'))).toEqual(['early']);
});

test('charges or a currency that Pax8 did not say are unknown, and never a jump', () => {
  expect(found('2026-11-24', read('2026-11-24', null), read('2026-10-24', '1'))).toEqual([1]);
  expect(found('2026-11-24', read('2026-11-24', '900'), read('2026-10-24', null))).toEqual([1]);
  const none = { currency: null };
  expect(found('2026-11-24', read('2026-11-24', '900', none), read('2026-10-24', '1', none))).toEqual([1]);
  // One of two is read.
  const both = usageJumps(['s1', 's2'], [read('2026-11-24', '1'), read('2026-10-24', '1')], at('2026-11-24'));
  expect(both).toEqual({ jumps: [], unknown: 1 });
  expect(usageJumps([], [], at('2026-11-24'))).toEqual({ jumps: [], unknown: 0 });
});

test('summaries are added up by company and currency, without trials', () => {
  const summary = (rest: Partial<UsageSummary>): UsageSummary => ({
    ...{ id: 'u', companyId: 'c1', productId: null, resourceGroup: null, vendorName: null },
    ...{ currentCharges: 1.1, partnerTotal: 1, currency: 'USD', isTrial: false, ...rest },
  });
  expect(
    usedSoFar([
      ...[summary({}), summary({ currentCharges: 2.2 }), summary({ isTrial: true, currentCharges: 50 })],
      ...[summary({ companyId: null }), summary({ currency: 'EUR', currentCharges: null })],
    ]),
  ).toEqual([
    { companyId: 'c1', currency: 'USD', charges: '3.3' },
    { companyId: null, currency: 'USD', charges: '1.1' },
    { companyId: 'c1', currency: 'EUR', charges: null },
  ]);
});

/** On the same day of the next month or the day before it, and not in the first four days of a month. */
test.each([
  ['2026-11-27', '2026-12-26'],
  ['2026-11-02', '2026-12-05'],
  ['2026-10-31', '2026-11-30'],
  ['2026-01-31', '2026-03-05'],
  ['2028-01-30', '2028-02-29'],
])('readings since %s have one of the month before beside them on %s', (first, on) => {
  expect(firstComparison(first)).toBe(on);
  const kept = (day: string): KeptUsage[] => (day < first ? [] : [read(day, '1')]);
  const daily = (day: string) => usageJumps(['s1'], jumpDays(at(day)).flatMap(kept), at(day)).unknown;
  expect(daily(on)).toBe(0);
  const eve = new Date(at(on) - 86_400_000).toISOString().slice(0, 10);
  expect(daily(eve)).not.toBe(0);
});
