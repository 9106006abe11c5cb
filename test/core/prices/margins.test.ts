import { describe, expect, test } from '@jest/globals';
import { type KeptRow, packedOf } from '../../../src/core/history/kept-state.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { marginsIn } from '../../../src/core/prices/margins.ts';
import { marginsCsvHead, marginsCsvLine } from '../../../src/core/prices/margins-csv.ts';
import { costRisesIn, priceSteps } from '../../../src/core/prices/price-steps.ts';
import { now, subscription } from '../samples.ts';

const companies = ['c1', 'gone'].map((id) => ({
  ...{
    id,
    name: id,
    status: id === 'gone' ? 'Deleted' : 'Active',
    externalId: null,
    city: null,
    country: null,
  },
}));
const margins = (subscriptions: readonly Subscription[], limit: Parameters<typeof marginsIn>[2] = null) =>
  marginsIn(
    buildPortfolio({ companies, subscriptions, asOf: now, unreadable: 0 }),
    ({ id }) => id !== 'other',
    limit,
    now,
  );

describe('margins', () => {
  // 10 × 22.00 − 10 × 20.00 = 20.00 of 220.00: 9.1 %. 10 × 22.00 − 10 × 18.48 = 35.20: 16.0 %. 5 × 10.00 − 5 × 11.00: −10.0 %.
  const low = subscription({ id: 'low', quantity: 10, price: 22, partnerCost: 20 });
  const usual = subscription({ id: 'usual', quantity: 10, price: 22, partnerCost: 18.48 });
  const loss = subscription({ id: 'loss', quantity: 5, price: 10, partnerCost: 11, companyId: 'nobody' });
  test('are of what is left of the price a month, the smallest share first', () => {
    const { rows, known, unknown } = margins([usual, low, loss, { ...low, id: 'large', quantity: 20 }]);
    expect(rows.map(({ subscription: { id }, margin }) => [id, margin.units, margin.ofUnits])).toEqual([
      ['loss', -500, 5000],
      ['large', 4000, 44000],
      ['low', 2000, 22000],
      ['usual', 3520, 22000],
    ]);
    expect([known, unknown]).toEqual([4, 0]);
  });
  test('below a limit in percent leave out those at or above it', () => {
    const below = { most: 16, strict: true, percent: true, currency: null } as const;
    expect(margins([usual, low, loss], below).rows.map(({ subscription: { id } }) => id)).toEqual([
      'loss',
      'low',
    ]);
  });
  test('that are not known are counted; what is no running cost of a month is none', () => {
    const found = margins([
      { ...low, id: 'a', price: 0 },
      { ...low, id: 'b', partnerCost: null },
      { ...low, id: 'c', quantity: 0 },
      { ...low, id: 'd', status: 'Trial' },
      { ...low, id: 'e', billingTerm: 'One-Time' },
      { ...low, id: 'f', endAt: now - 1 },
      { ...low, id: 'g', companyId: 'gone' },
      { ...low, id: 'other' },
    ]);
    expect(found).toEqual({ rows: [], known: 0, unknown: 3 });
  });
  test('have a file', () => {
    const [row] = margins([low]).rows;
    const cells = row === undefined ? [] : marginsCsvLine(row);
    expect(cells).toHaveLength(marginsCsvHead.length);
    expect(cells.slice(4, 11)).toEqual([
      ...[{ digits: '22.00' }, { digits: '20.00' }, { digits: '220.00' }, { digits: '200.00' }],
      ...[{ digits: '20.00' }, { digits: '9.1' }, 'USD'],
    ]);
  });
});

describe('the course of a price', () => {
  const state = (price: number | null, partnerCost: number | null, rest: Partial<Subscription> = {}) =>
    subscription({ id: 's', quantity: 10, price, partnerCost, ...rest });
  const row = (night: number, of: Subscription | null): KeptRow => ({
    ...{ id: 's', night, packed: of === null ? null : packedOf(of) },
  });
  test('is each night that saw another price or cost, and what was seen since the last', () => {
    const steps = priceSteps(
      [
        row(10, state(12.5, 10.5)),
        row(11, state(12.5, 10.5, { quantity: 12 })),
        row(12, state(null, null)),
        row(13, null),
        row(14, state(14, 10.5)),
        row(15, state(14, null)),
      ],
      state(14, 11.76),
    );
    expect(
      steps.map(({ night, before, after }) => [night, before.price, after.price, after.partnerCost]),
    ).toEqual([[14, 12.5, 14, 10.5]]);
    expect(priceSteps([row(10, state(14, 10.5))], state(14, 11.76))).toMatchObject([
      { night: null, alike: true, before: { partnerCost: 10.5 }, after: { partnerCost: 11.76 } },
    ]);
    expect(
      priceSteps([row(10, state(14, 10.5)), row(12, state(168, 126, { billingTerm: 'Annual' }))], null),
    ).toMatchObject([{ night: 12, alike: false }]);
    expect(
      priceSteps([row(10, state(14, 10.5)), row(12, state(14, 10.5, { currency: 'EUR' }))], null),
    ).toMatchObject([{ alike: false }]);
    expect(priceSteps([], state(14, 11))).toEqual([]);
  });
  test('shows a cost that rose while the price stayed: when, and what it takes a month', () => {
    // 10 × (11.76 − 10.50) = 12.60 a month.
    const rows = [row(10, state(14, 10.5)), row(12, state(14, 11)), row(15, state(14, 11.76))];
    expect(costRisesIn(rows, [state(14, 11.76)], 11)).toEqual([
      {
        subscription: state(14, 11.76),
        ...{ price: 14, cost: { from: 10.5, to: 11.76 }, night: 15 },
        more: { amount: '12.60', currency: 'USD' },
      },
    ]);
    // Since the last night, and where the history begins later than what was asked.
    expect(costRisesIn(rows.slice(0, 1), [state(14, 11.76)], 5)).toMatchObject([{ night: null }]);
    expect(costRisesIn(rows, [state(14, 11.76, { quantity: null })], 11)).toMatchObject([{ more: null }]);
  });
  test('shows none where the price rose too, the cost fell, or something is not known or not alike', () => {
    const rows = [row(10, state(14, 10.5))];
    for (const live of [
      state(15, 11.76),
      state(14, 10.5),
      state(14, null),
      state(null, 11.76),
      state(14, 11.76, { billingTerm: 'Annual' }),
      state(14, 11.76, { currency: 'EUR' }),
    ])
      expect(costRisesIn(rows, [live], 10)).toEqual([]);
    expect(costRisesIn([row(10, state(14, 0))], [state(14, 11)], 10)).toEqual([]);
    expect(costRisesIn([row(10, state(14, null))], [state(14, 11)], 10)).toEqual([]);
    expect(costRisesIn([row(10, null)], [state(14, 11)], 10)).toEqual([]);
    expect(costRisesIn([], [state(14, 11)], 10)).toEqual([]);
  });
  test('lists what takes most first', () => {
    const of = (id: string, quantity: number | null) => ({ ...state(14, 11, { quantity }), id });
    const kept = ['a', 'b', 'c'].map((id) => ({ ...row(10, state(14, 10)), id }));
    expect(
      costRisesIn(kept, [of('a', 1), of('b', null), of('c', 5)], 10).map(({ subscription: { id } }) => id),
    ).toEqual(['c', 'a', 'b']);
  });
});
