/*
 * Pax8's own words for terms, statuses and kinds of price. Other spellings of the same word are seen on the wire
 * (`1-Year` for Annual, `ACTIVE`, `per_unit`); a word that nobody knows stays as it is.
 */

const bare = (written: string): string => written.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

type Speller = (written: string | null) => string | null;

/** Returns Pax8's spelling. `also` names other words for it, in bare letters and digits. */
const speller = (
  words: readonly string[],
  also: Readonly<Record<string, readonly string[]>> = {},
): Speller => {
  const known = new Map(words.map((word) => [bare(word), word]));
  for (const [word, others] of Object.entries(also)) for (const other of others) known.set(other, word);
  return (written) => (written === null ? null : (known.get(bare(written)) ?? written));
};

const month = ['month', '1month', '1months', 'onemonth', 'p1m'];
const year = ['annually', 'yearly', 'year', '1year', '1years', 'oneyear', '12month', '12months', 'p1y'];
const years = (n: number, name: string) => [`${n}years`, `${name}year`, `${n * 12}months`, `p${n}y`];

/** The enum `billingTerm` of Pax8's partner document. */
export const billingTermOf = speller(
  ['Monthly', 'Annual', '2-Year', '3-Year', 'One-Time', 'Trial', 'Activation'],
  { Monthly: month, Annual: year, '2-Year': years(2, 'two'), '3-Year': years(3, 'three') },
);

/** `commitmentTerm` of Pax8's partner document: a text, with `3-Year` as its example. */
export const commitmentTermOf = speller(['Monthly', '1-Year', '2-Year', '3-Year'], {
  Monthly: month,
  '1-Year': [...year, 'annual'],
  '2-Year': [...years(2, 'two'), 'biennial'],
  '3-Year': [...years(3, 'three'), 'triennial'],
});

const byMonths: ReadonlyMap<number, string> = new Map([
  [1, 'Monthly'],
  [12, '1-Year'],
  [24, '2-Year'],
  [36, '3-Year'],
]);

/** The same from `commitmentTermInMonths`. */
export const commitmentOfMonths = (months: number | null): string | null =>
  months === null ? null : (byMonths.get(months) ?? null);

/** The enum `status` of a subscription. */
export const subscriptionStatusOf = speller(
  [
    ...['Active', 'Cancelled', 'PendingManual', 'PendingAutomated', 'PendingCancel', 'WaitingForDetails'],
    ...['Trial', 'Converted', 'PendingActivation', 'Activated'],
  ],
  { Cancelled: ['canceled'] },
);
export const companyStatusOf = speller(['Active', 'Inactive', 'Deleted']);
export const planTypeOf = speller(['Flat', 'Volume', 'Tiered', 'Mark-Up']);
export const chargeTypeOf = speller(['Per Unit', 'Flat Rate']);
