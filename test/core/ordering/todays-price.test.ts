import { describe, expect, test } from '@jest/globals';
import type { PricePlan, PriceRate } from '../../../src/core/marketplace/records.ts';
import { todaysPrice } from '../../../src/core/ordering/todays-price.ts';

const rate = (rest: Partial<PriceRate> = {}): PriceRate => ({
  partnerBuyRate: 18.48,
  suggestedRetailPrice: 23.1,
  fromQuantity: 1,
  toQuantity: 300,
  chargeType: 'Per Unit',
  ...rest,
});
const plan = (rest: Partial<PricePlan> = {}): PricePlan => ({
  billingTerm: 'Monthly',
  commitmentTerm: '1-Year',
  type: 'Flat',
  unitOfMeasurement: null,
  rates: [rate()],
  ...rest,
});
const line = { billingTerm: 'Monthly', term: '1-Year', quantity: 12 };
const dear = rate({ suggestedRetailPrice: 99, partnerBuyRate: 90 });
const price = { price: 23.1, partnerCost: 18.48 };

describe('today’s price of a subscription', () => {
  test('depends on both billing term and commitment', () => {
    const others = [
      plan({ commitmentTerm: 'Monthly', rates: [dear] }),
      plan({ billingTerm: 'Annual', rates: [dear] }),
    ];
    expect(todaysPrice([...others, plan()], line)).toEqual(price);
    expect(todaysPrice(others, line)).toBeNull();
  });

  // https://github.com/scheibling/py-pax8 (src/pax8/enums.py): per_unit, one_time.
  test.each(['per_unit', 'PerUnit', 'per unit', 'PER-UNIT'])(
    'reads the charge type %s as per unit',
    (chargeType) => {
      expect(todaysPrice([plan({ type: 'FLAT', rates: [rate({ chargeType })] })], line)).toEqual(price);
      expect(todaysPrice([plan({ commitmentTerm: '1_year', billingTerm: 'monthly' })], line)).toEqual(price);
    },
  );

  test('has no retail price where the list has 0 beside a partner cost', () => {
    const zero = rate({ suggestedRetailPrice: 0 });
    expect(todaysPrice([plan({ rates: [zero] })], line)).toEqual({ price: null, partnerCost: 18.48 });
    const free = rate({ suggestedRetailPrice: 0, partnerBuyRate: 0 });
    expect(todaysPrice([plan({ rates: [free] })], line)).toEqual({ price: 0, partnerCost: 0 });
  });

  test('is unknown for an unknown commitment, whatever the plans', () => {
    expect(todaysPrice([plan({ commitmentTerm: null })], { ...line, term: null })).toBeNull();
  });

  test.each([
    ['Volume', 9, 20],
    ['Volume', 10, 15],
    ['Volume', 5_000, 15],
    ['Flat', 9, 20],
  ])('%s: %d seats cost the rate of their range', (type, quantity, expected) => {
    const rates = [
      rate({ toQuantity: 9, suggestedRetailPrice: 20 }),
      rate({ fromQuantity: 10, toQuantity: null, suggestedRetailPrice: 15 }),
    ];
    expect(todaysPrice([plan({ type, rates })], { ...line, quantity })?.price).toBe(expected);
  });

  test('a range without a start begins at the first seat', () => {
    expect(todaysPrice([plan({ rates: [rate({ fromQuantity: null })] })], line)).toEqual(price);
  });

  test('a flat plan beats a stale volume plan from 0 seats', () => {
    const stale = plan({ type: 'Volume', rates: [{ ...dear, fromQuantity: 0, toQuantity: null }] });
    expect(todaysPrice([stale, plan()], line)).toEqual(price);
    expect(todaysPrice([plan(), stale], line)).toEqual(price);
    expect(todaysPrice([stale, plan()], { ...line, quantity: 301 })).toBeNull();
  });

  test('tiers give one price only while all seats are in the first', () => {
    const tiers = plan({
      type: 'Tiered',
      rates: [rate({ toQuantity: 10 }), { ...dear, fromQuantity: 11, toQuantity: null }],
    });
    expect(todaysPrice([tiers], { ...line, quantity: 10 })).toEqual(price);
    expect(todaysPrice([tiers], { ...line, quantity: 11 })).toBeNull();
    expect(todaysPrice([plan({ type: 'Tiered', rates: [rate({ fromQuantity: null })] })], line)).toEqual(
      price,
    );
  });

  test.each<[string, PricePlan[]]>([
    ['no plan', []],
    ['no rate for so many seats', [plan({ rates: [rate({ toQuantity: 11 })] })]],
    ['a price for all seats together', [plan({ rates: [rate({ chargeType: 'Flat Rate' })] })]],
    ['a price of which Pax8 does not say for what', [plan({ rates: [rate({ chargeType: null })] })]],
    ['a mark-up', [plan({ type: 'Mark-Up' })]],
    ['a kind of plan that Pax8 does not name', [plan({ type: null })]],
    [
      'a rate without amounts',
      [plan({ rates: [rate({ suggestedRetailPrice: null, partnerBuyRate: null })] })],
    ],
    ['two plans that disagree', [plan(), plan({ rates: [dear] })]],
    ['two rates of which one is not clear', [plan({ rates: [rate(), rate({ chargeType: null })] })]],
    ['two costs', [plan(), plan({ rates: [rate({ partnerBuyRate: 1 })] })]],
  ])('is not guessed from %s', (_, plans) => {
    expect(todaysPrice(plans, line)).toBeNull();
  });

  test('plans that agree count as one, and one of the two amounts may be missing', () => {
    expect(todaysPrice([plan(), plan()], line)).toEqual(price);
    const costOnly = plan({ rates: [rate({ suggestedRetailPrice: null })] });
    expect(todaysPrice([costOnly], line)).toEqual({ price: null, partnerCost: 18.48 });
    const priceOnly = plan({ rates: [rate({ partnerBuyRate: null })] });
    expect(todaysPrice([priceOnly], line)).toEqual({ price: 23.1, partnerCost: null });
  });
});
