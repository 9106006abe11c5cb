import { type CatalogueNames, unbrandedFrom } from '../names/catalogue-names.ts';
import { productWords } from '../names/product-words.ts';
import type { Vocabulary } from '../names/vocabulary.ts';
import { isTopicWord } from '../questions/topics.ts';
import { numberAt } from '../understanding/numbers.ts';
import { monthOf } from '../understanding/spans.ts';
import { isOwnWord } from './cue-at.ts';
import { isKnownProduct, type Knows } from './known-products.ts';
import {
  endsWithPlan,
  joiners,
  type Line,
  longestProduct,
  type ProductSpan,
  textOf,
  wordOf,
} from './product-spans.ts';

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

/** The same name extended by the next word; null when the catalogue has no such name. */
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

/** "SentinelOne Complete": behind a brand the word that only one of its products has. */
const tellsApart = ({ starts }: CatalogueNames, { words, entries }: Run): boolean =>
  words.length === 2 && entries.size === 1 && starts.get(words[0] as string) === 'brand';

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
 * The catalogue names in a message that nobody has. Never a known product or a part of its name, but what extends it.
 * `held`: the products found without the catalogue.
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
          !isPlainWord(tokens, each.to - 1) ||
          endsWithPlan(tokens, each.to) ||
          isWholeName(catalogue, each) ||
          tellsApart(catalogue, each),
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
