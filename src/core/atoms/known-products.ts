import { covers } from '../names/name-words.ts';
import { brandWords, withoutFiller } from '../names/product-words.ts';
import type { Vocabulary } from '../names/vocabulary.ts';

const begins = (written: string, word: string): boolean =>
  written.length > 2 && !/\p{N}/u.test(written) && word.startsWith(written);

/** Whether some product of the vocabulary has all these words. Answers are kept for the rest of the message. */
export type Knows = (words: readonly string[]) => boolean;

/** The position of the first word that does not come before this one. */
const placeIn = (inOrder: readonly string[], word: string): number => {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle] as string) < word) low = middle + 1;
    else high = middle;
  }
  return low;
};

const none: ReadonlySet<number> = new Set();

export const knowing = ({ products, productsByWord, productWordsInOrder }: Vocabulary): Knows => {
  const having = new Map<string, ReadonlySet<number>>();
  /** The products with a word that this one is or begins. */
  const withWord = (written: string): ReadonlySet<number> => {
    const known = having.get(written);
    if (known !== undefined) return known;
    const same = productsByWord.get(written) ?? none;
    let found: Set<number> | null = null;
    for (let at = placeIn(productWordsInOrder, written); ; at += 1) {
      const word = productWordsInOrder[at];
      if (word === undefined || !begins(written, word)) break;
      if (word === written) continue;
      found ??= new Set(same);
      for (const entry of productsByWord.get(word) as ReadonlySet<number>) found.add(entry);
    }
    having.set(written, found ?? same);
    return found ?? same;
  };
  const answers = new Map<string, boolean>();
  const fits = (words: readonly string[]): boolean => {
    const [rarest, ...others] = words.map(withWord).sort((a, b) => a.size - b.size);
    for (const entry of rarest as ReadonlySet<number>)
      if (
        others.every((entries) => entries.has(entry)) &&
        covers((products[entry] as (typeof products)[number]).words, words, begins)
      )
        return true;
    return false;
  };
  return (words) => {
    const key = words.join(' ');
    const answer = answers.get(key) ?? fits(words);
    answers.set(key, answer);
    return answer;
  };
};

export const isKnownProduct = (knows: Knows, words: readonly string[]): boolean => {
  if (knows(words)) return true;
  const filled = withoutFiller(words);
  const unbranded = filled.filter((word) => !brandWords.has(word));
  return unbranded.length > 0 && unbranded.length < words.length && knows(unbranded);
};
