import { describe, expect, test } from '@jest/globals';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { notNarrowed } from '../../../src/core/portfolio/narrow.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import {
  forCustomer,
  moreInAll,
  moreOf,
  pricesAhead,
  risesIn,
} from '../../../src/core/prices/price-rises.ts';
import { marginOf, marginShare } from '../../../src/core/prices/priced.ts';
import { risesCsvHead, risesCsvLine } from '../../../src/core/prices/rises-csv.ts';
import { renewalRows } from '../../../src/core/renewals/renewal-rows.ts';
import { day, now, subscription } from '../samples.ts';

/*
 * What is paid is the subscription's `price` and `partnerCost`, what will be paid today's `suggestedRetailPrice` and
 * `partnerBuyRate` (https://devx.pax8.com/reference/findproductpricingbyproductid). The amounts are Microsoft's of July 2026:
 * Business Basic from 6.00 to 7.00 and Business Standard from 12.50 to 14.00 a seat and month, Business Premium unchanged at 22.00;
 * the partner's cost is 84 % of them.
 */

type Today = Readonly<{ price: number | null; partnerCost: number | null }>;

const companies = ['c1', 'c2'].map((id) => ({
  ...{ id, name: id, status: 'Active', externalId: null, city: null, country: null },
}));
const ahead = (held: readonly (readonly [Partial<Subscription> & { id: string }, Today | null])[]) => {
  const subscriptions = held.map(([given]) =>
    subscription({ commitment: { id: 'm', term: '1-Year', endsAt: now + 30 * day }, ...given }),
  );
  const rows = renewalRows(
    buildPortfolio({ companies, subscriptions, asOf: now, unreadable: 0 }),
    {
      ...{ company: null, vendor: null, monthlyToo: false, narrowing: notNarrowed },
      period: { from: now, to: now + 90 * day },
    },
    now,
  ).renewing;
  return pricesAhead(rows, new Map(held.flatMap(([{ id }, today]) => (today === null ? [] : [[id, today]]))));
};

const basic = { price: 6, partnerCost: 5.04 };
const standard = { price: 12.5, partnerCost: 10.5 };
const premium = { price: 22, partnerCost: 18.48 };

describe('what goes up at the renewal', () => {
  test('is more a seat, more a month of all seats, and leaves a margin before and after', () => {
    // 10 × 12.50 = 125.00 becomes 10 × 14.00 = 140.00: 15.00 more; 125.00 − 105.00 = 20.00 becomes 140.00 − 117.60 = 22.40.
    const [row, ...others] = ahead([
      [
        { id: 's', quantity: 10, ...standard },
        { price: 14, partnerCost: 11.76 },
      ],
    ]);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      ...{ course: 'rises', costCourse: 'rises' },
      ...{ price: { paid: 12.5, today: 14 }, cost: { paid: 10.5, today: 11.76 } },
    });
    const { all } = risesIn(row === undefined ? [] : [row]);
    expect(all).toMatchObject({ unknown: 0, unknownMargins: 0 });
    const [sum] = all.sums;
    expect(sum).toEqual({
      paid: { amount: '125.00', currency: 'USD' },
      today: { amount: '140.00', currency: 'USD' },
      margin: { paid: { units: 2000, ofUnits: 12500 }, today: { units: 2240, ofUnits: 14000 } },
    });
    expect(sum && moreInAll(sum)).toEqual({ amount: '15.00', currency: 'USD' });
    expect(sum?.margin && [marginShare(sum.margin.paid), marginShare(sum.margin.today)]).toEqual([
      '16.0',
      '16.0',
    ]);
  });
  test('of a yearly price is a twelfth of it a month', () => {
    // 3 × 168.00 = 504.00 a year, 42.00 a month, instead of 3 × 150.00 / 12 = 37.50.
    const [row] = ahead([
      [
        { id: 's', quantity: 3, billingTerm: 'Annual', price: 150, partnerCost: 126 },
        { price: 168, partnerCost: 141.12 },
      ],
    ]);
    expect(row && moreOf(row)).toEqual({ amount: '4.50', currency: 'USD' });
  });
  test('is summed by company, the one that rises most first, and over all by currency', () => {
    const rises = risesIn(
      ahead([
        [
          { id: 'a', companyId: 'c1', quantity: 10, ...basic },
          { price: 7, partnerCost: 5.88 },
        ],
        [
          { id: 'b', companyId: 'c2', quantity: 10, ...standard },
          { price: 14, partnerCost: 11.76 },
        ],
        [
          { id: 'c', companyId: 'c2', quantity: 2, ...basic, currency: 'EUR' },
          { price: 7, partnerCost: 5.88 },
        ],
        [{ id: 'd', companyId: 'c1', quantity: 4, ...premium }, premium],
      ]),
    );
    expect(rises.companies.map(({ companyId, sums }) => [companyId, sums.map(moreInAll)])).toEqual([
      [
        'c2',
        [
          { amount: '2.00', currency: 'EUR' },
          { amount: '15.00', currency: 'USD' },
        ],
      ],
      ['c1', [{ amount: '10.00', currency: 'USD' }]],
    ]);
    expect(rises.all.sums.map(moreInAll)).toEqual([
      { amount: '2.00', currency: 'EUR' },
      { amount: '25.00', currency: 'USD' },
    ]);
    expect(rises).toMatchObject({ same: 1, falls: 0, unknown: 0, unknownCosts: 0 });
  });
  test('is also a cost that rises while the price stays: the margin goes, and the customer reads nothing of it', () => {
    // 10 × 22.00 stays 220.00; the cost goes from 184.80 to 200.00, the margin from 35.20 to 20.00.
    const rows = ahead([
      [
        { id: 's', quantity: 10, ...premium },
        { price: 22, partnerCost: 20 },
      ],
    ]);
    const { all } = risesIn(rows);
    expect(all.rows).toHaveLength(1);
    expect(all.sums.map(moreInAll)).toEqual([{ amount: '0.00', currency: 'USD' }]);
    expect(all.sums[0]?.margin).toEqual({
      paid: { units: 3520, ofUnits: 22000 },
      today: { units: 2000, ofUnits: 22000 },
    });
    expect(forCustomer(rows)).toEqual([]);
  });
});

describe('what is not known', () => {
  test('is counted, and never taken for no rise: no price of today, a price of 0 on either side', () => {
    const rises = risesIn(
      ahead([
        [{ id: 'a', ...premium }, null],
        [
          { id: 'b', ...premium },
          { price: null, partnerCost: 18.48 },
        ],
        [{ id: 'c', ...premium, price: 0 }, premium],
        [
          { id: 'd', ...premium },
          { price: 0, partnerCost: 0 },
        ],
        [{ id: 'e', ...premium, price: null, partnerCost: null }, premium],
      ]),
    );
    expect(rises).toMatchObject({ companies: [], same: 0, falls: 0, unknown: 5, unknownCosts: 3 });
  });
  test('of seats or currency leaves a rise out of the sums, and says so', () => {
    const { all } = risesIn(
      ahead([
        [
          { id: 'a', ...standard, quantity: null },
          { price: 14, partnerCost: 11.76 },
        ],
        [
          { id: 'b', ...standard, currency: null },
          { price: 14, partnerCost: null },
        ],
        [
          { id: 'c', ...standard, quantity: 1 },
          { price: 14, partnerCost: null },
        ],
      ]),
    );
    expect(all.rows).toHaveLength(3);
    expect(all).toMatchObject({ unknown: 2, unknownMargins: 3 });
    expect(all.sums).toEqual([
      {
        paid: { amount: '12.50', currency: 'USD' },
        today: { amount: '14.00', currency: 'USD' },
        margin: null,
      },
    ]);
    expect(marginOf({ amount: '0.00', currency: 'USD' }, { amount: '1.00', currency: 'USD' })).toEqual({
      units: -100,
      ofUnits: 0,
    });
    expect(marginShare({ units: -100, ofUnits: 0 })).toBeNull();
  });
  test('sorts last', () => {
    const { companies: sorted } = risesIn(
      ahead([
        [
          { id: 'a', companyId: 'c1', ...standard, quantity: null },
          { price: 14, partnerCost: 11.76 },
        ],
        [
          { id: 'b', companyId: 'c2', ...standard, quantity: 1 },
          { price: 14, partnerCost: 11.76 },
        ],
      ]),
    );
    expect(sorted.map(({ companyId }) => companyId)).toEqual(['c2', 'c1']);
  });
});

test('what gets cheaper is counted with what it saves, and companies that rise alike go by their id', () => {
  const rises = risesIn(
    ahead([
      [
        { id: 'a', companyId: 'c2', quantity: 5, ...basic },
        { price: 7, partnerCost: 5.88 },
      ],
      [
        { id: 'b', companyId: 'c1', quantity: 5, ...basic },
        { price: 7, partnerCost: 5.88 },
      ],
      [
        { id: 'c', quantity: 10, ...premium },
        { price: 20, partnerCost: 16.8 },
      ],
    ]),
  );
  expect(rises).toMatchObject({ falls: 1, less: [{ amount: '20.00', currency: 'USD' }] });
  expect(rises.companies.map(({ companyId }) => companyId)).toEqual(['c1', 'c2']);
});

test('the file has a line for each renewal; the unknown stays empty', () => {
  const [known, unknown] = ahead([
    [
      { id: 'a', quantity: 10, ...standard },
      { price: 14, partnerCost: 11.76 },
    ],
    [{ id: 'b', companyId: 'nobody', quantity: 10, ...standard }, null],
  ]);
  expect(risesCsvHead.slice(0, 3)).toEqual(['Company', 'Product', 'Seats']);
  const cells = (row: typeof known) =>
    row === undefined
      ? []
      : risesCsvLine(row).map((cell) =>
          typeof cell === 'object' && cell !== null ? cell.digits : (cell ?? ''),
        );
  expect(cells(known).slice(5, 17)).toEqual([
    ...['2026-12-23', 'goes up', '12.50', '14.00', '125.00', '140.00', '15.00'],
    ...['goes up', '10.50', '11.76', '16.0', '16.0'],
  ]);
  expect(cells(unknown).slice(5, 17)).toEqual([
    ...['2026-12-23', 'unknown', '12.50', '', '125.00', '', ''],
    ...['unknown', '10.50', '', '', ''],
  ]);
});

test('companies whose prices rise by the same, or by nothing that is known, come by their ids, and currencies by their names', () => {
  const rise = { price: 7, partnerCost: 5.88 };
  const both = (ids: readonly [string, string]) =>
    risesIn(
      ahead(
        ids.map(
          (companyId, n) =>
            [{ id: `s${n}`, companyId, quantity: 10, ...basic, currency: 'USD' }, rise] as const,
        ),
      ),
    ).companies.map(({ companyId }) => companyId);
  expect([both(['c1', 'c2']), both(['c2', 'c1'])]).toEqual([
    ['c1', 'c2'],
    ['c1', 'c2'],
  ]);
  const sums = (currencies: readonly (string | null)[]) =>
    risesIn(
      ahead(
        currencies.map(
          (currency, n) =>
            [{ id: `s${n}`, companyId: 'c1', quantity: 10, ...basic, currency }, rise] as const,
        ),
      ),
    ).all;
  expect(sums(['USD', 'EUR']).sums.map(({ today }) => today.currency)).toEqual(['EUR', 'USD']);
  expect(sums(['EUR', 'USD']).sums.map(({ today }) => today.currency)).toEqual(['EUR', 'USD']);
  expect(sums([null, 'USD'])).toMatchObject({ unknown: 1, sums: [{ today: { currency: 'USD' } }] });
});
