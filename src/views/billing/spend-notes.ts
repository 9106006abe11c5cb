import { escapeText } from '../kit/escape.ts';
import { count } from '../kit/format.ts';
import type { SpendInput } from './spend-input.ts';

/**
 * Pax8's documents say that `price` is the customer's, its staff says the partner's.
 * https://devx.pax8.com/docs/subscription-management
 */
const price =
  'Price and partner cost come from Pax8. The price may not be what the customer pays. ' +
  'Yearly prices are divided by 12, two- and three-year prices by 24 and 36.';

/** What the sums leave out, and how they are calculated. */
export const spendNotes = ({ spend, company, vendor }: SpendInput): string[] => {
  const { total, trials, once, free, unknownVendors } = spend;
  const { unknownPrice, unknownCost } = total;
  return [
    ...(unknownPrice > 0
      ? [
          `${count(unknownPrice, 'subscription has', 'subscriptions have')} an unknown price and ${unknownPrice === 1 ? 'is' : 'are'} not in the sums.`,
        ]
      : []),
    ...(unknownCost > 0
      ? [
          `${count(unknownCost, 'subscription has', 'subscriptions have')} an unknown partner cost. Cost and margin leave ${unknownCost === 1 ? 'it' : 'them'} out.`,
        ]
      : []),
    ...(once > 0 ? [`Not included: ${count(once, 'subscription')} not billed by the month or year.`] : []),
    ...(trials > 0 ? [`Not included: ${count(trials, 'trial')}.`] : []),
    ...(free > 0
      ? [
          `${count(free, 'subscription has', 'subscriptions have')} no fixed price (billed by usage).` +
            `${company === null ? '' : ` To see the usage, say “usage ${escapeText(company.name, 60)}”.`}`,
        ]
      : []),
    ...(vendor !== null && unknownVendors > 0
      ? [`The vendor of ${count(unknownVendors, 'product')} is unknown. Ask again in a few minutes.`]
      : []),
    ...(total.subscriptions > 0 ? [price] : []),
  ];
};
