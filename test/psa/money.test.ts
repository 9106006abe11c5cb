import { expect, test } from '@jest/globals';
import { monthsNamed } from '../../src/psa/money.ts';

test('a billing cycle has the months of the one period in its name', () => {
  const months = (...names: readonly string[]) => names.map(monthsNamed);
  expect(months('Monthly', 'Month', 'Billed monthly', 'Month-to-month', 'Monthly billing')).toEqual([
    1, 1, 1, 1, 1,
  ]);
  expect(months('Quarterly in advance', 'Annual', 'yearly', 'Annually')).toEqual([3, 12, 12, 12]);
  expect(months('Semi-Annual', 'semiannually', 'Half-yearly', 'Half year')).toEqual([6, 6, 6, 6]);
});

test('a name with two periods, with a number or with another period says none', () => {
  for (const name of [
    ...['Annual billed monthly', 'Monthly, billed quarterly', 'Semi-annual or annual', 'Yearly (monthly)'],
    ...[
      'Bi-monthly',
      'Bimonthly',
      'Biannual',
      'Semi-monthly',
      'Every 2 months',
      'Every two months',
      'Twice a year',
    ],
    ...[
      'Twelve-month',
      'Weekly or monthly',
      'Day 1 of the month',
      'Several months',
      'Standard',
      '',
      null,
      undefined,
    ],
  ])
    expect([name, monthsNamed(name)]).toEqual([name, null]);
});
