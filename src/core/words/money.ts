import Big from 'big.js';

/**
 * An amount with the decimal places of its currency ("55.44") and the currency (ISO 4217). Amounts in different currencies
 * are never added.
 */
export type Money = Readonly<{ amount: string; currency: string }>;

const knownPlaces = new Map<string, number>();

/** The decimal places of a currency by ISO 4217: none of the yen, three of the Kuwaiti dinar; two of an unknown one. */
export const currencyPlaces = (currency: string | null): number => {
  if (currency === null) return 2;
  const known = knownPlaces.get(currency);
  if (known !== undefined) return known;
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    ...{ style: 'currency', currency },
  }).resolvedOptions();
  knownPlaces.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
};

/** An amount rounded to the places of its currency, never "-0.00". */
export const digitsOf = (amount: Big | number, currency: string | null): string => {
  const places = currencyPlaces(currency);
  const rounded = new Big(amount).round(places);
  return (rounded.eq(0) ? new Big(0) : rounded).toFixed(places);
};

/** The same as money. */
export const moneyOf = (amount: Big | number, currency: string): Money => ({
  amount: digitsOf(amount, currency),
  currency,
});

/** Months one price covers. One-Time, Trial and Activation have no monthly amount. */
const monthsOf: ReadonlyMap<string, number> = new Map([
  ['Monthly', 1],
  ['Annual', 12],
  ['2-Year', 24],
  ['3-Year', 36],
]);

/** Whether a billing term recurs and so has a monthly amount. */
export const hasMonth = (billingTerm: string): boolean => monthsOf.has(billingTerm);

const once = new Set(['One-Time', 'Trial', 'Activation']);

/** Whether a billing term has one bill at most. */
export const isBilledOnce = (billingTerm: string): boolean => once.has(billingTerm);

/** The months one price covers; null for One-Time, Trial, Activation and unknown terms. */
export const billingMonths = (billingTerm: string): number | null => monthsOf.get(billingTerm) ?? null;

/** With at least the currency's decimal places, or as many as a unit price has, up to six: "23.10", "0.0125". */
export const inPlaces = (amount: Big | number, currency: string | null = null): string => {
  const exact = new Big(amount).round(6);
  const places = exact.toFixed().split('.')[1]?.length ?? 0;
  return exact.toFixed(Math.max(currencyPlaces(currency), places));
};

type Priced = Readonly<{
  price: number | null;
  /** With one of these, a price of 0 is not known. A negative price never is. */
  partnerCost?: number | null;
  billingTerm: string;
  currency: string | null;
}>;

type Known = Readonly<{
  price: number | null;
  partnerCost: number | null;
  /** Whether there is a commitment, or may be one. */
  committed: boolean;
  billingTerm: string;
  /** Whether Pax8's price list of today has 0 as its price and partner cost. */
  listedFree?: boolean;
}>;

/**
 * The price, or null when Pax8 gave none or an impossible one. A price of 0 is known only for a trial, or where the
 * price list has 0 too; elsewhere it may be a missing price.
 */
export const knownPrice = ({
  price,
  partnerCost,
  committed,
  billingTerm,
  listedFree = false,
}: Known): number | null => {
  if (price === null || price < 0 || (partnerCost ?? 0) < 0) return null;
  if (price > 0) return price;
  const isBound = committed || (billingMonths(billingTerm) ?? 0) > 1 || (partnerCost ?? 0) > 0;
  return !isBound && (billingTerm === 'Trial' || (listedFree && partnerCost === 0)) ? 0 : null;
};

/** The larger of price and partner cost per seat; null when the price is unknown. */
export const dearer = (known: Known): number | null => {
  const price = knownPrice(known);
  return price === null ? null : Math.max(price, known.partnerCost ?? 0);
};

/**
 * What `quantity` seats cost per month; null when seats, price or currency are unknown or the billing term has no monthly
 * amount. Pax8's price is per seat and billing term (an Annual price is for the year).
 */
export const monthly = (priced: Priced, quantity: number | null): Money | null => costOf(priced, quantity, 1);

/** The same for a year. */
export const yearly = (priced: Priced, quantity: number | null): Money | null => costOf(priced, quantity, 12);

const costOf = (
  { price, partnerCost = null, billingTerm, currency }: Priced,
  quantity: number | null,
  months: number,
): Money | null => {
  const covered = monthsOf.get(billingTerm);
  if (price === null || price < 0 || (price === 0 && (partnerCost ?? 0) > 0)) return null;
  if (quantity === null || currency === null || covered === undefined) return null;
  const times = quantity * months;
  const scale = 10 ** currencyPlaces(currency);
  const units = inUnits(price, times, covered, scale);
  return units === null
    ? moneyOf(new Big(price).times(times).div(covered), currency)
    : { amount: amountOfUnits(units, currency), currency };
};

/** Most prices have at most four decimal places. Integers then give the same result ten times as fast. */
const places = 10_000;
const exactUpTo = 1e12;

/** The amount in the smallest unit of its currency, by integers a double holds exactly; null when it cannot. */
const inUnits = (price: number, times: number, covered: number, scale: number): number | null => {
  const exact = Math.round(price * places);
  if (exact / places !== price || exact * times > exactUpTo || scale > places) return null;
  return Math.round((exact * times) / (covered * (places / scale)));
};

/** Above this many of a currency's smallest unit a number is no longer exact: ten trillion dollars. */
const exactUnits = 1e15;

/** An amount in its currency's smallest unit (cents, yen). Exact up to `exactUnits`. */
export const smallestUnits = ({ amount, currency }: Money): number =>
  Math.round(Number(amount) * 10 ** currencyPlaces(currency));

/** The same, back as an amount. */
export const amountOfUnits = (units: number, currency: string): string =>
  (units / 10 ** currencyPlaces(currency)).toFixed(currencyPlaces(currency));

/**
 * One sum per currency, ordered by currency. Adds whole units of the currency's smallest unit: exact, and fast for
 * thousands of rows. Sums too large for that are added as decimals.
 */
export const sumByCurrency = (amounts: readonly Money[]): Money[] => {
  const sums = new Map<string, { readonly scale: number; units: number; reach: number }>();
  let [last, sum] = ['', { scale: 1, units: 0, reach: 0 }];
  for (const { amount, currency } of amounts) {
    if (currency !== last || sums.size === 0) {
      sum = sums.get(currency) ?? { scale: 10 ** currencyPlaces(currency), units: 0, reach: 0 };
      sums.set(currency, sum);
      last = currency;
    }
    const units = Math.round(Number(amount) * sum.scale);
    sum.units += units;
    sum.reach += Math.abs(units);
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { units, reach }]) =>
      reach > exactUnits ? bigSum(amounts, currency) : { amount: amountOfUnits(units, currency), currency },
    );
};

const bigSum = (amounts: readonly Money[], currency: string): Money => {
  const own = amounts.filter((money) => money.currency === currency);
  return moneyOf(
    own.reduce((sum, { amount }) => sum.plus(amount), new Big(0)),
    currency,
  );
};
