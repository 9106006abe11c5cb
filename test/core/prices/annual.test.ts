import { describe, expect, test } from '@jest/globals';
import type { PricePlan, Subscription } from '../../../src/core/marketplace/records.ts';
import {
  bySaving,
  comparedOffer,
  isMonthlyTerm,
  isOlderThanYear,
  monthlyTermOf,
  savesInAll,
} from '../../../src/core/prices/annual.ts';
import { annualCsvHead, annualCsvLine } from '../../../src/core/prices/annual-csv.ts';
import { day, now, subscription } from '../samples.ts';

/*
 * Real prices of Business Premium in euros, as Pax8 lists them: a month at a time 20.1256, a year billed by the month 17.6088, a
 * year billed at once 201.2736 a seat.
 */

const plan = (
  billingTerm: string,
  commitmentTerm: string,
  price: number | null,
  cost: number | null,
): PricePlan => ({
  ...{ billingTerm, commitmentTerm, type: 'Flat', unitOfMeasurement: 'Each' },
  rates: [
    {
      ...{ partnerBuyRate: cost, suggestedRetailPrice: price, fromQuantity: 1, toQuantity: 300 },
      chargeType: 'Per Unit',
    },
  ],
});
const plans = [
  plan('Monthly', 'Monthly', 20.1256, 16.91),
  plan('Monthly', '1-Year', 17.6088, 14.79),
  plan('Annual', '1-Year', 201.2736, 169.07),
];
const held = (given: Partial<Subscription> = {}) =>
  subscription({
    ...{ quantity: 10, price: 20.1256, partnerCost: 16.91, currency: 'EUR', billingTerm: 'Monthly' },
    commitment: { id: 'm', term: 'Monthly', endsAt: now + 10 * day },
    ...given,
  });

describe('what a year would save', () => {
  test('is the difference in a year, for the customer and the partner, however it is billed', () => {
    const { year, offers } = monthlyTermOf(null, held(), plans);
    // 10 × 20.1256 × 12 = 2,415.07; 10 × 17.6088 × 12 = 2,113.06; 10 × 201.2736 = 2,012.74.
    expect(year).toEqual({ amount: '2415.07', currency: 'EUR' });
    expect(offers).toEqual([
      {
        ...{ billed: 'Monthly', price: 17.6088, year: { amount: '2113.06', currency: 'EUR' } },
        saves: { amount: '302.01', currency: 'EUR' },
        // 10 × (16.91 − 14.79) × 12 = 254.40.
        costSaves: { amount: '254.40', currency: 'EUR' },
        // 10 months cost 2,012.56, less than the year; 11 cost 2,213.82, more.
        evenAfter: 10,
      },
      {
        ...{ billed: 'Annual', price: 201.2736, year: { amount: '2012.74', currency: 'EUR' } },
        saves: { amount: '402.33', currency: 'EUR' },
        // 10 × (16.91 × 12 − 169.07) = 338.50.
        costSaves: { amount: '338.50', currency: 'EUR' },
        evenAfter: 10,
      },
    ]);
  });
  test('is known only when the price paid, the seats, the currency and today’s price are; 0 is no price', () => {
    const none = [
      monthlyTermOf(null, held(), null),
      monthlyTermOf(null, held({ price: null }), plans),
      monthlyTermOf(null, held({ price: 0 }), plans),
      monthlyTermOf(null, held({ quantity: null }), plans),
      monthlyTermOf(null, held({ currency: null }), plans),
      monthlyTermOf(null, held(), [plan('Monthly', '1-Year', 0, 0)]),
      monthlyTermOf(null, held(), [plan('Monthly', 'Monthly', 20, 16)]),
    ];
    for (const { offers } of none) expect(offers).toEqual([]);
    expect(savesInAll(none)).toEqual([]);
    expect(none.map(comparedOffer)).toEqual(none.map(() => null));
    const [offer] = monthlyTermOf(null, held({ partnerCost: null }), plans).offers;
    expect(offer?.costSaves).toBeNull();
    const [unpriced] = monthlyTermOf(null, held(), [plan('Monthly', '1-Year', 17.6, null)]).offers;
    expect(unpriced?.costSaves).toBeNull();
  });
  test('is never cheaper when the year costs as much, and is not counted as a saving', () => {
    const same = monthlyTermOf(null, held({ price: 17.6088 }), plans.slice(1, 2));
    expect(comparedOffer(same)).toMatchObject({ saves: { amount: '0.00' }, evenAfter: null });
    const dearer = monthlyTermOf(null, held({ price: 15 }), plans.slice(1, 2));
    expect(comparedOffer(dearer)).toMatchObject({ saves: { amount: '-313.06' }, evenAfter: null });
    const good = monthlyTermOf(null, held(), plans);
    const unknown = monthlyTermOf(null, held(), null);
    expect(savesInAll([same, dearer, unknown, good])).toEqual([{ amount: '302.01', currency: 'EUR' }]);
    expect(bySaving([unknown, dearer, same, good])).toEqual([good, same, dearer, unknown]);
  });
});

test('a monthly term is one by its commitment, and a year old by the day it began', () => {
  expect(isMonthlyTerm(held())).toBe(true);
  expect(isMonthlyTerm(held({ commitment: null }))).toBe(false);
  expect(isMonthlyTerm(subscription())).toBe(false);
  expect(isOlderThanYear(held({ startAt: now - 10 * day, createdAt: now - 366 * day }), now)).toBe(true);
  expect(isOlderThanYear(held({ startAt: now - 364 * day, createdAt: null }), now)).toBe(false);
  expect(isOlderThanYear(held({ startAt: null, createdAt: null }), now)).toBeNull();
});

test('the file has both ways to pay a year; the unknown stays empty', () => {
  const cells = (row: ReturnType<typeof annualCsvLine>) =>
    row.map((cell) => (typeof cell === 'object' && cell !== null ? cell.digits : (cell ?? '')));
  expect(annualCsvHead).toHaveLength(15);
  expect(cells(annualCsvLine(monthlyTermOf(null, held(), plans))).slice(5, 13)).toEqual([
    ...['20.1256', '2415.07', '17.6088', '302.01', 10, '201.2736', '402.33', 10],
  ]);
  expect(
    cells(annualCsvLine(monthlyTermOf(null, held({ price: null, commitment: null }), null))).slice(4, 13),
  ).toEqual(Array.from({ length: 9 }, () => ''));
});
