import type { Vocabulary } from '../names/vocabulary.ts';
import { byText } from '../words/by-text.ts';
import type { Atom, Word } from './atom.ts';
import { withTaughtNames } from './taught-words.ts';
import { atomsOf, wordsIn } from './words.ts';

/** A text in its words and what they say. */
export type Heard = Readonly<{ words: readonly Word[]; atoms: readonly Atom[] }>;

/** Enough for a message and its parts. */
const most = 300;
const heard = new WeakMap<Vocabulary, (text: string) => Heard>();

/** Many rules hear a message and its parts: each text is taken apart once. */
export const heardIn = (vocabulary: Vocabulary, text: string): Heard => {
  const known = heard.get(vocabulary);
  if (known !== undefined) return known(text);
  const hear = byText((said): Heard => {
    const words = withTaughtNames(vocabulary, wordsIn(said));
    return { words, atoms: atomsOf(vocabulary, words) };
  }, most);
  heard.set(vocabulary, hear);
  return hear(text);
};
