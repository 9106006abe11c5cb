import { wordsOf } from '../names/name-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';

/** Of more companies a word says nothing. */
const most = 20;

/** Of several companies that one word fits, the one that has it as a word of its own: "oceanview" is no Ocean View Hotel. */
export const withWord = (
  { companies }: Portfolio,
  ids: readonly string[],
  text: string,
): readonly string[] => {
  const [word, second] = wordsOf(text.replace(/['’]s$/, ''));
  if (ids.length < 2 || ids.length > most || word === undefined || second !== undefined) return ids;
  const whole = ids.filter((id) => wordsOf(companies.get(id)?.name ?? '').includes(word));
  return whole.length === 1 ? whole : ids;
};

type Named = Readonly<{ id: string; name: string }>;

/** By initials; null where several companies have the same. Made once for each portfolio. */
const made = new WeakMap<Portfolio, ReadonlyMap<string, Named | null>>();

const initialsIn = (portfolio: Portfolio): ReadonlyMap<string, Named | null> => {
  const known = made.get(portfolio);
  if (known !== undefined) return known;
  const found = new Map<string, Named | null>();
  for (const company of portfolio.companies.values()) {
    const letters = wordsOf(company.name)
      .map((word) => word.charAt(0))
      .join('');
    found.set(letters, found.has(letters) ? null : company);
  }
  made.set(portfolio, found);
  return found;
};

/** The one company whose words begin with these letters: "wwi" for Wide World Importers. Null for none and for several. */
export const companyByInitials = (portfolio: Portfolio, letters: string): Named | null =>
  /^[a-z]{3,6}$/.test(letters) ? (initialsIn(portfolio).get(letters) ?? null) : null;
