import { describe, expect, test } from '@jest/globals';
import {
  type BundleState,
  bundleState,
  cameToNothing,
  isOnboarding,
  monthlyDifference,
} from '../../../src/core/changes/bundle.ts';
import type { Change, ChangeState } from '../../../src/core/changes/change.ts';
import { change } from '../samples.ts';

const lines = (...states: ChangeState[]) => states.map((state) => change({ state }));

test.each<[ChangeState[], BundleState]>([
  [['pending', 'pending'], 'pending'],
  [['pending', 'planned'], 'pending'],
  [['applied', 'needs-check', 'executing'], 'needs-check'],
  [['approved', 'applied'], 'executing'],
  [['executing', 'planned'], 'executing'],
  [['applied', 'planned'], 'planned'],
  [['applied', 'failed', 'planned'], 'partly-applied'],
  [['planned', 'failed'], 'partly-planned'],
  [['planned', 'rejected'], 'partly-planned'],
  [['failed', 'stale'], 'partly-done'],
  [['rejected', 'rejected'], 'rejected'],
])('lines that are %s are together %s', (states, together) => {
  expect(bundleState(lines(...states))).toBe(together);
});

test('a line comes to nothing when it ends without having been made', () => {
  expect(lines('failed', 'rejected', 'expired', 'stale', 'cancelled').every(cameToNothing)).toBe(true);
  expect(lines('pending', 'planned', 'executing', 'needs-check', 'applied').some(cameToNothing)).toBe(false);
});

test('more seats of one line are an onboarding', () => {
  expect(isOnboarding([change({ from: 12, to: 13 })])).toBe(true);
  expect(isOnboarding([change({ from: 12, to: 11 })])).toBe(false);
});

describe('what all lines change a month', () => {
  const priced = (price: number | null, currency: string | null) => {
    const one = change({ from: 1, to: 3 });
    return { ...one, seen: { ...one.seen, billingTerm: 'Monthly', price, partnerCost: null, currency } };
  };

  test('is added within a currency and never across', () => {
    expect(monthlyDifference([priced(2, 'USD'), priced(3.1, 'USD'), priced(1, 'EUR')])).toEqual(
      expect.arrayContaining([
        { amount: '10.20', currency: 'USD' },
        { amount: '2.00', currency: 'EUR' },
      ]),
    );
  });

  test('is unknown when one price is', () => {
    expect(monthlyDifference([priced(2, 'USD'), priced(null, null)])).toBeNull();
  });

  test.each([
    ['beside a partner cost', { partnerCost: 50.4 }, 'Acronis'],
    ['with a commitment', { commitmentTerm: '3-Year' }, 'Acronis'],
    ['with an end of the commitment', { commitmentEndsAt: 1 }, 'Acronis'],
    ['of a New Commerce product', {}, 'Microsoft 365 E5 [New Commerce Experience]'],
  ])(
    'is unknown when a price is 0 %s, and nothing when the price list has it for nothing',
    (_, more, productName) => {
      const free = { partnerCost: 0, commitmentTerm: null, commitmentEndsAt: null, price: 0 };
      const line = (seen: object, name: string, notes: Change['notes'] = []) =>
        change({ productName: name, seen: { ...change().seen, ...free, ...seen }, notes });
      expect(monthlyDifference([line(more, productName)])).toBeNull();
      expect(monthlyDifference([line({}, 'Acronis', [{ kind: 'listed-free' }])])).toEqual([
        { amount: '0.00', currency: 'USD' },
      ]);
    },
  );
});
