import Big from 'big.js';

/** An amount in decimal digits, two of them after the point ("55.44"), with its currency (ISO 4217). Amounts of two currencies are never added. */
export type Money = Readonly<{ amount: string; currency: string }>;

/** Months that one price covers, by billing term; One-Time, Trial and Activation have no monthly amount. */
const monthsOf: Readonly<Record<string, number>> = { Monthly: 1, Annual: 12, '2-Year': 24, '3-Year': 36 };

type Priced = Readonly<{ price: number | null; billingTerm: string; currency: string | null }>;

/**
 * What `quantity` seats cost a month; null when price or currency is unknown or the billing term has no month.
 * Pax8 gives the price per seat and billing term (an Annual price is for the year).
 */
export const monthly = (priced: Priced, quantity: number): Money | null => costOf(priced, quantity, 1);

/** The same for a year. */
export const yearly = (priced: Priced, quantity: number): Money | null => costOf(priced, quantity, 12);

const costOf = ({ price, billingTerm, currency }: Priced, quantity: number, months: number): Money | null => {
  const covered = monthsOf[billingTerm];
  if (price === null || currency === null || covered === undefined) return null;
  const cents = wholeCents(price, quantity * months, covered);
  const exact = () => new Big(price).times(quantity).times(months).div(covered).toFixed(2);
  return { amount: cents === null ? exact() : inUnits(cents), currency };
};

/**
 * `price` times `count` by `parts` in cents, half a cent counting as one. Whole numbers up to 2^53 are exact, and many
 * times as fast as Big over all subscriptions. null where they would not do: more than four places, below zero, too large.
 */
const wholeCents = (price: number, count: number, parts: number): number | null => {
  const tenThousandths = Math.round(price * 10_000);
  const twice = 2 * tenThousandths * count + 100 * parts;
  if (tenThousandths / 10_000 !== price || price < 0 || !Number.isSafeInteger(twice)) return null;
  return Math.floor(twice / (200 * parts));
};

const inUnits = (cents: number): string => (cents / 100).toFixed(2);

/** One sum per currency, ordered by currency; never one over several. */
export const sumByCurrency = (amounts: readonly Money[]): Money[] => {
  const sums = new Map<string, number>();
  for (const { amount, currency } of amounts)
    sums.set(currency, (sums.get(currency) ?? 0) + Math.round(Number(amount) * 100));
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, cents]) => ({ amount: inUnits(cents), currency }));
};
