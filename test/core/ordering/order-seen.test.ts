import { describe, expect, test } from '@jest/globals';
import { longestTerm, seenOfOrder } from '../../../src/core/ordering/order-seen.ts';
import { orderLine } from '../../samples/order.ts';

const small = orderLine({ seats: 1, price: 10, partnerCost: 8 });
const large = orderLine({ productId: 'p8', seats: 3, price: 2, partnerCost: 1 });

describe('what is seen of an order', () => {
  test('of one product are its price and terms', () => {
    expect(seenOfOrder([small], 'USD')).toMatchObject({
      ...{ quantity: 0, price: 10, partnerCost: 8, currency: 'USD' },
      ...{ billingTerm: 'Monthly', commitmentTerm: '1-Year', commitmentEndsAt: null },
    });
  });

  test('of several on the same terms is the average per seat', () => {
    expect(seenOfOrder([small, large], 'USD')).toMatchObject({ price: 4, partnerCost: 2.75 });
  });

  test.each([
    ['has no price', { price: null }],
    ['has a price of 0 beside a cost', { price: 0 }],
    ['has a price of 0 beside an unknown cost', { price: 0, partnerCost: null }],
    ['has a price of 0 beside a commitment', { price: 0, partnerCost: 0 }],
    ['is billed otherwise', { billingTerm: 'Annual' }],
    ['is committed otherwise', { commitmentTerm: null }],
  ])('of several has no price when one of them %s', (_, more) => {
    expect(seenOfOrder([small, { ...large, ...more }], 'USD').price).toBeNull();
  });

  test('is committed for the longest of the terms', () => {
    const terms = ['Monthly', '3-Year', null, '1-Year'].map((commitmentTerm) =>
      orderLine({ commitmentTerm }),
    );
    const [first, ...others] = terms;
    if (first === undefined) throw new Error('no lines');
    expect(longestTerm([first, ...others])).toBe('3-Year');
    expect(longestTerm([first, orderLine({ commitmentTerm: 'Evergreen' })])).toBe('Evergreen');
    expect(longestTerm([orderLine({ commitmentTerm: null })])).toBeNull();
  });
});
