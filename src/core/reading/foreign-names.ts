import type { Word } from '../atoms/atom.ts';
import { wordsOf } from '../names/name-words.ts';
import { wordAt } from '../understanding/sentence.ts';
import type { Piece } from './pieces.ts';

const leads = /^(?:for|of|at|from|to|by|with|in|und|für)$/i;
const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);

/**
 * A word from within a company's name beside an unknown name: "Northgate Plumbing" is not Harbour & Sons Plumbing.
 * Alone, in lower case and without a preposition, such a word is an ordinary one.
 */
export const withForeignNames = (words: readonly Word[], pieces: readonly Piece[]): Piece[] => {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const before = result.at(-1);
    if (
      piece.kind !== 'company' ||
      piece.ids.length !== 1 ||
      piece.to - piece.from > 1 ||
      beginsName(piece)
    ) {
      result.push(piece);
      continue;
    }
    const led = leads.test(wordAt(words, (before?.from ?? piece.from) - 1));
    const foreign =
      before?.kind === 'left' &&
      before.to === piece.from &&
      words[before.from]?.comma !== true &&
      !/^(?:mr|mrs|ms|miss|dr|herr|frau|caller|user)$/.test(wordAt(words, before.from)) &&
      ((isCapital(before.text) && isCapital(piece.text)) || led);
    const exact = words[piece.from]?.owner !== null || hasWord(piece);
    // "accountant wants …": a word like one of a name's, where nothing leads to a name.
    const loose = !exact && !led && !isCapital(piece.text);
    if (loose) result.push({ kind: 'left', text: piece.text, from: piece.from, to: piece.to });
    else if (!foreign) result.push(piece);
    else {
      const text = `${before.text} ${piece.text}`;
      const out = piece.out === true ? { out: piece.out } : {};
      const place = { from: before.from, to: piece.to, text };
      result.splice(-1, 1, { kind: 'company', ids: [], name: text, ...place, ...out });
    }
  }
  return result;
};

const hasWord = ({ name, text }: Readonly<{ name: string; text: string }>): boolean =>
  text.length < 5 ||
  wordsOf(name).some((word) => word === text.toLowerCase().replace(/s$/, '') || wordsOf(text)[0] === word);

/** Whether the words begin the company's name: "woodgrove" for Woodgrove Bank, and not "care" for Primary Care. */
export const beginsName = ({ name, text }: Readonly<{ name: string; text: string }>): boolean => {
  const fold = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return fold(name).startsWith(fold(text.replace(/['’]s?$/, '')).slice(0, 4));
};
