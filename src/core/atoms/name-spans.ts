import { isLegalForm, wordsOf } from '../names/name-words.ts';
import { alsoBegin, beginsSome, entryAt, entryOf, findNames, type NameIndex } from '../names/names.ts';
import { hasProductWord } from '../names/product-words.ts';
import { distance, isTypoOf, typosAllowed } from '../names/typos.ts';
import type { Vocabulary } from '../names/vocabulary.ts';
import { isTopicWord } from '../questions/topics.ts';
import { isColour } from '../understanding/colour-words.ts';
import { numberAt } from '../understanding/numbers.ts';
import type { Token } from '../understanding/sentence.ts';
import { monthOf } from '../understanding/spans.ts';
import { byText } from '../words/by-text.ts';
import { type Atom, textOf, type Word } from './atom.ts';
import { isOwnWord as isChangeWord } from './cue-at.ts';
import { isColouring, isEveryday } from './everyday.ts';

const isOwnWord = (word: string): boolean => isChangeWord(word) || isTopicWord(word);

/** Words of a message that stand for a company; several ids when they fit several. `to` is exclusive. */
export type CompanySpan = Readonly<{
  from: number;
  to: number;
  ids: readonly string[];
  /** The whole name was written, perhaps without its legal form. */
  whole: boolean;
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
    // "Friday's" begins a name by itself.
    const owner = possessor !== null && byWord.has(wordsOf(text).join('')) ? null : possessor;
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
  const all = pieces.flatMap((_, at) => [
    ...wholeAt(vocabulary, pieces, at),
    ...partsAt(vocabulary, pieces, at),
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

/**
 * The companies meant by words that nothing else explains: the beginning of a name, or a name with typos. Never by the
 * bot's own words, and never by a short word.
 */
const looseCompany = ({ companies }: Vocabulary, tokens: readonly Token[]): readonly string[] => {
  const written = tokens.flatMap(({ owner, text }) => wordsOf(owner ?? text));
  if (tokens.some(({ text }) => text.startsWith('@'))) return [];
  if (written.some((word) => isOwnWord(word) || word.length < 4) || written.every(isColour)) return [];
  const ids = findNames(companies, written.join(' '))?.ids ?? [];
  const means = (word: string, of: string): boolean =>
    of.startsWith(word) || (word.length > 4 && of[0] === word[0] && isTypoOf(word, of));
  const found = ids.filter((id) => {
    const name = entryOf(companies, id);
    const joined = name.core.join('');
    if (joined.startsWith(written.join('')) || isTypoOf(written.join(''), joined)) return true;
    return written.every((word) => name.words.some((of) => !isOwnWord(of) && means(word, of)));
  });
  return found.length === 1 ? [...new Set([...found, ...rivalsOf(companies, written)])] : found;
};

const longWord = 5;
/** The company whose initials a word is; null for a word that is written small where another company is named. */
const companyByInitials = (
  { companies, byInitials }: Vocabulary,
  { text, owner }: Token,
  named: boolean,
): string | null => {
  const written = owner ?? text;
  const entry =
    named && written.length < longWord && written !== written.toUpperCase()
      ? undefined
      : byInitials.get(written.toLowerCase());
  return entry === undefined ? null : entryAt(companies, entry).id;
};

/** Companies that a name with typos may mean as well, one more letter away. None for a word without a typo. */
const rivalsOf = ({ entries }: NameIndex, written: readonly string[]): readonly string[] => {
  const near = (word: string, of: string): boolean => {
    const allowed = typosAllowed(word) + (word.length > 5 ? 1 : 0);
    return of[0] === word[0] && distance(word, of, allowed) <= allowed;
  };
  const stands = entries.some(({ words }) =>
    written.every((word) => words.some((of) => of.startsWith(word))),
  );
  return stands
    ? []
    : entries
        .filter(({ words }) => written.every((word) => words.some((of) => near(word, of))))
        .map(({ id }) => id);
};

/** How many partial or mistyped names are looked up in a message; each look-up takes a millisecond. */
const mostLooked = 4;

/** Runs of unknown words that are the beginning of a company's name, or one with typos: the whole run, or its first word. */
export const withLooseCompanies = (
  vocabulary: Vocabulary,
  words: readonly Word[],
  atoms: readonly Atom[],
): Atom[] => {
  const explained: Atom[] = [];
  let looked = 0;
  for (let at = 0; at < atoms.length; at += 1) {
    const atom = atoms[at] as Atom;
    let end = at;
    while (atoms[end]?.kind === 'unknown' && atoms[end]?.line === atom.line && end - at < 3) end += 1;
    const found = [...new Set([end, at + 1])]
      .filter((until) => until > at && until <= end)
      .map((until) => {
        const to = atoms[until - 1]?.to ?? atom.to;
        looked += 1;
        return {
          until,
          to,
          ids:
            looked > mostLooked || isEveryday(words, atom.from, to)
              ? []
              : looseCompany(vocabulary, words.slice(atom.from, to)),
        };
      })
      .find(({ ids }) => ids.length > 0);
    if (found === undefined) explained.push(atom);
    else {
      const { ids, to, until } = found;
      const text = textOf(words, atom.from, to);
      explained.push({ kind: 'company', ids, whole: false, from: atom.from, to, text, line: atom.line });
      at = until - 1;
    }
  }
  return explained;
};

/** "WWI" for Wide World Importers, where nothing else explains the word. */
export const withInitials = (
  vocabulary: Vocabulary,
  words: readonly Word[],
  atoms: readonly Atom[],
): Atom[] => {
  const named = atoms.some(({ kind }) => kind === 'company');
  return atoms.map((atom) => {
    const word = atom.kind === 'unknown' && atom.to === atom.from + 1 ? words[atom.from] : undefined;
    const id = word === undefined ? null : companyByInitials(vocabulary, word, named);
    const doubtful = word !== undefined && !/^\p{Lu}{4,}$/u.test(word.owner ?? word.text);
    return id === null ? atom : { ...atom, kind: 'company', ids: [id], whole: false, doubtful };
  });
};
