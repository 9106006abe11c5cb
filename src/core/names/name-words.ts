import { textAt } from './text-at.ts';

const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Words for the legal form of a firm, at the end of its name. */
const legalTails = new Set(
  (
    'inc incorporated ltd limited llc llp lp plc corp corporation co company gmbh mbh ag kg ohg ug se sa sas sarl srl ' +
    'spa bv nv ab as asa aps oy oyj pty pte pvt sro kft doo sl slu kk'
  ).split(' '),
);
export const isLegalForm = (word: string): boolean => legalTails.has(word);
const glue = new Set(['and', 'the']);

const maxLength = 400;
const maxWords = 24;

/** Text that folding changes only in case: most of it. */
const isAscii = /^[\x20-\x7e]*$/;

/** Lower case, without accents; letters such as ß and ø are spelled out. */
export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  return isAscii.test(lower) ? lower : spelledOut(lower);
};

const spelledOut = (lower: string): string =>
  lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßøæœłđðþı]/g, (letter) => spelled[letter] as string);

const oneWord = /^[a-z\d]+$/;

/** The words of a text, in letters and digits of any script. "S.A." is one word, and so is "O'Brien". */
export const wordsOf = (text: string): string[] => {
  const folded = fold(text.slice(0, maxLength));
  return oneWord.test(folded) ? [folded] : severalWords(folded);
};

const severalWords = (folded: string): string[] =>
  folded
    .replace(/[\p{Cf}'’‘`´]/gu, '')
    .replace(/(?<![\p{L}\p{N}.])(?:\p{L}\.){2,}/gu, (letters) => `${letters.replaceAll('.', '')} `)
    .match(/[\p{L}\p{N}\p{M}]+/gu)
    ?.slice(0, maxWords) ?? [];

/** The trimmed text in lower case, for texts without any words. */
export const rawKey = (text: string): string => text.trim().toLowerCase();

/** A name for comparing: `words` without "and" and "the", `core` also without the legal form. */
export type NameWords = Readonly<{ words: readonly string[]; core: readonly string[] }>;

export const nameWords = (text: string): NameWords => {
  const all = wordsOf(text);
  const plain = all.filter((word) => !glue.has(word));
  const words = plain.length > 0 ? plain : all;
  let end = words.length;
  while (end > 1 && isLegalForm(textAt(words, end - 1))) end -= 1;
  return { words, core: words.slice(0, end) };
};

/**
 * Whether each written word matches a different word of the name. The longest word picks first: whatever fits it also
 * fits its beginnings, so it never takes a word another needs.
 */
export const covers = (
  name: readonly string[],
  written: readonly string[],
  fits: (written: string, word: string) => boolean,
): boolean => {
  const free = [...name];
  return [...written]
    .sort((a, b) => b.length - a.length)
    .every((word) => {
      const whole = free.indexOf(word);
      const at = whole >= 0 ? whole : free.findIndex((candidate) => fits(word, candidate));
      if (at >= 0) free.splice(at, 1);
      return at >= 0;
    });
};
