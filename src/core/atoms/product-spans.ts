import { type CatalogueNames, unbrandedFrom } from '../names/catalogue-names.ts';
import { wordsOf } from '../names/name-words.ts';
import { areProductWords, brandWords, isProductText, productWords } from '../names/product-words.ts';
import { isTypoOf, typosAllowed } from '../names/typos.ts';
import type { Vocabulary } from '../names/vocabulary.ts';
import { isTopicWord } from '../questions/topics.ts';
import { numberAt } from '../understanding/numbers.ts';
import type { Token } from '../understanding/sentence.ts';
import { monthOf } from '../understanding/spans.ts';
import { cueAt, isOwnWord } from './cue-at.ts';
import { isKnownProduct, type Knows, knowing } from './known-products.ts';

/**
 * Words of a message that stand for a product, as written. `known` is false when no product of the vocabulary fits; `offered`: only
 * the catalogue has it.
 */
export type ProductSpan = Readonly<{
  from: number;
  to: number;
  text: string;
  known: boolean;
  offered?: true;
}>;

const joiners = new Set(['for', 'of', 'and', 'with', '&', 'the']);
const longestProduct = 9;
const numberWords = new Set(['1', '2', '3', '5', 'one', 'two', 'three', 'five']);

const wordOf = (tokens: readonly Token[], at: number): string => tokens[at]?.word ?? '';
const textOf = (tokens: readonly Token[], from: number, to: number): string =>
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
  if (isOfPremium(tokens, at)) return !first;
  if (/^pcs?$/.test(word)) return !first && wordOf(tokens, at - 1) === 'cloud';
  if (/^(?:plan|p)$/.test(word)) {
    const next = wordOf(tokens, at + 1);
    return /^[1-5]$/.test(next) || vocabulary.numberPairs.has(`${word} ${next}`);
  }
  const words = productWords(word);
  return (
    words.length > 0 &&
    words.every((each) => vocabulary.productsByWord.has(each) || isProductText(each) || brandWords.has(each))
  );
};

/** "our office", "the phones": a place or a thing, and no product, alone. */
const isPlace = (tokens: readonly Token[], at: number): boolean =>
  wordOf(tokens, at) === 'phones' ||
  (wordOf(tokens, at) === 'office' &&
    /^(?:our|their|the|his|her|my|your|main|head|back|front|home|new|an)$/.test(wordOf(tokens, at - 1)));

/** Whether the words alone can name a product: more than words of the bot or of ordinary speech. */
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
    content.length > 0 && words.some((each) => vocabulary.productsByWord.has(each) || isProductText(each))
  );
};

/** "Exchange Online Plan | 2": the number is the plan's, and no number of seats. */
const cutsPlan = (tokens: readonly Token[], until: number, to: number): boolean =>
  until < to && /^(?:plan|p)$/.test(wordOf(tokens, until - 1)) && /^[1-5]$/.test(wordOf(tokens, until));

const endsWithPlan = (tokens: readonly Token[], until: number): boolean =>
  /^(?:p(?:lan)?[1-5]|ppu)$/.test(wordOf(tokens, until - 1)) ||
  isOfPremium(tokens, until - 1) ||
  (/^[1-5]$/.test(wordOf(tokens, until - 1)) && /^(?:plan|p)$/.test(wordOf(tokens, until - 2)));

/** The words of a message beside the products of a vocabulary. What a word may be is looked up once. */
type Wording = Readonly<{
  vocabulary: Vocabulary;
  tokens: Line;
  knows: Knows;
  mayBePart: (at: number, first: boolean) => boolean;
}>;

const wordingOf = (vocabulary: Vocabulary, tokens: Line, knows: Knows): Wording => {
  const parts: (boolean | undefined)[] = [];
  return {
    ...{ vocabulary, tokens, knows },
    mayBePart: (at, first) => {
      const place = at * 2 + Number(first);
      parts[place] ??= mayBePart(vocabulary, tokens, at, first);
      return parts[place];
    },
  };
};

const spanAt = (
  wording: Wording,
  from: number,
  end: number,
  isName: (at: number) => boolean,
): ProductSpan | null => {
  const { vocabulary, tokens, knows } = wording;
  const to = runEnd(wording, from, end);
  // "365 days" is no product.
  if (to === from || (wordOf(tokens, from) === '365' && to === from + 1)) return null;
  const ends = Array.from({ length: to - from }, (_, n) => to - n)
    .filter((until) => !joiners.has(wordOf(tokens, until - 1)) && !cutsPlan(tokens, until, to))
    .map((until) => ({ until, words: productWords(textOf(tokens, from, until)) }))
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

/** Where words that can be a product's name end, from a place on. */
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

/** A word as the catalogue writes it: "pros" for "pro". */
const inCatalogue = ({ byWord }: CatalogueNames, word: string): string | null =>
  byWord.has(word) ? word : ([word.replace(/s$/, ''), `${word}s`].find((each) => byWord.has(each)) ?? null);

/** `joined`: over a word like "and". */
type Run = Readonly<{
  words: readonly string[];
  entries: ReadonlySet<number>;
  to: number;
  joined: boolean;
}>;
type Line = readonly (Token & Readonly<{ line: number }>)[];

/** The words of a name at this place, and where the next begin: "plan 2" is one. */
const nameWordsAt = (tokens: Line, at: number): Readonly<{ words: readonly string[]; to: number }> => {
  const { word, owner } = tokens[at] as Line[number];
  const number = /^(?:plan|p|[ef])$/.test(word) && /^[1-5]$/.test(wordOf(tokens, at + 1));
  return {
    words: productWords(number ? `${word} ${wordOf(tokens, at + 1)}` : (owner ?? word)),
    to: at + (number ? 2 : 1),
  };
};

const inBoth = (some: ReadonlySet<number>, others: ReadonlySet<number>): ReadonlySet<number> => {
  if (some === others) return some;
  const [few, many] = some.size < others.size ? [some, others] : [others, some];
  const both = new Set<number>();
  for (const entry of few) if (many.has(entry)) both.add(entry);
  return both;
};

/** The same name, gone on by the next word; null where no name of the catalogue does. */
const goOn = (catalogue: CatalogueNames, tokens: Line, { words, entries, to, joined }: Run): Run | null => {
  const { words: next, to: end } = nameWordsAt(tokens, to);
  const known = next.map((word) => inCatalogue(catalogue, word)).filter((word) => word !== null);
  if (next.length === 0 || known.length < next.length || known.some((word) => words.includes(word)))
    return null;
  const left = known.reduce(
    (fitting, word) => inBoth(fitting, catalogue.byWord.get(word) as ReadonlySet<number>),
    entries,
  );
  return left.size === 0 ? null : { words: [...words, ...known], entries: left, to: end, joined };
};

/** Whether some name has the words one after another, near its beginning. */
const followsName = ({ entries }: CatalogueNames, { words, entries: fitting }: Run): boolean =>
  someOf(fitting, (entry) => {
    const { own } = entries[entry] as CatalogueNames['entries'][number];
    const at = own.indexOf(words[0] as string);
    return at >= 0 && at <= unbrandedFrom(own) + 1 && words.every((word, n) => own[at + n] === word);
  });

const isWholeName = ({ entries }: CatalogueNames, { words, entries: fitting }: Run): boolean =>
  someOf(fitting, (entry) => {
    const { own } = entries[entry] as CatalogueNames['entries'][number];
    return own.length === words.length && words.every((word, n) => own[n] === word);
  });

const someOf = (all: ReadonlySet<number>, is: (entry: number) => boolean): boolean => {
  for (const entry of all) if (is(entry)) return true;
  return false;
};

/** A word of the bot, a number or a month, which alone names nothing. */
const isPlainWord = (tokens: Line, at: number): boolean => {
  const word = wordOf(tokens, at);
  return (
    isOwnWord(word) ||
    isTopicWord(word) ||
    joiners.has(word) ||
    monthOf(word) > 0 ||
    numberAt(tokens, at) !== null
  );
};

/** Whether a run names something: a brand, or the words of a name as they follow each other. */
const namesOffer = (catalogue: CatalogueNames, tokens: Line, from: number, run: Run): boolean => {
  const telling = tokens.slice(from, run.to).filter((_, n) => !isPlainWord(tokens, from + n));
  const as = run.words.map((word) => catalogue.starts.get(word));
  if (telling.length === 0 || wordOf(tokens, from).length < 3) return false;
  const counted = numberAt(tokens, from - 1) !== null;
  if (run.to - from === 1) return as[0] === 'brand' || (as[0] === 'line' && counted);
  const inOrder = run.joined || run.words.some((word) => /^\d+$/.test(word));
  return followsName(catalogue, run) || (as.includes('brand') && !inOrder);
};

/** The names of the catalogue that may begin here, each a word longer. */
const runsAt = (
  catalogue: CatalogueNames,
  tokens: Line,
  from: number,
  isTaken: (at: number) => boolean,
): Run[] => {
  const [first] = productWords(wordOf(tokens, from));
  const entries =
    first !== undefined && catalogue.starts.has(first) ? catalogue.byWord.get(first) : undefined;
  const runs: Run[] = [];
  if (entries === undefined) return runs;
  let run = goOn(catalogue, tokens, { words: [], entries, to: from, joined: false });
  while (run !== null) {
    runs.push(run);
    const joins = joiners.has(wordOf(tokens, run.to));
    const next: number = joins ? run.to + 1 : run.to;
    const { comma, colon } = tokens[run.to - 1] as Line[number];
    const ends =
      next >= tokens.length ||
      next - from >= longestProduct ||
      isTaken(next) ||
      tokens[next]?.line !== tokens[from]?.line ||
      comma === true ||
      colon;
    run = ends ? null : goOn(catalogue, tokens, { ...run, to: next, joined: run.joined || joins });
  }
  return runs;
};

/** Whether a name may go on here, beyond that of a product that somebody has. */
const mayGoOn = (catalogue: CatalogueNames, tokens: Line, at: number): boolean => {
  const next = joiners.has(wordOf(tokens, at)) ? at + 1 : at;
  return (
    next < tokens.length &&
    nameWordsAt(tokens, next).words.some((word) => inCatalogue(catalogue, word) !== null)
  );
};

/**
 * What a message names of the catalogue that nobody has: never what is known as a product that somebody has, and of such a name no
 * part, but what goes on beyond it. `held`: the products that are found without the catalogue.
 */
export const offeredSpans = (
  { catalogue }: Vocabulary,
  tokens: Line,
  held: readonly ProductSpan[],
  knows: Knows,
  isTaken: (at: number) => boolean,
): ProductSpan[] => {
  const found: ProductSpan[] = [];
  if (catalogue === null) return found;
  for (let at = 0; at < tokens.length; at += 1) {
    if (isTaken(at)) continue;
    const known = held.find((span) => span.known && span.from <= at && at < span.to);
    if (known !== undefined && !mayGoOn(catalogue, tokens, known.to)) {
      at = known.to - 1;
      continue;
    }
    const from = at;
    const run = runsAt(catalogue, tokens, from, isTaken)
      .filter(
        (each) =>
          !isPlainWord(tokens, each.to - 1) || endsWithPlan(tokens, each.to) || isWholeName(catalogue, each),
      )
      .findLast((each) => namesOffer(catalogue, tokens, from, each));
    if (run === undefined || isKnownProduct(knows, run.words)) continue;
    const { to } = run;
    const rivals = held.filter((each) => each.from < to && from < each.to);
    const beyond = rivals.every(
      (each) => from <= each.from && each.to <= to && (!each.known || each.to - each.from < to - from),
    );
    if (!beyond) continue;
    found.push({ from, to, text: textOf(tokens, from, to), known: true, offered: true });
    at = to - 1;
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
