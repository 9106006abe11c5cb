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

/** Words that say what kind of firm it is, when they stand last. */
const legalTails = new Set(
  (
    'inc incorporated ltd limited llc llp lp plc corp corporation co company gmbh mbh ag kg ohg ug se sa sas sarl srl ' +
    'spa bv nv ab as asa aps oy oyj pty pte pvt sro kft doo sl slu kk'
  ).split(' '),
);
const glue = new Set(['and', 'the']);

const maxLength = 400;
const maxWords = 24;

/** Lower case, without accents and with the letters that carry none spelled out. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßøæœłđðþı]/g, (letter) => spelled[letter] ?? letter);

/** The words of a text in letters and digits of any script; "S.A." is one word, "O'Brien" too. */
export const wordsOf = (text: string): string[] =>
  fold(text.slice(0, maxLength))
    .replace(/[\p{Cf}'’‘`´]/gu, '')
    .replace(/(?<![\p{L}\p{N}.])(?:\p{L}\.){2,}/gu, (letters) => `${letters.replaceAll('.', '')} `)
    .match(/[\p{L}\p{N}\p{M}]+/gu)
    ?.slice(0, maxWords) ?? [];

/** What a text is compared by when nothing else is left of it: itself, without space and case. */
export const rawKey = (text: string): string => text.trim().toLowerCase();

/** A name as it is compared: `words` without "and" and "the", `core` also without legal tails. */
export type NameWords = Readonly<{ words: readonly string[]; core: readonly string[] }>;

export const nameWords = (text: string): NameWords => {
  const all = wordsOf(text);
  const plain = all.filter((word) => !glue.has(word));
  const words = plain.length > 0 ? plain : all;
  let end = words.length;
  while (end > 1 && legalTails.has(words[end - 1] ?? '')) end -= 1;
  return { words, core: words.slice(0, end) };
};

/**
 * Whether each written word has a word of the name of its own. The longest written word chooses first: what fits it
 * also fits every beginning of it, so choosing in this order never takes a word that another one needed.
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
