import { fold } from '../names/name-words.ts';
import { isTypoOf } from '../names/typos.ts';
import { cuesOfWord, isOwnWord } from './cue-at.ts';
import { type Cue, cueRows } from './cues.ts';

const verbs = cueRows
  .filter(([cue]) => /^(?:add|remove|increase|decrease|set|end|swap)$/.test(cue))
  .flatMap(([, phrases]) => phrases.split('|').filter((phrase) => !phrase.includes(' ')))
  .filter((verb) => !cuesOfWord(fold(verb)).includes('foreign'));

/** Everyday words a letter away from a verb: "in the shop" stops nothing, who shares a number shaves nothing off. */
const noVerbs = /^(?:shops?|shares?)$/;

/**
 * The verb of a change that a word with a typo means; the first letter must be right: "dump" is not "bump". Null when
 * there is none.
 */
export const verbWithTypo = (word: string): Cue | null => {
  if (word === 'ad') return 'add';
  const verb =
    word.length < 4 || isOwnWord(word) || noVerbs.test(word)
      ? undefined
      : verbs.find((each) => each.length > 3 && each[0] === word[0] && isTypoOf(word, each));
  return verb === undefined ? null : (cuesOfWord(verb)[0] ?? null);
};

const smallWords =
  'please seats seat licence licences license licenses users thanks from with more extra another needs additional'.split(
    ' ',
  );

/** What a small word with a typo says: "seets", "mroe". Of a short word only the order of letters may be wrong. */
export const smallWithTypo = (word: string): readonly Cue[] => {
  if (word.length < 4 || isOwnWord(word)) return [];
  const letters = (of: string): string => [...of].sort().join('');
  const small = smallWords.find(
    (each) =>
      each[0] === word[0] && (each.length < 5 ? letters(each) === letters(word) : isTypoOf(word, each)),
  );
  return small === undefined ? [] : cuesOfWord(small);
};

/** Small numbers with two letters the wrong way round. */
const turned: Readonly<Record<string, number>> = {
  oen: 1,
  tow: 2,
  thre: 3,
  therre: 3,
  fuor: 4,
  foru: 4,
  fiev: 5,
  sevn: 7,
  eigth: 8,
};
export const numberWithTypo = (word: string): number | null =>
  Object.hasOwn(turned, word) ? (turned[word] ?? null) : null;
