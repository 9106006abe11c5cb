import { wordsOf } from '../names/name-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';

/** Of several companies that one word fits, the one that has it as a word of its own: "oceanview" is no Ocean View Hotel. */
export const withWord = (
  { companies }: Portfolio,
  ids: readonly string[],
  text: string,
): readonly string[] => {
  const [word, second] = wordsOf(text.replace(/['’]s$/, ''));
  if (ids.length < 2 || word === undefined || second !== undefined) return ids;
  const whole = ids.filter((id) => wordsOf(companies.get(id)?.name ?? '').includes(word));
  return whole.length === 1 ? whole : ids;
};

/** The one company whose words begin with these letters: "wwi" for Wide World Importers. Null for none and for several. */
export const companyByInitials = (
  { companies }: Portfolio,
  letters: string,
): Readonly<{ id: string; name: string }> | null => {
  if (!/^[a-z]{3,6}$/.test(letters)) return null;
  const [found, other] = [...companies.values()].filter(({ name }) => {
    const words = wordsOf(name);
    return words.length === letters.length && words.every((word, n) => word[0] === letters[n]);
  });
  return found === undefined || other !== undefined ? null : found;
};
