/** The seats of several subscriptions; `unknown` counts those of which Pax8 did not say how many they have. */
export type SeatSum = Readonly<{ seats: number; unknown: number }>;

export const sumSeats = (rows: Iterable<Readonly<{ quantity: number | null }>>): SeatSum => {
  let [seats, unknown] = [0, 0];
  for (const { quantity } of rows) {
    if (quantity === null) unknown += 1;
    else seats += quantity;
  }
  return { seats, unknown };
};
