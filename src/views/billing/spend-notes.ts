import { escapeText } from '../kit/escape.ts';
import { count } from '../kit/format.ts';
import type { SpendInput } from './spend-input.ts';

/**
 * Pax8's documents call `price` the customer's, its staff the partner's.
 * https://devx.pax8.com/docs/subscription-management
 */
const price =
  'Price and partner cost as Pax8’s API gives them; its documents disagree whether the price is what the customer pays. ' +
  'A price for a year is divided by 12, for two or three years by 24 or 36.';

/** What the sums do not hold, and how they are reckoned. */
export const spendNotes = ({ spend, company, vendor }: SpendInput): string[] => {
  const { total, trials, once, free, unknownVendors } = spend;
  const { unknownPrice, unknownCost } = total;
  return [
    ...(unknownPrice > 0
      ? [
          `Of ${count(unknownPrice, 'subscription')} the price is not known: ${unknownPrice === 1 ? 'it is' : 'they are'} in no sum.`,
        ]
      : []),
    ...(unknownCost > 0
      ? [
          `Of ${count(unknownCost, 'subscription')} the partner cost is not known: cost and margin are without ${unknownCost === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(once > 0
      ? [
          `${count(once, 'subscription is', 'subscriptions are')} billed once or otherwise than by the month or year, and not in it.`,
        ]
      : []),
    ...(trials > 0 ? [`${count(trials, 'trial is', 'trials are')} not in it.`] : []),
    ...(free > 0
      ? [
          `${count(free, 'subscription has', 'subscriptions have')} a price of nothing, as what is billed by use has` +
            `${company === null ? '.' : `: “usage ${escapeText(company.name, 60)}” tells what was used.`}`,
        ]
      : []),
    ...(vendor !== null && unknownVendors > 0
      ? [`Of ${count(unknownVendors, 'product')} the vendor is not known; ask again in some minutes.`]
      : []),
    ...(total.subscriptions > 0 ? [price] : []),
  ];
};
