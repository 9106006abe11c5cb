import { isLegalForm, wordsOf } from '../names/name-words.ts';
import { alsoBegin, beginsSome, entryAt, type NameIndex } from '../names/names.ts';
import { hasProductWord } from '../names/product-words.ts';
import type { Vocabulary } from '../names/vocabulary.ts';
import { isTopicWord } from '../questions/topics.ts';
import { isColour } from '../understanding/colour-words.ts';
import { numberAt } from '../understanding/numbers.ts';
import type { Token } from '../understanding/sentence.ts';
import { monthOf } from '../understanding/spans.ts';
import { byText } from '../words/by-text.ts';
import { isOwnWord as isChangeWord } from './cue-at.ts';
import { isColouring, isEveryday } from './everyday.ts';

export const isOwnWord = (word: string): boolean => isChangeWord(word) || isTopicWord(word);

/** Words of a message that stand for a company; several ids when they fit several. `to` is exclusive. */
export type CompanySpan = Readonly<{
  from: number;
  to: number;
  ids: readonly string[];
  /** The whole name was written, perhaps without its legal form. */
  whole: boolean;
  /** It is only described. */
  doubtful?: true;
}>;

/** A word of the message as names are compared, and its token. */
type Piece = Readonly<{
  word: string;
  token: number;
  free: boolean;
  /** "@Five Guys": a person, unless it is the whole name of a company. */
  mention: boolean;
}>;

const glue = new Set(['and', 'the', 'n']);
const leads = new Set(['for', 'at', 'from', 'to', 'of', 'company', 'customer', 'client']);
const longestName = 10;
/** A longer quotation is not a name. */
const longestQuote = 3;
/** A word of more names than this says little alone. */
const tooCommon = 60;

/** Whether a word can be a sign of a company's name: not a word of the bot, of a product, a number or a month. */
const isTelling = byText(
  (word) =>
    word.length > 1 &&
    !isOwnWord(word) &&
    !hasProductWord(word) &&
    monthOf(word) === 0 &&
    !/^\d+$/.test(word),
);
const isFree = (tokens: readonly Token[], token: number, word: string): boolean =>
  isTelling(word) && numberAt(tokens, token) === null;

/** "one-year", "two-seat": a number, and no name. */
const counts = /^(?:one|two|three|four|five|\d+)-(?:years?|months?|weeks?|days?|seats?|users?|off|time)$/;

/** A long quotation is not a company. */
const isNoName = (word: string, text: string): boolean =>
  word === '' && (wordsOf(text).length > longestQuote || /[+-]\d/.test(text));

const piecesOf = ({ byWord }: Vocabulary, tokens: readonly Token[]): Piece[] =>
  tokens.flatMap(({ text, owner: possessor, word: own }, token) => {
    // "3Ms" is 3M's; "Friday's" begins a name by itself, "season's" none.
    const [, stem = ''] = /^(\d+\p{L}+)s$/iu.exec(text) ?? [];
    const written = stem !== '' && !byWord.has(own) && byWord.has(stem.toLowerCase()) ? stem : possessor;
    const begins = written !== null && byWord.has(wordsOf(text).join('')) && !isColour(written);
    const owner = begins ? null : written;
    return (
      (isNoName(own, text) ? [] : wordsOf(owner ?? text))
        .filter((word) => !glue.has(word))
        // "remove-it" is written as a name, whatever its words.
        .map((word, _, all) => ({
          word,
          token,
          free: (all.length > 1 && /\p{L}/u.test(own) && !counts.test(own)) || isFree(tokens, token, word),
          mention: text.startsWith('@'),
        }))
    );
  });

type Candidate = Omit<CompanySpan, 'ids'> &
  Readonly<{
    /** The entries that fit; `begins` are the letters with which others may begin. */
    entries: readonly number[];
    begins: string | null;
    words: number;
    free: boolean;
    first: boolean;
  }>;

const idsOf = (companies: NameIndex, { entries, begins }: Candidate): readonly string[] => {
  const all = begins === null ? entries : [...entries, ...alsoBegin(companies, begins)];
  return [...new Set(all)].map((entry) => entryAt(companies, entry).id);
};

/** Names written in full that begin at this piece. */
const wholeAt = ({ companies }: Vocabulary, pieces: readonly Piece[], at: number): Candidate[] => {
  const found: Candidate[] = [];
  let joined = '';
  for (let length = 1; length <= longestName && at + length <= pieces.length; length += 1) {
    joined += (pieces[at + length - 1] as Piece).word;
    const fitting = companies.full.get(joined) ?? companies.core.get(joined);
    if (fitting === undefined && !beginsSome(companies, joined)) break;
    if (fitting === undefined) continue;
    const within = pieces.slice(at, at + length);
    found.push({
      ...rangeOf(within),
      entries: fitting,
      begins: companies.full.has(joined) ? null : joined,
      whole: true,
      words: length,
      free: within.some(({ free }) => free),
      first: true,
    });
  }
  return found;
};

const rangeOf = (pieces: readonly Piece[]) => ({
  from: (pieces[0] as Piece).token,
  to: (pieces.at(-1) as Piece).token + 1,
});

/** How many words of the name follow each other in the message, from a word of the name. */
const runOf = (words: readonly string[], start: number, pieces: readonly Piece[], at: number): number => {
  let length = 0;
  for (;;) {
    const word = words[start + length];
    const piece = pieces[at + length];
    if (word === undefined || piece === undefined) return length;
    const begins = length > 0 && piece.free && piece.word.length > 2 && word.startsWith(piece.word);
    if (word !== piece.word && !begins) return length;
    length += 1;
    if (begins && word !== piece.word) return length;
  }
};

/** Parts of names at this piece: the longest, and of those the names that begin with it. */
const partsAt = (vocabulary: Vocabulary, pieces: readonly Piece[], at: number): Candidate[] => {
  const { companies, byWord, byPair } = vocabulary;
  const { word, token, free, mention } = pieces[at] as Piece;
  if (mention) return [];
  const withWord = byWord.get(word) ?? [];
  const next = pieces[at + 1]?.word;
  const paired = next === undefined ? [] : (byPair.get(`${word} ${next}`) ?? []);
  const all = paired.length > 0 ? paired : withWord;
  if (all.length === 0) return [];
  if (all.length > tooCommon && paired.length === 0)
    return free && all.length < 400
      ? [
          {
            from: token,
            to: token + 1,
            entries: all,
            begins: null,
            whole: false,
            words: 1,
            free: true,
            first: false,
          },
        ]
      : [];
  const best = goesOn(pieces[at + 1], paired)
    ? longestOf(companies, pieces, at, all)
    : { length: 1, first: all.some((entry) => entryAt(companies, entry).words[0] === word), entries: all };
  const within = pieces.slice(at, at + best.length);
  return [
    {
      ...rangeOf(within),
      entries: best.entries,
      begins: best.first ? within.map((piece) => piece.word).join('') : null,
      whole: false,
      words: best.length,
      free: within.some(({ free, word: written }) => free && (best.first || written.length > 3)),
      first: best.first,
    },
  ];
};

/** "o brien", "green field": a word of a name, written as two that nobody is called by. */
const splitAt = ({ companies, byWord }: Vocabulary, pieces: readonly Piece[], at: number): Candidate[] => {
  const [piece, next] = [pieces[at] as Piece, pieces[at + 1]];
  if (next === undefined || piece.mention || next.token !== piece.token + 1) return [];
  const joined = `${piece.word}${next.word}`;
  const entries = joined.length < 5 ? undefined : byWord.get(joined);
  const alone = [piece, next].some(({ word, free }) => byWord.has(word) || (!free && word.length > 1));
  if (entries === undefined || alone) return [];
  const first = entries.some((entry) => entryAt(companies, entry).words[0] === joined);
  return [{ ...rangeOf([piece, next]), entries, begins: null, whole: false, words: 2, free: true, first }];
};

/** "four seasons" for 4 Seasons, "three m" for 3M. */
const inDigits = (pieces: readonly Piece[]): readonly Piece[] | null => {
  const said = pieces.map((piece) => {
    const digit = digits.indexOf(piece.word);
    return digit < 1 ? piece : { ...piece, word: String(digit) };
  });
  return said.some((piece, n) => piece !== pieces[n]) ? said : null;
};
const digits = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Whether a name may go on with the next word: in two words that follow each other, by its legal form, or by the beginning of a word. */
const goesOn = (next: Piece | undefined, paired: readonly number[]): boolean =>
  paired.length > 0 ||
  (next !== undefined && ((next.free && next.word.length > 2) || isLegalForm(next.word)));

type Longest = Readonly<{ length: number; first: boolean; entries: readonly number[] }>;

/** The names of which the most words follow each other from here. */
const longestOf = (
  companies: NameIndex,
  pieces: readonly Piece[],
  at: number,
  all: readonly number[],
): Longest => {
  const { word } = pieces[at] as Piece;
  let best: { length: number; first: boolean; entries: number[] } = { length: 0, first: false, entries: [] };
  for (const entry of all) {
    const { words } = entryAt(companies, entry);
    const start = words.indexOf(word);
    const length = runOf(words, start, pieces, at);
    const first = start === 0;
    if (length > best.length) best = { length, first, entries: [entry] };
    else if (length === best.length) {
      best.first ||= first;
      best.entries.push(entry);
    }
  }
  return best;
};

/** "next level needs 3 more", "one order wants another": somebody who needs something. */
const asksFor =
  /^(?:needs?|wants?|requires?|could use|would like) (?:an?|another|more|extra|additional|\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b/;
const isInNeed = (tokens: readonly Token[], from: number, to: number): boolean =>
  (from === 0 || tokens[from - 1]?.comma === true) &&
  asksFor.test(
    tokens
      .slice(to, to + 3)
      .map(({ word }) => word)
      .join(' '),
  );

/** How what people add at the end begins: "all in", "last minute", "one order". */
const everyday = /day$|^(?:one|all|last)$/;

/** A name made of the bot's own words needs a sign that it is one: its place, or its spelling. */
const isNameThere = (
  { companies }: Vocabulary,
  tokens: readonly Token[],
  { from, to, entries, words, whole }: Candidate,
): boolean => {
  const [first, last] = [tokens[from] as Token, tokens[to - 1] as Token];
  const led = leads.has(tokens[from - 1]?.word ?? '');
  const owned = last.owner !== null;
  const colon = last.colon === true;
  const name = entryAt(companies, entries[0] as number).name;
  const written = tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');
  // "+1 Premium no limits": the beginning of a name, and the end of what is said.
  const ends = words > 1 && (last.comma === true || tokens[to] === undefined);
  const counted = tokens.slice(0, from).some(({ word }) => /^[+-]?\d/.test(word));
  const asWritten = name.startsWith(written) && written !== written.toLowerCase();
  return (
    (words > 1 && (whole || / & /.test(written))) ||
    (ends && counted && tokens[from - 1]?.comma !== true && !everyday.test(first.word)) ||
    led ||
    (words > 1 && isInNeed(tokens, from, to)) ||
    owned ||
    colon ||
    first.word === '' ||
    (asWritten && from > 0) ||
    /^\d+\p{L}+$/u.test(first.word)
  );
};

/**
 * The companies that a message names, in order. Whole names win over parts, long over short ones. A name made of the
 * bot's own words ("Add Value") counts only when no other is named, or where a name must be.
 */
export const companySpans = (vocabulary: Vocabulary, tokens: readonly Token[]): CompanySpan[] => {
  const pieces = piecesOf(vocabulary, tokens);
  const spelled = inDigits(pieces);
  const all = pieces.flatMap((_, at) => [
    ...wholeAt(vocabulary, pieces, at),
    ...partsAt(vocabulary, pieces, at),
    ...splitAt(vocabulary, pieces, at),
    ...(spelled === null || spelled[at] === pieces[at]
      ? []
      : [...wholeAt(vocabulary, spelled, at), ...partsAt(vocabulary, spelled, at)].filter(
          ({ words }) => words > 1,
        )),
  ]);
  const free = all.filter((candidate) => candidate.free);
  const own = all.filter(
    (candidate) =>
      !candidate.free &&
      (candidate.whole || (candidate.first && candidate.words > 1)) &&
      isNameThere(vocabulary, tokens, candidate),
  );
  const taken: Candidate[] = [];
  const sorted = [...free, ...own].sort(
    (a, b) =>
      b.words - a.words ||
      Number(b.whole) - Number(a.whole) ||
      Number(b.first) - Number(a.first) ||
      a.from - b.from,
  );
  for (const candidate of sorted) {
    const crosses = taken.some(({ from, to }) => candidate.from < to && from < candidate.to);
    if (!crosses) taken.push(candidate);
  }
  // "two agents" at another company are people, "our bank" and "by bank transfer" are no customer.
  const isThing = ({ from, to, words, whole, first }: Candidate): boolean =>
    !whole &&
    !first &&
    words === 1 &&
    (isColouring(tokens, from, taken.length > 1) || isEveryday(tokens, from, to));
  return taken
    .filter((candidate) => !isThing(candidate))
    .sort((a, b) => a.from - b.from)
    .map((found) => ({
      from: found.from,
      to: found.to,
      ids: idsOf(vocabulary.companies, found),
      whole: found.whole,
    }));
};
