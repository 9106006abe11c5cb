import MiniSearch, { type SearchOptions, type SearchResult } from 'minisearch';
import { covers, isLegalForm, nameWords, rawKey } from './name-words.ts';
import { isTypoOf, typosAllowed } from './typos.ts';

type Entry = Readonly<{ id: string; name: string; words: readonly string[]; core: readonly string[] }>;
type ByKey = ReadonlyMap<string, readonly number[]>;

/** Names prepared for look-up, built once for a portfolio. */
export type NameIndex = Readonly<{
  size: number;
  entries: readonly Entry[];
  byId: ReadonlyMap<string, Entry>;
  /** By the exact name, by all its words joined, and by its words without the legal form. */
  raw: ByKey;
  full: ByKey;
  core: ByKey;
  /** Each name from each of its words to the end, without spaces, sorted for binary search by prefix. */
  rests: readonly (readonly [rest: string, entry: number])[];
  /** The first letters of those. */
  heads: ReadonlySet<string>;
  /** For typing errors; made when first needed. */
  fuzzy(): MiniSearch;
  /** Words that were looked up without finding a similar name. */
  unlike: Set<string>;
}>;

export type NameMatch =
  /** `exact`: equal except for case, spaces, punctuation, accents and legal form. */
  | Readonly<{ kind: 'one'; id: string; exact: boolean }>
  /** Best first, at most eight of `total`. Only one when the text is too short to be sure. */
  | Readonly<{ kind: 'several'; ids: readonly string[]; total: number }>
  | Readonly<{ kind: 'none'; nearest: readonly string[] }>;

/** How well a text fits: the whole name, a part of it, or either with typos. */
export type NameLevel = 'equal' | 'parts' | 'typos';
export type FoundNames = Readonly<{ level: NameLevel; exact: boolean; ids: readonly string[] }>;

const maxRest = 64;
const headLength = 4;
const maxListed = 8;

const push = (map: Map<string, number[]>, key: string, entry: number): void => {
  const known = map.get(key);
  if (known === undefined) map.set(key, [entry]);
  else if (known.at(-1) !== entry) known.push(entry);
};

export const buildNames = (items: Iterable<{ id: string; name: string }>): NameIndex => {
  const unique = new Map<string, string>();
  for (const { id, name } of items) unique.set(id, name);
  const entries = [...unique].map(([id, name]): Entry => ({ id, name, ...nameWords(name) }));
  const raw = new Map<string, number[]>();
  const full = new Map<string, number[]>();
  const core = new Map<string, number[]>();
  const rests: [string, number][] = [];
  entries.forEach((entry, n) => {
    push(raw, rawKey(entry.name), n);
    if (entry.words.length === 0) return;
    push(full, entry.words.join(''), n);
    push(core, entry.core.join(''), n);
    for (const from of entry.words.keys())
      rests.push([entry.words.slice(from).join('').slice(0, maxRest), n]);
  });
  rests.sort(([a], [b]) => (a < b ? -1 : 1));
  const heads = new Set(rests.map(([rest]) => rest.slice(0, headLength)));
  let index: MiniSearch | null = null;
  const fuzzy = (): MiniSearch => {
    index ??= fuzzyOf(entries);
    return index;
  };
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return { size: entries.length, entries, byId, raw, full, core, rests, heads, fuzzy, unlike: new Set() };
};

const fuzzyOf = (entries: readonly Entry[]): MiniSearch => {
  const fuzzy = new MiniSearch({
    fields: ['words', 'joined'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term.slice(0, maxRest) || null,
  });
  fuzzy.addAll(
    entries.map((entry, id) => ({ id, words: entry.words.join(' '), joined: entry.core.join('') })),
  );
  return fuzzy;
};

const restAt = ({ rests }: NameIndex, at: number): readonly [string, number] =>
  rests[at] as readonly [string, number];

/** The position of the first rest that is not before this text. */
const placeOf = (index: NameIndex, start: string): number => {
  let low = 0;
  let high = index.rests.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (restAt(index, middle)[0] < start) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Entries in which a word begins like this (or continues so into the next words). */
const beginning = (index: NameIndex, start: string): Set<number> => {
  const found = new Set<number>();
  for (let at = placeOf(index, start); index.rests[at]?.[0].startsWith(start) === true; at += 1)
    found.add(restAt(index, at)[1]);
  return found;
};

/** Whether a word of a name begins like this, or continues so into the next words. */
export const beginsSome = (index: NameIndex, text: string): boolean => {
  const start = text.slice(0, maxRest);
  if (start.length >= headLength && !index.heads.has(start.slice(0, headLength))) return false;
  return index.rests[placeOf(index, start)]?.[0].startsWith(start) === true;
};

/** The entries whose name itself begins like this, without spaces. */
const namesBeginning = (index: NameIndex, start: string): number[] =>
  [...beginning(index, start.slice(0, maxRest))].filter((entry) =>
    wordsAt(index, entry).join('').startsWith(start),
  );

/** The entry with this number in the index's own tables. */
export const entryAt = (index: NameIndex, at: number): Entry => index.entries[at] as Entry;
/** The entry of a name that the index holds. */
export const entryOf = ({ byId }: NameIndex, id: string): Entry => byId.get(id) as Entry;
const wordsAt = (index: NameIndex, entry: number): readonly string[] => entryAt(index, entry).words;
const isBeginning = (written: string, word: string): boolean => word.startsWith(written);

const byParts = (index: NameIndex, written: readonly string[]): number[] => {
  const found = beginning(index, written.join('').slice(0, maxRest));
  const longestFirst = [...written].sort((a, b) => b.length - a.length);
  const [first, ...others] = longestFirst.map((word) => beginning(index, word.slice(0, maxRest)));
  for (const entry of first as Set<number>) {
    if (!others.every((set) => set.has(entry))) continue;
    if (covers(wordsAt(index, entry), written, isBeginning)) found.add(entry);
  }
  const whole = (entry: number) => written.filter((word) => wordsAt(index, entry).includes(word)).length;
  const rank = (entry: number) => [-whole(entry), wordsAt(index, entry).join('').length] as const;
  return [...found]
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.entry - b.entry)
    .map(({ entry }) => entry);
};

const likeWord: SearchOptions & Readonly<{ fuzzy: (term: string) => number | false }> = {
  fields: ['words'],
  combineWith: 'AND',
  prefix: (term: string) => term.length > 2,
  fuzzy: (term: string) => (typosAllowed(term) > 0 ? 2 : false),
};

/** How many words without a similar name are remembered. */
const mostUnlike = 500;

/** The names with words like these. A word without a similar one is looked up once. */
const withLike = (index: NameIndex, written: readonly string[]): readonly SearchResult[] => {
  const { unlike } = index;
  if (written.some((word) => unlike.has(word))) return [];
  const found = index.fuzzy().search(written.join(' '), likeWord);
  const [word, other] = written;
  if (found.length > 0 || word === undefined || other !== undefined) return found;
  if (unlike.size >= mostUnlike) unlike.clear();
  unlike.add(word);
  return found;
};

const byTypos = (index: NameIndex, written: readonly string[]): number[] => {
  const fits = (word: string, of: string) => (word.length > 2 && of.startsWith(word)) || isTypoOf(word, of);
  const joined = written.join('');
  const words = withLike(index, written).filter(({ id }) => covers(wordsAt(index, id), written, fits));
  const whole = index
    .fuzzy()
    .search(joined, { fields: ['joined'], fuzzy: likeWord.fuzzy })
    .filter(({ id }) => isTypoOf(joined, entryAt(index, id).core.join('')));
  return [...new Set([...whole, ...words].sort((a, b) => b.score - a.score).map(({ id }): number => id))];
};

/** All names that fit at the best level, best first; null when none does. `upTo` stops the search earlier. */
export const findNames = (index: NameIndex, text: string, upTo: NameLevel = 'typos'): FoundNames | null => {
  const found = (
    level: NameLevel,
    exact: boolean,
    entries: readonly number[] | undefined,
  ): FoundNames | null =>
    entries === undefined || entries.length === 0
      ? null
      : { level, exact, ids: entries.map((entry) => entryAt(index, entry).id) };
  const same = found('equal', true, index.raw.get(rawKey(text)));
  if (same !== null) return same;
  const { words, core } = nameWords(text);
  if (words.length === 0) return null;
  const hasTail = core.length < words.length;
  // "corporation" alone is the whole name of a company, or no name.
  const most = words.every((word) => word.length > 2 && isLegalForm(word)) ? 'equal' : upTo;
  return (
    found('equal', true, index.full.get(words.join(''))) ??
    found('equal', true, index.core.get(words.join(''))) ??
    // "Fabrikam Inc" when the list has "Fabrikam" or "Fabrikam GmbH".
    found('equal', false, hasTail ? index.core.get(core.join('')) : undefined) ??
    (most === 'equal' ? null : found('parts', false, byParts(index, words))) ??
    (most === 'equal' || !hasTail ? null : found('parts', false, byParts(index, core))) ??
    (most === 'typos' ? found('typos', false, byTypos(index, core)) : null)
  );
};

/** A beginning shared by more names than this says nothing. */
const mostAlike = 60;
const shortestBeginning = 3;

/** Other names that begin with the same letters: "contoso" may be Contoso Ltd and Contoso Legal. */
export const alsoBegin = (index: NameIndex, joined: string): number[] =>
  joined.length < shortestBeginning ? [] : namesBeginning(index, joined).slice(0, mostAlike);

/**
 * All companies that a text may name: `findNames`, plus names that begin with it when it is a whole name without its
 * legal form. An exact name means that company alone.
 */
export const findCompanies = (index: NameIndex, text: string, upTo?: NameLevel): FoundNames | null => {
  const found = findNames(index, text, upTo);
  const joined = nameWords(text).words.join('');
  if (found?.level !== 'equal' || index.raw.has(rawKey(text)) || index.full.has(joined)) return found;
  const also = alsoBegin(index, joined).map((entry) => entryAt(index, entry).id);
  const ids = [...new Set([...found.ids, ...also])];
  return { ...found, exact: found.exact && ids.length === found.ids.length, ids };
};

const nearest = (index: NameIndex, text: string): string[] => {
  const { core } = nameWords(text);
  const written = core.slice(0, 6).filter((word) => word.length > 1);
  const query = [...new Set([...written, written.join('')])].filter((word) => word !== '').join(' ');
  if (query === '') return [];
  return index
    .fuzzy()
    .search(query, { prefix: (term) => term.length > 2, fuzzy: 0.35, maxFuzzy: 3 } as const)
    .slice(0, 3)
    .map(({ id }) => entryAt(index, id).id);
};

/** The name a text means: whole, in part, or with small typos. One or two letters must be the whole name. */
export const matchName = (index: NameIndex, text: string, find = findNames): NameMatch => {
  const unquoted = text.trim().replace(/^["'“”„«»‘’]+|["'“”„«»‘’]+$/gu, '');
  const found = find(index, text) ?? find(index, unquoted);
  if (found === null) return { kind: 'none', nearest: nearest(index, unquoted) };
  const [id] = found.ids;
  const tooShort = found.level !== 'equal' && nameWords(unquoted).words.join('').length < 3;
  if (found.ids.length === 1 && id !== undefined && !tooShort) return { kind: 'one', id, exact: found.exact };
  return { kind: 'several', ids: found.ids.slice(0, maxListed), total: found.ids.length };
};
