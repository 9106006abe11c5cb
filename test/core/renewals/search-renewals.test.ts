import { expect, test } from '@jest/globals';
import { searchRenewals } from '../../../src/core/renewals/search-renewals.ts';
import { committed, day, now, portfolioOf } from '../alerts/due-samples.ts';

const end = Date.parse('2026-12-12T00:00:00Z');
const portfolio = portfolioOf(
  committed('later', end + 40 * day, { productName: 'Later' }),
  committed('a', end, { productName: 'Premium' }),
  committed('b', end, { productName: 'Basic' }),
  committed('other', end, { companyId: 'nobody knows', productName: 'Basic' }),
);
const found = (
  fits: (company: string, product: string | null) => boolean = () => true,
  period: { from: number; to: number } | null = null,
) =>
  searchRenewals(portfolio, fits, period === null ? null : { ...period, label: '' }, now, new Map()).map(
    ({ companyId, day: at }) => `${companyId} ${at}`,
  );

test('the next renewal comes first, with everything of its day', () => {
  expect(found()).toEqual(['nobody knows 2026-12-12', 'company 2026-12-12', 'company 2027-01-21']);
});

test('one line that fits is enough', () => {
  expect(found((_, product) => product === 'Premium')).toEqual(['company 2026-12-12']);
  expect(found((company) => company === 'nobody knows')).toEqual(['nobody knows 2026-12-12']);
  expect(found(() => false)).toEqual([]);
});

test('a day is inside a period when any hour of it is: days are in UTC, periods in the zone of people', () => {
  const hour = day / 24;
  expect(found(undefined, { from: end + 23 * hour, to: end + 2 * day })).toHaveLength(2);
  expect(found(undefined, { from: end + day, to: end + 2 * day })).toEqual([]);
  expect(found(undefined, { from: end - day, to: end })).toEqual([]);
  expect(found(undefined, { from: end - day, to: end + hour })).toHaveLength(2);
});
