import { expect, test } from '@jest/globals';
import { sumSeats } from '../../../src/core/marketplace/seats.ts';

test('seats are added up without those that Pax8 does not say, which are counted', () => {
  expect(sumSeats([{ quantity: 3 }, { quantity: null }, { quantity: 4 }])).toEqual({ seats: 7, unknown: 1 });
  expect(sumSeats([])).toEqual({ seats: 0, unknown: 0 });
});
