import type { CatalogueNames } from './catalogue-names.ts';
import { wordsOf } from './name-words.ts';
import { findNames, type NameIndex } from './names.ts';
import { shortName } from './product-names.ts';
import { productWords } from './product-words.ts';
import type { Skus } from './skus.ts';
import { indexTaught, type TaughtIndex, type TaughtName } from './taught-names.ts';

type Places = ReadonlyMap<string, readonly number[]>;

/** A product's name without Pax8's tail, and its words for comparing, cut once. */
type ProductEntry = Readonly<{ name: string; words: readonly string[] }>;

/** The names of a portfolio, prepared for finding them inside a message. Built once for each portfolio. */
export type Vocabulary = Readonly<{
  companies: NameIndex;
  /** The one company whose words begin with these letters: "wwi" for Wide World Importers. None where several have the same. */
  byInitials: ReadonlyMap<string, number>;
  /** Companies by each of their words, and by each two words that follow each other. */
  byWord: Places;
  byPair: Places;
  /** Those that somebody has. */
  products: readonly ProductEntry[];
  productsByWord: ReadonlyMap<string, ReadonlySet<number>>;
  skus: Skus;
  /** Each number in a product's name with the word before or after it: "plan 2", "2 vcpu". */
  numberPairs: ReadonlySet<string>;
  /** The words of products in the order of their letters, for beginnings. */
  productWordsInOrder: readonly string[];
  /** The words of products by length, for typos. */
  productWordsByLength: ReadonlyMap<number, readonly string[]>;
  /** What can be bought; null before the catalogue was read. */
  catalogue: CatalogueNames | null;
  taught: TaughtIndex;
}>;

const push = <K>(map: Map<K, number[]>, key: K, entry: number): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, [entry]);
  else if (known.at(-1) !== entry) known.push(entry);
};

const companyPlaces = ({ entries }: NameIndex): Readonly<{ byWord: Places; byPair: Places }> => {
  const byWord = new Map<string, number[]>();
  const byPair = new Map<string, number[]>();
  entries.forEach(({ words, core }, entry) => {
    // No name begins at its legal form: "Acme Corp" is not A. Datum Corporation.
    core.forEach((word, at) => {
      push(byWord, word, entry);
      const next = words[at + 1];
      if (next !== undefined) push(byPair, `${word} ${next}`, entry);
    });
  });
  return { byWord, byPair };
};

const shortestInitials = 3;

/** By the first letters of a name's words, with and without its legal form. */
const initialsOf = ({ entries }: NameIndex): ReadonlyMap<string, number> => {
  const found = new Map<string, number | null>();
  entries.forEach(({ name, words, core }, entry) => {
    // "J.P. Whitfield" is JPW.
    const dotted = new Set(wordsOf((name.match(/(?<!\p{L})(?:\p{L}\.){2,}/gu) ?? []).join(' ')));
    const all = [words, core].map((of) =>
      of.map((word) => (dotted.has(word) ? word : word.charAt(0))).join(''),
    );
    // "gdairy" for Greenfield Dairy.
    if (core.length > 1) all.push(`${core[0]?.charAt(0) ?? ''}${core.slice(1).join('')}`);
    for (const letters of new Set(all)) {
      const known = found.get(letters);
      found.set(letters, known === undefined || known === entry ? entry : null);
    }
  });
  return new Map(
    [...found].flatMap(([letters, entry]) =>
      entry === null || letters.length < shortestInitials || !/^\p{L}+$/u.test(letters)
        ? []
        : [[letters, entry]],
    ),
  );
};

/** Each two words of a name of which one holds a digit. */
const numberPairsOf = (name: string): string[] => {
  const words = wordsOf(name);
  return words
    .slice(1)
    .map((word, before) => `${words[before]} ${word}`)
    .filter((pair) => /\d/.test(pair));
};

/** Whether a taught name may be read: its company is there, and no other company or product is called exactly so. */
const isInForce =
  (companies: NameIndex, products: readonly ProductEntry[]) =>
  ({ name, kind, id, means }: TaughtName): boolean => {
    const called = findNames(companies, name, 'equal')?.ids ?? [];
    const known = kind === 'product' || companies.entries.some((entry) => entry.id === id);
    const words = productWords(name).join(' ');
    return (
      known &&
      called.every((other) => kind === 'company' && other === id) &&
      products.every(
        (product) =>
          product.words.join(' ') !== words || (kind === 'product' && product.name === shortName(means)),
      )
    );
  };

export const buildVocabulary = (
  companies: NameIndex,
  productNames: Iterable<string>,
  taught: readonly TaughtName[] = [],
): Vocabulary => {
  const products = [...new Set([...productNames].map(shortName))].map((name) => ({
    name,
    words: productWords(name),
  }));
  const productsByWord = new Map<string, Set<number>>();
  products.forEach(({ words }, entry) => {
    for (const word of words) {
      const having = productsByWord.get(word);
      if (having === undefined) productsByWord.set(word, new Set([entry]));
      else having.add(entry);
    }
  });
  const byLength = new Map<number, string[]>();
  for (const word of productsByWord.keys()) {
    const same = byLength.get(word.length);
    if (same === undefined) byLength.set(word.length, [word]);
    else same.push(word);
  }
  return {
    skus: new Map(),
    catalogue: null,
    companies,
    ...companyPlaces(companies),
    byInitials: initialsOf(companies),
    products,
    productsByWord,
    numberPairs: new Set(products.flatMap(({ name }) => numberPairsOf(name))),
    productWordsInOrder: [...productsByWord.keys()].sort(),
    productWordsByLength: byLength,
    taught: indexTaught(taught.filter(isInForce(companies, products))),
  };
};
