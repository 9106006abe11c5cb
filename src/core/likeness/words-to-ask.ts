import type { Atom } from '../atoms/atom.ts';
import { withoutTypo } from '../questions/topics.ts';

/** Whose place stands for any name or value of its kind. */
const named: Readonly<Partial<Record<Atom['kind'], string>>> = {
  company: '_company',
  product: '_product',
  number: '_number',
  reference: '_reference',
};

const wordsIn = ({ kind, text }: Atom): readonly string[] =>
  named[kind] === undefined
    ? (text.toLowerCase().match(/[\p{L}'’]+|\d+/gu) ?? []).map((word) =>
        /\d/.test(word) ? '_number' : withoutTypo(word),
      )
    : [named[kind]];

/** The beginning of a longer word, which its other forms share. */
const stem = 5;

/** By what a message is compared with others: its words without names, their beginnings, and each two that stand together. */
export const wordsToAsk = (atoms: readonly Atom[]): readonly string[] => {
  const words = atoms.flatMap(wordsIn);
  const framed = ['^', ...words, '$'];
  return [
    ...new Set([
      ...words,
      ...words.flatMap((word) =>
        word.length > stem && !word.startsWith('_') ? [`${word.slice(0, stem)}-`] : [],
      ),
      ...framed.slice(1).map((word, at) => `${framed[at]} ${word}`),
    ]),
  ];
};
