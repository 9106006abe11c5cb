import { DateTime } from 'luxon';

const signOf = (currency: string): string | undefined =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;

/**
 * The currency of what a PSA names by a code of ISO 4217 or by a sign: `own` (`PSA_CURRENCY`) where it names none, or a sign that
 * several have. Null when it is not known: another's sign is never taken for `own`.
 */
export const currencyOf = (named: string | null | undefined, own: string | null): string | null => {
  const text = named?.trim() ?? '';
  if (text === '') return own;
  if (/^[A-Z]{3}$/.test(text)) return text;
  if (own !== null && signOf(own) === text) return own;
  return text === '€' ? 'EUR' : null;
};

/** How many whole months a period has, from its first to its last day; null when it has none, or not whole ones. */
export const monthsBetween = (first: number | null, last: number | null): number | null => {
  if (first === null || last === null) return null;
  const [from, to] = [first, last].map((at) => DateTime.fromMillis(at, { zone: 'UTC' }).startOf('day'));
  if (from === undefined || to === undefined) return null;
  const months = to.plus({ days: 1 }).diff(from, 'months').months;
  return Number.isInteger(months) && months > 0 ? months : null;
};

/** Months by the name that people give to a billing cycle: "Monthly", "Quarterly in advance". Null where it says anything else. */
export const monthsNamed = (name: string | null | undefined): number | null => {
  const found = cycles.filter(([pattern]) => pattern.test(name ?? ''));
  return found.length === 1 && !/\d|\b(?:bi|every|other|two|three)\b/i.test(name ?? '')
    ? (found[0]?.[1] ?? null)
    : null;
};
const cycles: readonly (readonly [RegExp, number])[] = [
  [/^month(?:ly)?\b/i, 1],
  [/^quarter(?:ly)?\b/i, 3],
  [/^(?:semi-?\s?annual(?:ly)?|half-?\s?year(?:ly)?)\b/i, 6],
  [/^(?:annual(?:ly)?|year(?:ly)?)\b/i, 12],
];
