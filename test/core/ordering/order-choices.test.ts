import { describe, expect, test } from '@jest/globals';
import type { PricePlan } from '../../../src/core/marketplace/records.ts';
import {
  choicesOf,
  chosenFor,
  currencyOf,
  type OrderChoice,
} from '../../../src/core/ordering/order-choices.ts';
import { dependencies, product } from '../../samples/product.ts';

describe('the ways to buy a product', () => {
  const plan = (billingTerm: string, commitmentTerm: string | null, price: number): PricePlan => ({
    billingTerm,
    commitmentTerm,
    type: 'Flat',
    unitOfMeasurement: null,
    rates: [
      {
        partnerBuyRate: price - 1,
        suggestedRetailPrice: price,
        fromQuantity: 1,
        toQuantity: 300,
        chargeType: 'Per Unit',
      },
    ],
  });

  test('are billing terms with a price plan and, if committed, an id to order by', () => {
    const plans = [
      plan('Monthly', '1-Year', 4),
      plan('Annual', '1-Year', 48),
      plan('Annual', '1-Year', 48),
      plan('Annual', '3-Year', 48),
      plan('Monthly', null, 5),
      plan('Trial', '1-Year', 0),
    ];
    expect(choicesOf(plans, dependencies(), product(), 10).map(({ key }) => key)).toEqual([
      'Monthly t1',
      'Annual t1',
    ]);
    const [free] = choicesOf(
      [plan('Monthly', null, 5)],
      dependencies(),
      product({ requiresCommitment: false }),
      10,
    );
    expect(free).toMatchObject({
      key: 'Monthly none',
      commitmentTermId: null,
      price: { price: 5, partnerCost: 4 },
    });
  });

  test('are taken before anybody chooses when one alone fits the term that was said', () => {
    const on = (billingTerm: string, commitmentTerm: string | null): OrderChoice => ({
      ...{ key: `${billingTerm} ${commitmentTerm}`, billingTerm, commitmentTermId: 't', commitmentTerm },
      price: null,
    });
    const all = [
      on('Monthly', 'Monthly'),
      on('Monthly', '1-Year'),
      on('Annual', '1-Year'),
      on('Monthly', null),
    ];
    expect(chosenFor(all, undefined)).toBe('');
    expect(chosenFor(all, 'monthly')).toBe('Monthly Monthly');
    expect(chosenFor(all, 'annual')).toBe('');
    expect(chosenFor(all, 'three-year')).toBe('');
    expect(chosenFor(all.slice(0, 1), undefined)).toBe('Monthly Monthly');
    // What was not asked for is not chosen for anybody.
    expect(chosenFor(all.slice(0, 1), 'annual')).toBe('');
  });

  test('have no price when it is not certain', () => {
    expect(choicesOf([plan('Monthly', '1-Year', 4)], dependencies(), product(), 301)[0]?.price).toBeNull();
  });

  test('are in the currency of the company’s subscriptions, if they agree', () => {
    const [usd, eur, none] = [{ currency: 'USD' }, { currency: 'EUR' }, { currency: null }];
    expect(currencyOf([usd, none, usd], [eur])).toEqual({ currency: 'USD', assumed: false });
    expect(currencyOf([usd, eur], [usd])).toEqual({ currency: null, assumed: false });
  });

  test('are in the partner’s own currency for a company that has none yet, if there is only one', () => {
    const [usd, eur] = [{ currency: 'USD' }, { currency: 'EUR' }];
    expect(currencyOf([], [usd, usd])).toEqual({ currency: 'USD', assumed: true });
    expect(currencyOf([], [usd, eur])).toEqual({ currency: null, assumed: true });
    expect(currencyOf([], [])).toEqual({ currency: null, assumed: true });
  });
});
