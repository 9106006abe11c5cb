import { wordsOf } from './name-words.ts';

/** A nickname that an admin taught, for a company or a product. A product is meant by its name. */
export type TaughtName = Readonly<{
  /** As written by the admin. */
  name: string;
  kind: 'company' | 'product';
  /** Pax8's id of the company or product. */
  id: string;
  /** Its name when it was taught; of a company the portfolio knows the name of today. */
  means: string;
}>;

const longest = 6;

/** The words by which a nickname is known: without accents, case, punctuation and a leading "the". */
export const taughtWords = (name: string): readonly string[] => {
  const words = wordsOf(name);
  return words.length > 1 && words[0] === 'the' ? words.slice(1) : words;
};

/** Two nicknames with the same key are the same. */
export const taughtKey = (name: string): string => taughtWords(name).join(' ');

/** Taught names by their first word, the longest first. */
export type TaughtIndex = ReadonlyMap<
  string,
  readonly (readonly [words: readonly string[], taught: TaughtName])[]
>;

export const indexTaught = (all: readonly TaughtName[]): TaughtIndex => {
  const byFirst = new Map<string, (readonly [readonly string[], TaughtName])[]>();
  for (const taught of all) {
    const words = taughtWords(taught.name);
    const first = words[0];
    if (first === undefined || words.length > longest) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), [words, taught]]);
  }
  for (const each of byFirst.values()) each.sort(([a], [b]) => b.length - a.length);
  return byFirst;
};

/** A taught name in a message; `to` is exclusive. */
export type TaughtRun = Readonly<{ from: number; to: number; taught: TaughtName }>;

type Piece = Readonly<{ word: string; token: number }>;

const pieceAt = (pieces: readonly Piece[], at: number): Piece => pieces[at] as Piece;

const runAt = (
  index: TaughtIndex,
  pieces: readonly Piece[],
  at: number,
): readonly [TaughtName, number] | null => {
  for (const [words, taught] of index.get(pieceAt(pieces, at).word) ?? [])
    if (words.every((word, n) => pieces[at + n]?.word === word)) return [taught, words.length];
  return null;
};

/** The taught names that stand in a message as whole words, first to last, each with a "the" before it. */
export const taughtRuns = (
  index: TaughtIndex,
  tokens: readonly Readonly<{ text: string; owner: string | null }>[],
): TaughtRun[] => {
  if (index.size === 0) return [];
  const pieces = tokens.flatMap(({ text, owner }, token): Piece[] =>
    text.startsWith('@') ? [{ word: '', token }] : wordsOf(owner ?? text).map((word) => ({ word, token })),
  );
  const runs: TaughtRun[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const found = runAt(index, pieces, at);
    if (found === null) continue;
    const [taught, length] = found;
    const the = pieces[at - 1]?.word === 'the' && wordsOf(taught.name)[0] === 'the';
    const start = the ? at - 1 : at;
    const from = pieceAt(pieces, start).token;
    const last = pieceAt(pieces, at + length - 1).token;
    // Only whole words of the message: "dentist-supplies" has no "dentist".
    if (pieces[start - 1]?.token === from || pieces[at + length]?.token === last) continue;
    runs.push({ from, to: last + 1, taught });
    at += length - 1;
  }
  return runs;
};
