import { DateTime } from 'luxon';

const signOf = (currency: string): string | undefined =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;

/**
 * The currency of an amount, by ISO 4217 code or by sign; `own` (`PSA_CURRENCY`) when there is none or the sign is
 * ambiguous. Null when unknown: a foreign sign is never taken for `own`.
 */
export const currencyOf = (named: string | null | undefined, own: string | null): string | null => {
  const text = named?.trim() ?? '';
  if (text === '') return own;
  if (/^[A-Z]{3}$/.test(text)) return text;
  if (own !== null && signOf(own) === text) return own;
  return text === '€' ? 'EUR' : null;
};

/** How many whole months a period has, from its first to its last day; null when there are none, or a fraction. */
export const monthsBetween = (first: number | null, last: number | null): number | null => {
  if (first === null || last === null) return null;
  const [from, to] = [first, last].map((at) => DateTime.fromMillis(at, { zone: 'UTC' }).startOf('day'));
  if (from === undefined || to === undefined) return null;
  const months = to.plus({ days: 1 }).diff(from, 'months').months;
  return Number.isInteger(months) && months > 0 ? months : null;
};

/**
 * Months by the name of a billing cycle: "Monthly", "Quarterly in advance". Null when it says anything else, or two
 * periods: "Annual, billed monthly".
 */
export const monthsNamed = (name: string | null | undefined): number | null => {
  const text = name ?? '';
  if (isUnclear.test(text)) return null;
  const words = [...text.toLowerCase().matchAll(periodWord)].map(([word]) => word);
  const months = new Set(words.map((word) => cycles.find(([pattern]) => pattern.test(word))?.[1]));
  const [only, ...others] = months;
  return others.length === 0 ? (only ?? null) : null;
};
/** Half-yearly comes before the year that is part of its name. */
const periodWord = /\b(?:(?:semi|half)[-\s]?(?:annual|year)|month|quarter|annual|year)(?:ly)?\b/g;
const cycles: readonly (readonly [RegExp, number])[] = [
  [/^month/, 1],
  [/^quarter/, 3],
  [/^(?:semi|half)/, 6],
  [/^(?:annual|year)/, 12],
];
/** "Bi-monthly", "Twice a year", "Every 2 months", "Weekly or monthly". */
const isUnclear =
  /\d|\b(?:bi|tri|semi[-\s]?month(?:ly)?|half[-\s]?(?:month|quarter)(?:ly)?|every|other|twice|times|non?|not|(?:month|quarter|year)s|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|days?|daily|weeks?|weekly|fortnight(?:ly)?)\b/i;
