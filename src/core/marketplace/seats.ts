import { isUsageProduct } from './usage-products.ts';

/** The seats of several subscriptions; `unknown` counts those of which Pax8 did not say how many they have. */
export type SeatSum = Readonly<{ seats: number; unknown: number }>;

/** What is billed by use has no seats. */
export const sumSeats = (
  rows: Iterable<Readonly<{ quantity: number | null; productName?: string | null }>>,
): SeatSum => {
  let [seats, unknown] = [0, 0];
  for (const { quantity, productName } of rows) {
    if (isUsageProduct(productName ?? null)) continue;
    if (quantity === null) unknown += 1;
    else seats += quantity;
  }
  return { seats, unknown };
};
