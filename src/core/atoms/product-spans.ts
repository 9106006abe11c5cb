import { wordsOf } from '../names/name-words.ts';
import {
  areProductWords,
  brandWords,
  isInLongForm,
  isProductWord,
  productWords,
  productWordsIn,
} from '../names/product-words.ts';
import { isTypoOf, typosAllowed } from '../names/typos.ts';
import type { Vocabulary } from '../names/vocabulary.ts';
import { isTopicWord } from '../questions/topics.ts';
import { numberAt } from '../understanding/numbers.ts';
import type { Token } from '../understanding/sentence.ts';
import { cueAt } from './cue-at.ts';
import { isKnownProduct, type Knows, knowing } from './known-products.ts';

/**
 * Words of a message that stand for a product, as written. `known` is false when no product of the vocabulary fits;
 * `offered`: only the catalogue has it.
 */
export type ProductSpan = Readonly<{
  from: number;
  to: number;
  text: string;
  known: boolean;
  offered?: true;
}>;

export const joiners: ReadonlySet<string> = new Set(['for', 'of', 'and', 'with', '&', 'the']);
export const longestProduct = 9;
const numberWords = new Set(['1', '2', '3', '5', 'one', 'two', 'three', 'five']);

export const wordOf = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? '';
export const textOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ text, owner }) => owner ?? text)
    .join(' ');

/** Whether the number at this place belongs to the word before it, as in a product's name: "plan 2", "2 vcpu". */
const numberInName = ({ numberPairs }: Vocabulary, tokens: readonly Token[], at: number): boolean => {
  const word = wordOf(tokens, at);
  const [before] = wordsOf(wordOf(tokens, at - 1)).slice(-1);
  const [after] = wordsOf(wordOf(tokens, at + 1));
  if (/^(?:plan|p)$/.test(String(before)) && /^[1-5]$/.test(word)) return true;
  return numberPairs.has(`${before} ${word}`) || numberPairs.has(`${word} ${after}`);
};

/** "premium per user" is one name. */
const isOfPremium = (tokens: readonly Token[], at: number): boolean => {
  const per = wordOf(tokens, at) === 'per' ? at : at - 1;
  return (
    wordOf(tokens, per - 1) === 'premium' &&
    wordOf(tokens, per) === 'per' &&
    wordOf(tokens, per + 1) === 'user'
  );
};

/** Whether a token can be a word of a product's name. */
const mayBePart = (vocabulary: Vocabulary, tokens: readonly Token[], at: number, first: boolean): boolean => {
  const word = wordOf(tokens, at);
  if (word === '' || word.endsWith('%') || (word === 'plus' && numberAt(tokens, at + 1) !== null))
    return false;
  if (/^[+-]?\d+x?$/.test(word)) return word === '365' || (!first && numberInName(vocabulary, tokens, at));
  if (/^[ef]$/.test(word)) return numberWords.has(wordOf(tokens, at + 1));
  if (numberWords.has(word) && /^[ef]$/.test(wordOf(tokens, at - 1))) return !first;
  if (isInLongForm((n) => wordOf(tokens, n), at, first)) return true;
  if (/^(?:plan|p)$/.test(word)) {
    const next = wordOf(tokens, at + 1);
    return /^[1-5]$/.test(next) || vocabulary.numberPairs.has(`${word} ${next}`);
  }
  const words = productWords(word);
  return (
    words.length > 0 &&
    words.every((each) => vocabulary.productsByWord.has(each) || isProductWord(each) || brandWords.has(each))
  );
};

/** What such words are before these: "the office manager", "a security mailing", "a Teams call". */
const everyday: Readonly<Record<string, RegExp>> = {
  cyber:
    /^(?:insurance|insurers?|insured|risks?|audits?|polic(?:y|ies)|attacks?|crime|incidents?|essentials|questionnaires?|premium|people|guys?|training)$/,
  office: /^(?:managers?|lady|staff|hours|party|move|admins?|workers?|assistants?|clerks?|building|kitchen)$/,
  security:
    /^(?:mailings?|newsletters?|guards?|reviews?|audits?|officers?|incidents?|questionnaires?|reasons|checks?|breach|reports?|training)$/,
  teams: /^(?:are|were|merged?|calls?|meetings?|chats?|channels?|messages?)$/,
  plan: /^(?:an?|our|their)$/,
  project: /^(?:managers?|leads?|leaders?)$/,
  exchange: /^(?:rates?|student)$/,
  power: /^(?:cuts?|outages?)$/,
  standard: /^(?:procedures?|practice|answers?|reply|process|terms|contracts?)$/,
  phone: /^(?:calls?|numbers?|bills?|lines?)$/,
};

/** Whether a word belongs to the everyday one behind it, or is one of the phones that ring. */
export const isEveryday = (tokens: readonly Token[], at: number): boolean =>
  everyday[wordOf(tokens, at)]?.test(wordOf(tokens, at + 1)) === true ||
  (wordOf(tokens, at) === 'phones' && /^(?:the|our|their)$/.test(wordOf(tokens, at - 1))) ||
  (/^managers?$/.test(wordOf(tokens, at)) && wordOf(tokens, at - 1) !== 'password');

/** "can you phone Microsoft" is no product of theirs. */
const isCalled = (tokens: readonly Token[], at: number): boolean =>
  wordOf(tokens, at) === 'phone' && /^(?:microsoft|pax8|adobe|them|him|her)$/.test(wordOf(tokens, at + 1));

/** "our office", "the phones": alone, a place or a thing, not a product. */
const isPlace = (tokens: readonly Token[], at: number): boolean =>
  wordOf(tokens, at) === 'phones' ||
  isEveryday(tokens, at) ||
  (wordOf(tokens, at) === 'office' &&
    /^(?:our|their|the|his|her|my|your|main|head|back|front|home|new|an)$/.test(wordOf(tokens, at - 1)));

/** "8 GB" alone is of anything. */
const isSize = (word: string): boolean => /^(?:\d+|gb|vcpu)$/.test(word) && word !== '365';

/** Whether the words alone can name a product: more than the bot's words or everyday ones. */
const tells = (
  vocabulary: Vocabulary,
  tokens: readonly Token[],
  from: number,
  to: number,
  isName: (at: number) => boolean,
  words: readonly string[],
): boolean => {
  // "phone" is a product after a number or a company, and else a word.
  const placed = /^(?:[+-]?\d+x?|of)$/.test(wordOf(tokens, from - 1)) || isName(from - 1);
  const content = tokens
    .slice(from, to)
    .filter(
      (_, n) =>
        placed ||
        (!isPlace(tokens, from + n) &&
          cueAt(tokens, from + n) === null &&
          !isTopicWord(wordOf(tokens, from + n))) ||
        to - from > 1,
    );
  return (
    content.length > 0 &&
    words.some((each) => !isSize(each) && (vocabulary.productsByWord.has(each) || isProductWord(each)))
  );
};

/** "Exchange Online Plan | 2": the number is the plan's, not a number of seats. */
const cutsPlan = (tokens: readonly Token[], until: number, to: number): boolean =>
  until < to && /^(?:plan|p)$/.test(wordOf(tokens, until - 1)) && /^[1-5]$/.test(wordOf(tokens, until));

export const endsWithPlan = (tokens: readonly Token[], until: number): boolean =>
  /^(?:p(?:lan)?[1-5]|ppu)$/.test(wordOf(tokens, until - 1)) ||
  isOfPremium(tokens, until - 1) ||
  (/^[1-5]$/.test(wordOf(tokens, until - 1)) && /^(?:plan|p)$/.test(wordOf(tokens, until - 2)));

/** The words of a message, with the lines that they stand in. */
export type Line = readonly (Token & Readonly<{ line: number }>)[];

/** The words of a message with the products of a vocabulary. What a word may be is looked up once. */
type Wording = Readonly<{
  vocabulary: Vocabulary;
  tokens: Line;
  knows: Knows;
  mayBePart: (at: number, first: boolean) => boolean;
  /** The text between two positions, cut for comparing. */
  wordsFrom: (from: number, to: number) => readonly string[];
}>;

const wordingOf = (vocabulary: Vocabulary, tokens: Line, knows: Knows): Wording => {
  const parts: (boolean | undefined)[] = [];
  const cut: (readonly string[] | undefined)[] = [];
  return {
    ...{ vocabulary, tokens, knows },
    mayBePart: (at, first) => {
      const place = at * 2 + Number(first);
      parts[place] ??= mayBePart(vocabulary, tokens, at, first);
      return parts[place];
    },
    wordsFrom: (from, to) =>
      tokens.slice(from, to).flatMap(({ text, owner }, n) => {
        cut[from + n] ??= wordsOf(owner ?? text);
        return cut[from + n] ?? [];
      }),
  };
};

const spanAt = (
  wording: Wording,
  from: number,
  end: number,
  isName: (at: number) => boolean,
): ProductSpan | null => {
  const { vocabulary, tokens, knows, wordsFrom } = wording;
  const to = runEnd(wording, from, end);
  // "365 days" is no product.
  if (to === from || isCalled(tokens, from) || (wordOf(tokens, from) === '365' && to === from + 1))
    return null;
  const ends = Array.from({ length: to - from }, (_, n) => to - n)
    .filter((until) => !joiners.has(wordOf(tokens, until - 1)) && !cutsPlan(tokens, until, to))
    .map((until) => ({ until, words: productWordsIn(wordsFrom(from, until)) }))
    .filter(({ until, words }) => tells(vocabulary, tokens, from, until, isName, words));
  const known = ends.find(({ words }) => isKnownProduct(knows, words))?.until;
  const planned = ends.find(
    ({ until, words }) =>
      until > (known ?? 0) &&
      !joiners.has(wordOf(tokens, known ?? from)) &&
      endsWithPlan(tokens, until) &&
      areProductWords(words),
  )?.until;
  const named = planned ?? known ?? ends.find(({ words }) => areProductWords(words))?.until;
  return named === undefined
    ? null
    : { from, to: named, text: textOf(tokens, from, named), known: known === named };
};

/** "Office 365 E3 for Microsoft 365 E3": behind a plan's own word another name begins with its brand. */
const beginsAnother = (tokens: readonly Token[], joiner: number): boolean =>
  /^(?:[ef][1357]|a[135]|basic|standard|premium|p[12]|pro|copilot|[1-5])$/.test(wordOf(tokens, joiner - 1)) &&
  brandWords.has(wordOf(tokens, joiner + 1)) &&
  /^[1-5ef]/.test(wordOf(tokens, joiner + 3));

/** Where the words that can be a product's name end, from a position on. */
const runEnd = ({ tokens, mayBePart }: Wording, from: number, end: number): number => {
  if (!mayBePart(from, true)) return from;
  let to = from + 1;
  while (to < end && to - from < longestProduct) {
    const joins = joiners.has(wordOf(tokens, to)) && to + 1 < end;
    if (mayBePart(to, false)) to += 1;
    else if (joins && !beginsAnother(tokens, to) && mayBePart(to + 1, true)) to += 2;
    else break;
  }
  return to;
};

/** Finds the products that a message names outside the given places. A name ends at a comma, a colon and a line's end. */
export const productFinder = (
  vocabulary: Vocabulary,
  tokens: Line,
  knows = knowing(vocabulary),
): ((isTaken: (at: number) => boolean) => ProductSpan[]) => {
  const wording = wordingOf(vocabulary, tokens, knows);
  const spans = new Map<number, ProductSpan | null>();
  // A name is the same as before where it ends at the same place, behind a name or not.
  const spanOf = (from: number, end: number, isName: (at: number) => boolean): ProductSpan | null => {
    const key = (from * tokens.length + end) * 2 + Number(isName(from - 1));
    const known = spans.get(key);
    if (known !== undefined) return known;
    const span = spanAt(wording, from, end, isName);
    spans.set(key, span);
    return span;
  };
  return (isTaken) => outside(tokens, isTaken, spanOf);
};

const outside = (
  tokens: Line,
  isTaken: (at: number) => boolean,
  spanOf: (from: number, end: number, isName: (at: number) => boolean) => ProductSpan | null,
): ProductSpan[] => {
  const found: ProductSpan[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (isTaken(at)) continue;
    let end = at + 1;
    while (
      end < tokens.length &&
      !isTaken(end) &&
      tokens[end - 1]?.comma !== true &&
      tokens[end - 1]?.colon !== true &&
      tokens[end]?.line === tokens[at]?.line
    )
      end += 1;
    const span = spanOf(at, end, isTaken);
    if (span === null) continue;
    found.push(span);
    at = span.to - 1;
  }
  return found;
};

/** Whether an unexplained word is a product's word with a typo. */
export const isProductTypo = ({ productWordsByLength }: Vocabulary, word: string): boolean => {
  const allowed = typosAllowed(word);
  if (allowed === 0) return false;
  for (let length = word.length - allowed; length <= word.length + allowed; length += 1)
    if (productWordsByLength.get(length)?.some((known) => isTypoOf(word, known))) return true;
  return false;
};
