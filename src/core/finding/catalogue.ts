import MiniSearch from 'minisearch';
import type { Product } from '../marketplace/records.ts';
import { type CatalogueNames, catalogueNames } from '../names/catalogue-names.ts';
import { fold } from '../names/name-words.ts';
import { productLevel, shortName } from '../names/product-names.ts';
import { brandWords, productWords, withoutFiller } from '../names/product-words.ts';
import { resolveVendor, vendorsOf } from '../names/vendors.ts';
import type { Instant } from '../words/instant.ts';

/** Pax8's products, prepared for search. */
export type Catalogue = Readonly<{
  products: readonly Product[];
  /** When Pax8 was read. */
  asOf: Instant;
  /** Rows that could not be read. */
  unreadable: number;
  /** By position in `products`. */
  words: MiniSearch;
  /** Name, vendor, SKU and id of each, for parts of a word or code. */
  texts: readonly string[];
}>;

export type CatalogueRead = Pick<Catalogue, 'products' | 'asOf' | 'unreadable'>;

export const buildCatalogue = ({ products, asOf, unreadable }: CatalogueRead): Catalogue => {
  const words = new MiniSearch({
    fields: ['name', 'vendor', 'code'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
  });
  words.addAll(
    products.map(({ name, vendorName, sku, id: code }, id) => ({
      id,
      name: productWords(shortName(name)).join(' '),
      vendor: productWords(vendorName ?? '').join(' '),
      code: productWords(`${sku ?? ''} ${code}`).join(' '),
    })),
  );
  const texts = products.map(({ name, vendorName, sku, id }) => fold([name, vendorName, sku, id].join('\n')));
  return { products, asOf, unreadable, words, texts };
};

const named = new WeakMap<Catalogue, CatalogueNames>();

/** A catalogue's names, for finding them in messages. Built once per version. */
export const namesIn = (catalogue: Catalogue): CatalogueNames => {
  const known = named.get(catalogue) ?? catalogueNames(catalogue.products);
  named.set(catalogue, known);
  return known;
};

/** Short words must be exact: one letter more or less is another product. */
const typos = (word: string): number | boolean => (word.length > 4 && !/\p{N}/u.test(word) ? 0.25 : false);

/** Products with every word of the text, best first; with typos only when none match without. */
const withWords = ({ words, products }: Catalogue, text: string): Product[] => {
  const written = productWords(text);
  const asked = withoutFiller(written);
  const query = (asked.length > 0 ? asked : written).join(' ');
  if (query === '') return [];
  const options = { combineWith: 'AND', prefix: (word: string) => word.length > 1 } as const;
  const exact = words.search(query, options);
  const found = exact.length > 0 ? exact : words.search(query, { ...options, fuzzy: typos });
  return found.map(({ id }) => products[id] as Product);
};

const withPart = ({ texts, products }: Catalogue, text: string): Product[] => {
  const part = fold(text.trim());
  return part === '' ? [] : products.filter((_, at) => texts[at]?.includes(part));
};

/** Products with the text, or all of its words, in their name, vendor, SKU or id. */
export const searchCatalogue = (catalogue: Catalogue, text: string): readonly Product[] => [
  ...new Set([...withPart(catalogue, text), ...withWords(catalogue, text)]),
];

/** Everything that a person may mean by the text, including names that differ only by brand. */
export const meantIn = (catalogue: Catalogue, text: string): readonly Product[] => [
  ...new Set([
    ...searchCatalogue(catalogue, text),
    ...catalogue.products.filter(({ name }) => productLevel(name, text) !== null),
  ]),
];

/** Products of a vendor: of the one that is meant, or of all whose name has the text in it. */
export const byVendor = (
  products: readonly Product[],
  all: readonly Product[],
  vendor: string,
): Product[] => {
  const meant = resolveVendor({ vendors: vendorsOf(all) }, vendor);
  const part = fold(vendor);
  return products.filter(({ vendorName }) =>
    meant.kind === 'one' ? vendorName === meant.vendor : fold(vendorName ?? '').includes(part),
  );
};

/**
 * The words to ask Pax8 for one by one, rarest first: its search takes a single word, several find nothing.
 * https://github.com/pax8labs/pax8-cli/issues/76
 */
export const keywordsOf = (text: string): readonly string[] => {
  const plain = text.trim();
  const spelled = productWords(plain).map((word) => word.replace(/^plan\d$/, 'plan'));
  const telling = withoutFiller(spelled).filter((word) => !brandWords.has(word));
  const rarest = [...(telling.length > 0 ? telling : spelled)].sort((a, b) => b.length - a.length)[0];
  const whole = /\s/.test(plain) ? [] : [plain];
  return [...new Set([...whole, ...(rarest === undefined ? [] : [rarest])].map(fold))];
};
