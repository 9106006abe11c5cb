import type { Subscription } from '../marketplace/records.ts';
import { byText } from '../words/by-text.ts';
import { covers, rawKey } from './name-words.ts';
import { brandWords, productWords, withoutFiller } from './product-words.ts';
import { distance, isTypoOf } from './typos.ts';

/** A product's name as people say it: without Pax8's tail for New Commerce. */
export const shortName = (productName: string): string =>
  productName
    .replaceAll(/\[(?:New Commerce Experience|NCE)\]/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/**
 * How well a text fits a product's name, best first. `brand`: without "Microsoft", "Office" and "365". `other-brand`:
 * Office 365 for Microsoft 365 or the reverse, two products at two prices, so always ask.
 */
const levels = ['equal', 'parts', 'brand', 'typos', 'other-brand'] as const;
export type ProductLevel = (typeof levels)[number];

export type ProductMatch =
  | Readonly<{ kind: 'one'; subscription: Subscription; level: ProductLevel }>
  /** Only one when the text is not precise enough. */
  | Readonly<{ kind: 'several'; subscriptions: readonly Subscription[]; level: ProductLevel }>
  | Readonly<{ kind: 'none' }>;

const isPart = (written: string, word: string): boolean =>
  written.length > 2 && !/\p{N}/u.test(written) && word.startsWith(written);
const isPartOrTypo = (written: string, word: string): boolean =>
  isPart(written, word) || isTypoOf(written, word);

const otherBrand = (written: readonly string[], name: readonly string[]): boolean => {
  if (!name.includes('365')) return false;
  const saysMicrosoft =
    written.includes('microsoft') && written.includes('365') && !written.includes('office');
  return (
    (written.includes('office') && !name.includes('office')) || (saysMicrosoft && !name.includes('microsoft'))
  );
};

const levelOfWords = (name: readonly string[], written: readonly string[]): ProductLevel | null => {
  if (name.join(' ') === written.join(' ')) return 'equal';
  if (covers(name, written, isPart)) return 'parts';
  const unbranded = written.filter((word) => !brandWords.has(word));
  if (unbranded.length === 0) return null;
  if (otherBrand(written, name)) return covers(name, unbranded, isPartOrTypo) ? 'other-brand' : null;
  if (covers(name, unbranded, isPart)) return 'brand';
  return covers(name, unbranded, isPartOrTypo) ? 'typos' : null;
};

/** A text prepared for comparing with product names. */
type Written = Readonly<{ key: string; words: readonly string[] }>;

const writtenAs = (text: string): Written => ({ key: rawKey(text), words: productWords(text) });

/** A product's name as people say it, and its words; kept, because the same few names are asked for again and again. */
const namedAs = byText((productName) => {
  const short = shortName(productName);
  return { keys: [rawKey(productName), rawKey(short)], words: productWords(short) };
});

const levelOf = (productName: string | null, { key, words }: Written): ProductLevel | null => {
  if (productName === null || key === '') return null;
  const { keys, words: name } = namedAs(productName);
  if (keys.includes(key)) return 'equal';
  if (words.length === 0) return null;
  const plain = withoutFiller(words);
  return levelOfWords(name, words) ?? (plain === words ? null : levelOfWords(name, plain));
};

/** How well a text fits a product's name; null when it does not. */
export const productLevel = (productName: string | null, text: string): ProductLevel | null =>
  levelOf(productName, writtenAs(text));

const likeness = (productName: string | null, written: readonly string[]): number => {
  const name = productWords(productName ?? '');
  return written.filter((word) => name.some((other) => distance(word, other, 2) <= (word.length > 4 ? 2 : 0)))
    .length;
};

/**
 * The subscription a text means, among one company's. Equal matches are `several`; digits and plan numbers must match.
 */
export const matchProduct = (candidates: readonly Subscription[], text: string): ProductMatch => {
  if (candidates.length === 0) return { kind: 'none' };
  const written = writtenAs(text);
  const fitting = candidates.map((subscription) => ({
    subscription,
    level: levelOf(subscription.productName, written),
  }));
  const level = levels.find((wanted) => fitting.some((each) => each.level === wanted));
  const subscriptions = fitting.filter((each) => each.level === level).map((each) => each.subscription);
  const [first] = subscriptions;
  if (level === undefined || first === undefined) return { kind: 'none' };
  return subscriptions.length === 1 && level !== 'other-brand'
    ? { kind: 'one', subscription: first, level }
    : { kind: 'several', subscriptions, level };
};

/** All of them, those with the most similar names first. */
export const nearestFirst = (candidates: readonly Subscription[], text: string): readonly Subscription[] => {
  const written = productWords(text);
  const ranked = candidates.map((subscription) => ({
    subscription,
    likeness: likeness(subscription.productName, written),
  }));
  ranked.sort((a, b) => b.likeness - a.likeness);
  return ranked.map(({ subscription }) => subscription);
};

export const isBetter = (a: ProductLevel, b: ProductLevel): boolean => levels.indexOf(a) < levels.indexOf(b);
