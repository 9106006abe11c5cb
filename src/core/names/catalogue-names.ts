import type { Product } from '../marketplace/records.ts';
import { wordsOf } from './name-words.ts';
import { shortName } from './product-names.ts';
import { brandWords, productWords } from './product-words.ts';
import { type Skus, skusOf } from './skus.ts';

/** A catalogue name in comparable words: its own, and those of its vendor that it lacks. */
type CatalogueEntry = Readonly<{ own: readonly string[]; all: readonly string[] }>;

/** The names of everything that can be bought, for finding them in messages. Built once for each catalogue. */
export type CatalogueNames = Readonly<{
  entries: readonly CatalogueEntry[];
  byWord: ReadonlyMap<string, ReadonlySet<number>>;
  /**
   * Words with which a name in a message may begin. `brand`: the first word of only one vendor's names, which can stand
   * for a product alone. `line`: the second, which needs a number beside it.
   */
  starts: ReadonlyMap<string, 'brand' | 'line' | 'common'>;
  skus: Skus;
  /** Vendors by their names in lower case. */
  vendors: ReadonlyMap<string, string>;
}>;

type Start = Readonly<{ as: 'brand' | 'line' | 'common' }>;

/** Where the words begin that distinguish a name: behind "Microsoft 365". */
export const unbrandedFrom = (words: readonly string[]): number =>
  Math.max(
    0,
    words.findIndex((word) => !brandWords.has(word)),
  );

export const catalogueNames = (products: readonly Product[]): CatalogueNames => {
  const entries: CatalogueEntry[] = [];
  const byWord = new Map<string, Set<number>>();
  const starts = new Map<string, Start & Readonly<{ vendor: string }>>();
  const vendors = new Map<string, string>();
  const start = (word: string | undefined, vendor: string, as: 'brand' | 'line'): void => {
    if (word === undefined) return;
    const known = starts.get(word);
    const shared = known !== undefined && (known.as === 'common' || known.vendor !== vendor);
    starts.set(word, { vendor, as: shared ? 'common' : known?.as === 'brand' ? 'brand' : as });
  };
  const add = (name: string, vendorName: string | null): void => {
    const own = productWords(shortName(name));
    const maker = vendorName === null ? [] : productWords(vendorName).filter((word) => !own.includes(word));
    const all = [...own, ...maker];
    const entry = entries.push({ own, all }) - 1;
    for (const word of all) {
      const having = byWord.get(word);
      if (having === undefined) byWord.set(word, new Set([entry]));
      else having.add(entry);
    }
    const from = unbrandedFrom(own);
    const vendor = vendorName ?? '';
    for (const word of [own[0], own[from], maker[0]]) start(word, vendor, 'brand');
    start(own[from + 1], vendor, 'line');
  };
  for (const { name, vendorName } of products) {
    add(name, vendorName);
    if (vendorName === null || vendors.has(vendorName.toLowerCase())) continue;
    vendors.set(vendorName.toLowerCase(), vendorName);
    if (wordsOf(vendorName).length > 0) add(vendorName, vendorName);
  }
  return {
    entries,
    byWord,
    starts: new Map([...starts].map(([word, { as }]) => [word, as])),
    skus: skusOf(products),
    vendors,
  };
};
