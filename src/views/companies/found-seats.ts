import type { FoundGroup } from '../../core/finding/portfolio-answer.ts';
import type { SeatSum } from '../../core/marketplace/seats.ts';

/** Of one product, its seats are what it counts; of several, people's are kept apart. */
export const foundSeats = (rows: readonly FoundGroup[]): SeatSum => {
  const sum = {
    seats: rows.reduce((sum, { totals }) => sum + totals.seats, 0),
    otherSeats: rows.reduce((sum, { totals }) => sum + totals.otherSeats, 0),
    unknown: rows.reduce((sum, { totals }) => sum + totals.unknownSeats, 0),
  };
  const products = new Set(
    rows.flatMap(({ found }) => found.map(({ subscription }) => subscription.productId)),
  );
  return products.size === 1 && sum.unknown === 0
    ? { seats: sum.seats + sum.otherSeats, otherSeats: 0, unknown: 0 }
    : sum;
};
