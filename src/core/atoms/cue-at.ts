import { fold } from '../names/name-words.ts';
import { textAt } from '../names/text-at.ts';
import { doneTo, goingOn } from '../understanding/inflections.ts';
import type { Token } from '../understanding/sentence.ts';
import { type Cue, cueRows } from './cues.ts';

/** Verbs that may also be said as going on, or in the passive: "adding", "to be added". */
const inflected: ReadonlySet<Cue> = new Set<Cue>([
  ...(['add', 'remove', 'increase', 'decrease', 'take', 'swap', 'move', 'end', 'order'] as const),
]);
const formsOf = (cue: Cue, phrase: string): readonly string[] =>
  cue === 'need' && /^[a-z]{4,}[^s]$/.test(phrase)
    ? [phrase, goingOn(phrase)]
    : inflected.has(cue) && /^[a-z]+[^s](?: |$)/.test(phrase) && !/^[a-z]+ing\b|^(?:get|be|to) /.test(phrase)
      ? [phrase, goingOn(phrase), `be ${doneTo(phrase)}`, `to be ${doneTo(phrase)}`]
      : [phrase];

const phraseRows: readonly (readonly [cue: Cue, phrases: readonly string[]])[] = cueRows.map(
  ([cue, phrases]) => [cue, [...new Set(phrases.split('|').flatMap((phrase) => formsOf(cue, phrase)))]],
);

const table: ReadonlyMap<string, readonly (readonly [phrase: readonly string[], cue: Cue])[]> = (() => {
  const byFirst = new Map<string, (readonly [readonly string[], Cue])[]>();
  for (const [cue, phrases] of phraseRows)
    for (const phrase of phrases) {
      const words = phrase.split(' ').map(fold);
      const first = textAt(words, 0);
      byFirst.set(first, [...(byFirst.get(first) ?? []), [words, cue]]);
    }
  for (const all of byFirst.values()) all.sort(([a], [b]) => b.length - a.length);
  return byFirst;
})();

export type CueAt = Readonly<{ cues: readonly Cue[]; length: number }>;

/** The longest phrase that starts here, with all that it may say; null when none does. */
export const cueAt = (tokens: readonly Pick<Token, 'word'>[], at: number): CueAt | null => {
  const fitting = (table.get(tokens[at]?.word ?? '') ?? []).filter(([phrase]) =>
    phrase.every((word, n) => tokens[at + n]?.word === word),
  );
  const length = fitting[0]?.[0].length;
  return length === undefined
    ? null
    : { cues: fitting.filter(([phrase]) => phrase.length === length).map(([, cue]) => cue), length };
};

const ownWords: ReadonlySet<string> = new Set(
  phraseRows.flatMap(([, phrases]) => phrases.flatMap((phrase) => phrase.split(' ').map(fold))),
);

/** Whether the bot knows the word as its own, so that alone it is no sign of a name. */
export const isOwnWord = (word: string): boolean => ownWords.has(word);

/** What a word says by itself. */
export const cuesOfWord = (word: string): readonly Cue[] =>
  table.get(word)?.flatMap(([phrase, cue]) => (phrase.length === 1 ? [cue] : [])) ?? [];
