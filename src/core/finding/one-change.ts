import { wordsOf } from '../names/name-words.ts';
import { hasProductWord, productWords } from '../names/product-words.ts';
import { textAt } from '../names/text-at.ts';
import type { Portfolio } from '../portfolio/portfolio.ts';
import type { Target } from '../understanding/intent.ts';
import { numberAt } from '../understanding/numbers.ts';
import { isPartOfName } from '../understanding/seat-counts.ts';
import { seatVerbs } from '../understanding/seat-words.ts';
import { cleanText, readTokens, type Token, wordsIn } from '../understanding/sentence.ts';

/** Words that join two things, replace one with another, or set a condition or a day. */
const joining = wordsIn(
  'and or plus then also but instead rather except without not both each all every respectively & / + ' +
    'if once when after before until unless while tomorrow today tonight next later now starting effective',
);
const days =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)$/;
const endings = wordsIn('cancel terminate discontinue order swap replace move');

const changes = ({ word }: Token): boolean =>
  endings.has(word) || (seatVerbs.has(word) && seatVerbs.get(word)?.weak === false);

/** Whether the number is next to the same word in a name: "Plan 2", "2 vCPU", "Studio 54". */
const inName = (tokens: readonly Token[], at: number, names: readonly (readonly string[])[]): boolean => {
  const word = (n: number): string => textAt(wordsOf(tokens[n]?.text ?? ''), 0);
  return names.some((name) =>
    name.some(
      (part, n) =>
        part === word(at) && ((n > 0 && name[n - 1] === word(at - 1)) || name[n + 1] === word(at + 1)),
    ),
  );
};

/** Whether two of the words occur in names, but never in the same name. */
const apart = (words: readonly string[], names: readonly (readonly string[])[]): boolean => {
  const named = [...new Set(words)]
    .map((word) => new Set(names.filter((name) => name.includes(word))))
    .filter((holding) => holding.size > 0);
  return named.some((holding, n) =>
    named.slice(n + 1).some((other) => [...holding].every((name) => !other.has(name))),
  );
};

/** Words of the text that start a company's name. */
const companiesIn = ({ companyNames }: Portfolio, text: string): string[] => {
  const firsts = new Set(companyNames.entries.map(({ core }) => textAt(core, 0)));
  return wordsOf(text).filter((word) => firsts.has(word) && !hasProductWord(word));
};

/** Whether a text meant as a product's name also seems to name a company. */
export const namesCompany = (portfolio: Portfolio, text: string): boolean =>
  companiesIn(portfolio, text).length > 0;

/**
 * Whether the text says more than a company and a product: another number, a day, a verb, a second name. Then nobody
 * knows which number belongs to what. `offered`: names to choose from.
 */
export const saysMore = (portfolio: Portfolio, text: string, offered: readonly string[] = []): boolean => {
  const tokens = readTokens(cleanText(text));
  if (tokens.some((token) => changes(token) || joining.has(token.word) || days.test(token.word))) return true;
  const products = [
    ...new Set([...portfolio.subscriptions.values()].map(({ productName }) => productName ?? '')),
    ...offered,
  ];
  const names = [...products.map(wordsOf), ...portfolio.companyNames.entries.map(({ words }) => words)];
  const isCount = ({ word }: Token, at: number): boolean =>
    word !== '365' &&
    numberAt(tokens, at) !== null &&
    !isPartOfName(tokens, at) &&
    !inName(tokens, at, names);
  return (
    tokens.some(isCount) ||
    apart(
      companiesIn(portfolio, text),
      portfolio.companyNames.entries.map(({ words }) => words),
    ) ||
    apart(productWords(text), products.map(productWords))
  );
};

/** The words of a sentence meant to name company and product. */
export const namesIn = ({ company, product, words }: Target): string =>
  words ?? [product, company].filter((part) => part !== null).join(' for ');
