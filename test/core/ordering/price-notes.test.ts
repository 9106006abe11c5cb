import { describe, expect, test } from '@jest/globals';
import type { PricePlan } from '../../../src/core/marketplace/records.ts';
import { outsideRange, rangeNotes, seatPriceNotes } from '../../../src/core/ordering/price-notes.ts';
import { orderLine } from '../../samples/order.ts';
import { subscription } from '../samples.ts';

const rate = (fromQuantity: number | null, toQuantity: number | null, suggestedRetailPrice: number) => ({
  ...{ fromQuantity, toQuantity, suggestedRetailPrice },
  ...{ partnerBuyRate: suggestedRetailPrice - 1, chargeType: 'Per Unit' },
});
const plans = (...rates: PricePlan['rates']): PricePlan[] => [
  { billingTerm: 'Monthly', commitmentTerm: '1-Year', type: 'Volume', unitOfMeasurement: null, rates },
];
const terms = { billingTerm: 'Monthly', commitmentTerm: '1-Year' };
const tiers = plans(rate(5, 24, 10), rate(25, 100, 8));
const yearly = subscription({ billingTerm: 'Monthly' });
const notes = (from: number, to: number, list = tiers) => seatPriceNotes(list, yearly, from, to);

// https://devx.pax8.com/reference/findproductpricingbyproductid
describe('the ranges of Pax8’s price list', () => {
  test('are the numbers of seats that it has prices for', () => {
    expect(outsideRange(tiers, terms, 4)).toEqual({ least: 5, most: 100 });
    expect(outsideRange(tiers, terms, 101)).toEqual({ least: 5, most: 100 });
    expect(outsideRange(tiers, terms, 5)).toBeNull();
    expect(outsideRange(plans(rate(null, null, 10)), terms, 1_000)).toBeNull();
    expect(outsideRange(plans(rate(1, 300, 10)), terms, 301)).toEqual({ least: null, most: 300 });
    expect(outsideRange(plans(rate(5, null, 10)), terms, 1)).toEqual({ least: 5, most: null });
    expect(outsideRange(tiers, { ...terms, billingTerm: 'Annual' }, 1)).toBeNull();
  });

  test('warn of an order outside of them', () => {
    expect(rangeNotes(tiers, orderLine({ seats: 2 }))).toEqual([
      { kind: 'order-range', product: orderLine().productName, least: 5, most: 100 },
    ]);
    expect(rangeNotes(tiers, orderLine({ seats: 5 }))).toEqual([]);
  });

  test('say the other unit price of a change that crosses them, in both directions', () => {
    const rates = { was: { price: 10, partnerCost: 9 }, is: { price: 8, partnerCost: 7 } };
    const how = { kind: 'seats-other-rate', billingTerm: 'Monthly', currency: 'USD' };
    expect(notes(20, 30)).toEqual([{ ...how, ...rates }]);
    expect(notes(30, 20)).toEqual([{ ...how, was: rates.is, is: rates.was }]);
    expect(notes(20, 24)).toEqual([]);
    expect(notes(30, 4)).toEqual([{ kind: 'seats-outside-range', least: 5, most: 100 }]);
    expect(notes(20, 30, [])).toEqual([]);
    expect(seatPriceNotes(tiers, subscription({ commitment: null }), 20, 30)).toEqual([]);
  });
});

// GET /products/{id}/pricing is where Pax8 names price and cost: https://github.com/pax8labs/pax8-cli/pull/666
test('what the price list has at price 0 and cost 0 for these terms and seats is free, and nothing else', () => {
  const free = { ...rate(1, 50, 0), partnerBuyRate: 0 };
  expect(notes(10, 12, plans(free))).toEqual([{ kind: 'listed-free' }]);
  expect(notes(10, 12, plans({ ...free, partnerBuyRate: null }))).toEqual([]);
  expect(notes(10, 12, plans({ ...free, suggestedRetailPrice: null }))).toEqual([]);
  expect(notes(10, 12, plans(free, rate(1, 50, 8)))).toEqual([]);
  expect(notes(10, 60, plans(free, rate(51, null, 8)))).not.toContainEqual({ kind: 'listed-free' });
  expect(seatPriceNotes(plans(free), { ...yearly, billingTerm: 'Annual' }, 10, 12)).toEqual([]);
});

// Pax8's document, Rate: "The rate is multiplied directly by the quantity based on the start and end quantity range".
test('seats beyond the first tier have another price, whichever way the change goes', () => {
  const tiered = (...rates: PricePlan['rates']) =>
    plans(...rates).map((plan) => ({ ...plan, type: 'Tiered' }));
  const two = tiered(rate(1, 10, 10), rate(11, null, 9));
  expect(notes(8, 13, two)).toEqual([{ kind: 'seats-in-tiers', upTo: 10 }]);
  expect(notes(13, 8, two)).toEqual([{ kind: 'seats-in-tiers', upTo: 10 }]);
  expect(notes(8, 10, two)).toEqual([]);
  expect(notes(8, 13, tiered(rate(1, null, 10)))).toEqual([]);
});
