import Big from 'big.js';

/** An amount in decimal digits ("55.44") with its currency (ISO 4217). Amounts of two currencies are never added. */
export type Money = Readonly<{ amount: string; currency: string }>;

/** Months that one price covers, by billing term; One-Time, Trial and Activation have no monthly amount. */
const monthsOf: Readonly<Record<string, number>> = { Monthly: 1, Annual: 12, '2-Year': 24, '3-Year': 36 };

type Priced = Readonly<{ price: number | null; billingTerm: string; currency: string | null }>;

/**
 * What `quantity` seats cost a month; null when price or currency is unknown or the billing term has no month.
 * Pax8 gives the price per seat and billing term (an Annual price is for the year).
 */
export const monthly = (priced: Priced, quantity: number): Money | null => {
  const months = monthsOf[priced.billingTerm];
  if (priced.price === null || priced.currency === null || months === undefined) return null;
  return { amount: new Big(priced.price).times(quantity).div(months).toFixed(2), currency: priced.currency };
};

/** The same for a year. */
export const yearly = (priced: Priced, quantity: number): Money | null => {
  const months = monthsOf[priced.billingTerm];
  if (priced.price === null || priced.currency === null || months === undefined) return null;
  return {
    amount: new Big(priced.price).times(quantity).times(12).div(months).toFixed(2),
    currency: priced.currency,
  };
};

/** One sum per currency, ordered by currency; never one over several. */
export const sumByCurrency = (amounts: readonly Money[]): Money[] => {
  const sums = new Map<string, Big>();
  for (const { amount, currency } of amounts)
    sums.set(currency, (sums.get(currency) ?? new Big(0)).plus(amount));
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, sum]) => ({ amount: sum.toFixed(2), currency }));
};
