import { wordsOf } from '../names/name-words.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import { matchHeld } from './held-products.ts';

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

/** Of several companies that a name fits, the only one that has the product; null when more have it, or none. */
export const onlyHolder = (portfolio: Portfolio, ids: readonly string[], product: string): string | null => {
  if (ids.length < 2 || ids.length > most) return null;
  const named = ids.flatMap((id) => portfolio.companies.get(id) ?? []);
  const [holder, other] = named.filter((each) => matchHeld(portfolio, each, product).kind !== 'none');
  return other === undefined ? (holder?.name ?? null) : null;
};
