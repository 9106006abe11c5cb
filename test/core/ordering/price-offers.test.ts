import { describe, expect, test } from '@jest/globals';
import { offersOf } from '../../../src/core/ordering/price-offers.ts';
import { plan, rate } from '../../views/ordering/product-cases.ts';

const total = (plans: Parameters<typeof offersOf>[0], seats: number) => offersOf(plans, seats)[0]?.total;

describe('what a number of seats costs', () => {
  test('is reckoned in decimals, with the margin of the retail price', () => {
    expect(total([plan({ rates: [rate(0.1, 0.3, 1, null)] })], 3)).toEqual({
      cost: '0.30',
      retail: '0.90',
      margin: '0.60',
      marginShare: '66.7',
    });
  });

  test('takes the rate whose range holds it, and marks it', () => {
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

  test.each([
    ['tiers with a gap', plan({ type: 'Tiered', rates: [rate(4, 5, 1, 50), rate(2, 3, 100, null)] })],
    ['tiers that end too early', plan({ type: 'Tiered', rates: [rate(4, 5, 1, 50)] })],
    ['tiers of another kind of charge', plan({ type: 'Tiered', rates: [rate(4, 5, 1, null, 'Flat Rate')] })],
    ['a number beyond every range', plan()],
    ['rates that overlap', plan({ rates: [rate(1, 2, null, null), rate(2, 3, null, null)] })],
    ['a mark-up', plan({ type: 'Mark-Up', rates: [rate(1, 2, null, null)] })],
    ['a type that is not named', plan({ type: null, rates: [rate(1, 2, null, null)] })],
    ['a charge that is not known', plan({ rates: [rate(1, 2, null, null, 'Per Moon')] })],
  ])('is not reckoned from %s', (_, one) => expect(total([one], 400)).toBeNull());

  test('of a flat rate for all is that rate', () =>
    expect(total([plan({ rates: [rate(500, 450, 1, null, 'Flat Rate')] })], 12)).toEqual({
      cost: '500.00',
      retail: '450.00',
      margin: '-50.00',
      marginShare: '-11.1',
    }));

  test('with a price that Pax8 does not say is unknown where that counts, and no number costs nothing', () => {
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

  test('keeps the places of a price that is a fraction of a cent', () =>
    expect(offersOf([plan({ rates: [rate(0.00125, 0.0015, null, null)] })], null)[0]?.rates[0]).toMatchObject(
      {
        cost: '0.00125',
        retail: '0.0015',
        margin: '0.00025',
      },
    ));

  test('a volume plan beside a flat one of the same terms is stale, stands last and holds nothing', () => {
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
