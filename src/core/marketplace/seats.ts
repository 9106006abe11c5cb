import type { Subscription } from './records.ts';
import { countsPeople } from './units.ts';
import { isUsageProduct } from './usage-products.ts';

/** The seats of several subscriptions. */
export type SeatSum = Readonly<{
  /** Of people's licences. */
  seats: number;
  /** Of products that may count something else: never added to people's. */
  otherSeats: number;
  /** Subscriptions of which Pax8 did not say how many they have. */
  unknown: number;
}>;

/** What is billed by use has no seats. */
export const sumSeats = (rows: Iterable<Pick<Subscription, 'productName' | 'quantity'>>): SeatSum => {
  let [seats, otherSeats, unknown] = [0, 0, 0];
  for (const { productName, quantity } of rows) {
    if (isUsageProduct(productName)) continue;
    if (quantity === null) unknown += 1;
    else if (countsPeople(productName)) seats += quantity;
    else otherSeats += quantity;
  }
  return { seats, otherSeats, unknown };
};
