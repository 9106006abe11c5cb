import { expect, test } from '@jest/globals';
import { sumSeats } from '../../../src/core/marketplace/seats.ts';

test('seats of people, of other things, and unknown ones are never added, and what is billed by use has none', () => {
  const productName = 'Microsoft 365 E3 [New Commerce Experience]';
  expect(
    sumSeats([
      { productName, quantity: 3 },
      { productName, quantity: null },
      { productName, quantity: 4 },
      { productName: 'Microsoft Azure', quantity: 1 },
      { productName: 'Keepit Backup', quantity: 30 },
    ]),
  ).toEqual({ seats: 7, otherSeats: 30, unknown: 1 });
  expect(sumSeats([])).toEqual({ seats: 0, otherSeats: 0, unknown: 0 });
});
