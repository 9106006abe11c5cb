import { describe, expect, test } from '@jest/globals';
import { offersOf } from '../../../src/core/ordering/price-offers.ts';
import { plan, rate } from '../../views/ordering/product-cases.ts';

const total = (plans: Parameters<typeof offersOf>[0], seats: number) => offersOf(plans, seats)[0]?.total;

describe('the price of a number of seats', () => {
  test('is exact in decimals, with the margin as a share of the retail price', () => {
    expect(total([plan({ rates: [rate(0.1, 0.3, 1, null)] })], 3)).toEqual({
      cost: '0.30',
      retail: '0.90',
      margin: '0.60',
      marginShare: '66.7',
    });
  });

  test('uses the rate whose range includes it, and marks that rate', () => {
    const [offer] = offersOf(
      [plan({ type: 'Volume', rates: [rate(2.52, 3, 1, 99), rate(2.27, 2.7, 100, null)] })],
      120,
    );
    expect(offer?.rates.map(({ holds }) => holds)).toEqual([false, true]);
    expect(offer?.total).toMatchObject({ cost: '272.40', retail: '324.00' });
  });

  test('adds up tiers, each seat at its own rate', () => {
    const tiers = [rate(2, 3, 100, null), rate(4, 5, 1, 99)];
    expect(total([plan({ type: 'Tiered', rates: tiers })], 120)).toMatchObject({
      cost: '438.00',
      retail: '558.00',
    });
    expect(total([plan({ type: 'Tiered', rates: tiers })], 5)).toMatchObject({ cost: '20.00' });
  });

  test('takes a tier without a first number as the lowest', () => {
    const lowest = rate(4, 5, null, 10);
    const next = rate(2, 3, 11, null);
    for (const rates of [
      [lowest, next],
      [next, lowest],
    ])
      expect(total([plan({ type: 'Tiered', rates })], 12)).toMatchObject({ cost: '44.00', retail: '56.00' });
  });

  test('has no margin without a retail price', () => {
    const none = { ...rate(4, 5, null, null), suggestedRetailPrice: null };
    expect(total([plan({ type: 'Tiered', rates: [none] })], 5)).toEqual({
      cost: '20.00',
      retail: null,
      margin: null,
      marginShare: null,
    });
  });

  test('has no retail price where the list has 0 beside a cost', () => {
    expect(total([plan({ rates: [rate(5, 0, null, null)] })], 10)).toEqual({
      ...{ cost: '50.00', retail: null, margin: null, marginShare: null },
    });
    const tier = plan({ type: 'Tiered', rates: [rate(5, 0, null, null)] });
    expect(total([tier], 10)).toMatchObject({ cost: '50.00', retail: null });
    const [free] = offersOf([plan({ rates: [rate(0, 0, null, null)] })], 10);
    expect(free?.rates[0]).toMatchObject({ retail: '0.00', margin: '0.00' });
  });

  test('of a mark-up is on what is used', () => {
    const markUp = plan({ type: 'Mark-Up', rates: [rate(0.85, 1, null, null)] });
    expect(offersOf([markUp], 10)[0]?.byUse).toBe(true);
    expect(offersOf([plan()], 10)[0]?.byUse).toBe(false);
  });

  test.each([
    ['tiers with a gap', plan({ type: 'Tiered', rates: [rate(4, 5, 1, 50), rate(2, 3, 100, null)] })],
    ['tiers that end too early', plan({ type: 'Tiered', rates: [rate(4, 5, 1, 50)] })],
    ['tiers of another kind of charge', plan({ type: 'Tiered', rates: [rate(4, 5, 1, null, 'Flat Rate')] })],
    ['a number beyond every range', plan()],
    ['rates that overlap', plan({ rates: [rate(1, 2, null, null), rate(2, 3, null, null)] })],
    ['a mark-up', plan({ type: 'Mark-Up', rates: [rate(1, 2, null, null)] })],
    ['a type that is not named', plan({ type: null, rates: [rate(1, 2, null, null)] })],
    ['a charge that is not known', plan({ rates: [rate(1, 2, null, null, 'Per Moon')] })],
  ])('is null with %s', (_, one) => expect(total([one], 400)).toBeNull());

  test('reads plans and charge types in any spelling', () => {
    expect(total([plan({ type: 'flat', rates: [rate(2, 3, 1, null, 'per_unit')] })], 10)?.cost).toBe('20.00');
    expect(total([plan({ type: 'VOLUME', rates: [rate(5, 6, 1, null, 'flat_rate')] })], 10)?.cost).toBe(
      '5.00',
    );
    expect(total([plan({ type: 'tiered', rates: [rate(2, 3, 1, null, 'per-unit')] })], 10)?.cost).toBe(
      '20.00',
    );
    expect(offersOf([plan({ rates: [rate(5, 6, 1, null, 'FlatRate')] })], null)[0]?.rates[0]?.forAll).toBe(
      true,
    );
    const stale = plan({ type: 'volume', billingTerm: 'monthly' });
    expect(offersOf([stale, plan({ type: 'FLAT' })], 10).map((offer) => offer.stale)).toEqual([false, true]);
  });

  test('with a flat rate for all seats is that rate', () =>
    expect(total([plan({ rates: [rate(500, 450, 1, null, 'Flat Rate')] })], 12)).toEqual({
      cost: '500.00',
      retail: '450.00',
      margin: '-50.00',
      marginShare: '-11.1',
    }));

  test('is unknown when a needed price is missing, and null without a number', () => {
    expect(total([plan({ rates: [rate(null, 3, null, null)] })], 2)).toEqual({
      cost: null,
      retail: '6.00',
      margin: null,
      marginShare: null,
    });
    expect(total([plan({ rates: [rate(0, 0, null, null)] })], 2)).toMatchObject({
      margin: '0.00',
      marginShare: null,
    });
    expect(offersOf([plan()], null)[0]).toMatchObject({ total: null, rates: [{ holds: false }] });
  });

  test('keeps the decimal places of fractions of a cent', () =>
    expect(offersOf([plan({ rates: [rate(0.00125, 0.0015, null, null)] })], null)[0]?.rates[0]).toMatchObject(
      {
        cost: '0.00125',
        retail: '0.0015',
        margin: '0.00025',
      },
    ));

  test('a volume plan next to a flat one for the same terms is stale, comes last and applies to nothing', () => {
    const stale = plan({ type: 'Volume', rates: [rate(1, 2, 0, null)] });
    const offers = offersOf([stale, plan(), plan({ type: 'Volume', billingTerm: 'Annual' })], 10);
    expect(offers.map((one) => [one.type, one.billingTerm, one.stale])).toEqual([
      ['Flat', 'Monthly', false],
      ['Volume', 'Annual', false],
      ['Volume', 'Monthly', true],
    ]);
    expect(offers[2]).toMatchObject({ total: null, rates: [{ holds: false }] });
  });
});
