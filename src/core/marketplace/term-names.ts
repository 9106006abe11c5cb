/** Spellings of terms without a number, by their months. */
const named: ReadonlyMap<string, number> = new Map([
  ['month', 1],
  ['monthly', 1],
  ['month to month', 1],
  ['quarterly', 3],
  ['year', 12],
  ['yearly', 12],
  ['annual', 12],
  ['annually', 12],
  ['biennial', 24],
  ['triennial', 36],
]);

/** The months of a term in any spelling: `1-Year`, `1 Year`, `Annual`, `12 months`, `P1Y`; null when it names none. */
export const termMonths = (term: string): number | null => {
  const text = term
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/ (?:term|commitment)$/, '');
  const known = named.get(text);
  if (known !== undefined) return known;
  const [, count, unit] = /^p?(\d{1,3}) ?(m|mo|months?|y|yr|yrs|years?)$/.exec(text) ?? [];
  const months = Number(count) * (unit?.startsWith('m') === true ? 1 : 12);
  return unit !== undefined && months > 0 ? months : null;
};

/** Pax8's own name of a commitment of so many months: `Monthly`, `1-Year`, `18-Month`. */
const nameOf = (months: number): string =>
  months === 1 ? 'Monthly' : months % 12 === 0 ? `${months / 12}-Year` : `${months}-Month`;

/**
 * A commitment term as Pax8 writes it, so that terms can be compared: by its months (`commitmentTermInMonths`) when
 * given, otherwise by its spelling. What names no length stays as it is; null means no commitment.
 * https://devx.pax8.com/reference/findproductpricingbyproductid
 */
export const commitmentName = (term: string | null, months: number | null = null): string | null => {
  if (months !== null && Number.isInteger(months) && months > 0) return nameOf(months);
  if (term === null || /^(?:none|no commitment|n\/a)$/i.test(term)) return null;
  const read = termMonths(term);
  return read === null ? term : nameOf(read);
};
