import { isTrial } from '../portfolio/company-totals.ts';
import type { Standing } from '../portfolio/standing.ts';

/** The partner's monthly margin in the currency's smallest unit, and the price that it is a part of. */
export type Margin = Readonly<{ currency: string; units: number; ofUnits: number }>;

/** The margins of subscriptions, by currency. */
export const marginsOf = (
  found: readonly Standing[],
): Readonly<{ margins: Margin[]; unknownMargins: number }> => {
  const sums = new Map<string, Margin>();
  let unknownMargins = 0;
  for (const { units, monthly, subscription } of found) {
    // A trial costs nothing yet.
    if (isTrial(subscription)) continue;
    if (units.price === null || units.cost === null || monthly === null) unknownMargins += 1;
    else {
      const { currency } = monthly;
      const sum = sums.get(currency) ?? { currency, units: 0, ofUnits: 0 };
      sums.set(currency, {
        currency,
        units: sum.units + units.price - units.cost,
        ofUnits: sum.ofUnits + units.price,
      });
    }
  }
  return { margins: [...sums.values()].sort((a, b) => b.ofUnits - a.ofUnits), unknownMargins };
};
