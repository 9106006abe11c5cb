import { wordsOf } from '../names/name-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';

/** A word shared by more companies says nothing. */
const most = 20;

/**
 * Of several companies that one word fits, the one that has it as a whole word: "oceanview" is not Ocean View Hotel.
 */
export const withWord = (
  { companies }: Portfolio,
  ids: readonly string[],
  text: string,
): readonly string[] => {
  const [word, second] = wordsOf(text.replace(/['’]s$/, ''));
  if (ids.length < 2 || ids.length > most || word === undefined || second !== undefined) return ids;
  const whole = ids.filter((id) => wordsOf(String(companies.get(id)?.name)).includes(word));
  return whole.length === 1 ? whole : ids;
};
