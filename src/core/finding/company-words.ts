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
  const whole = ids.filter((id) => wordsOf(String(companies.get(id)?.name)).includes(word));
  return whole.length === 1 ? whole : ids;
};
