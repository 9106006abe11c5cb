import Big from 'big.js';

/** An amount in decimal digits, two of them after the point ("55.44"), with its currency (ISO 4217). Amounts of two currencies are never added. */
export type Money = Readonly<{ amount: string; currency: string }>;

/** Months that one price covers, by billing term; One-Time, Trial and Activation have no monthly amount. */
const monthsOf: ReadonlyMap<string, number> = new Map([
  ['Monthly', 1],
  ['Annual', 12],
  ['2-Year', 24],
  ['3-Year', 36],
]);

/** Whether a billing term comes again, so that there is an amount a month. */
export const hasMonth = (billingTerm: string): boolean => monthsOf.has(billingTerm);

type Priced = Readonly<{ price: number | null; billingTerm: string; currency: string | null }>;

/**
 * What `quantity` seats cost a month; null when price or currency is unknown or the billing term has no month.
 * Pax8 gives the price per seat and billing term (an Annual price is for the year).
 */
export const monthly = (priced: Priced, quantity: number): Money | null => costOf(priced, quantity, 1);

/** The same for a year. */
export const yearly = (priced: Priced, quantity: number): Money | null => costOf(priced, quantity, 12);

const costOf = ({ price, billingTerm, currency }: Priced, quantity: number, months: number): Money | null => {
  const covered = monthsOf.get(billingTerm);
  if (price === null || currency === null || covered === undefined) return null;
  return {
    amount: inCents(price, quantity * months, covered) ?? inBig(price, quantity * months, covered),
    currency,
  };
};

const inBig = (price: number, times: number, covered: number): string =>
  new Big(price).times(times).div(covered).toFixed(2);

/** A price has four places at most, as a rule: then whole numbers reckon the same, ten times as fast. */
const places = 10_000;
const exactUpTo = 1e12;

/** The amount, reckoned in whole numbers that a double holds exactly; null where it could not. */
const inCents = (price: number, times: number, covered: number): string | null => {
  const units = Math.round(price * places);
  if (price < 0 || units / places !== price || units * times > exactUpTo) return null;
  return (Math.round((units * times) / (covered * (places / 100))) / 100).toFixed(2);
};

/**
 * One sum per currency, ordered by currency; never one over several. Amounts have two places, so whole cents add up
 * exactly, and fast enough for the thousands of rows of one look-up.
 */
export const sumByCurrency = (amounts: readonly Money[]): Money[] => {
  const sums = new Map<string, number>();
  for (const { amount, currency } of amounts)
    sums.set(currency, (sums.get(currency) ?? 0) + Math.round(Number(amount) * 100));
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, cents]) => ({ amount: (cents / 100).toFixed(2), currency }));
};
