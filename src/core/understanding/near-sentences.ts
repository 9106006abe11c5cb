import { wordsOf } from '../names/name-words.ts';
import { distance } from '../names/typos.ts';
import { readWords } from './read-words.ts';
import { seatVerbs } from './seat-words.ts';

/** A sentence that works, its command, and what pressing its button says. */
export type Example = Readonly<{ command: string; sentence: string; say: string }>;

const maxWords = 12;
/** What a word may mean: itself, and the command that knows it under another name ("customers", "increase"). */
const meaningsOf = (word: string): string[] => {
  const known = [...readWords.keys(), ...seatVerbs.keys()]
    .map((of) => ({ of, away: distance(word, of, 2) }))
    .filter(({ of, away }) => away <= (of.length < 4 ? 0 : of.length < 8 ? 1 : 2))
    .map(({ of }) => readWords.get(of) ?? seatVerbs.get(of)?.direction ?? of);
  return [word, ...known];
};

const likeness = (word: string, of: string): number => {
  if (word === of) return 1;
  const allowed = of.length < 4 ? 1 : 2;
  const away = distance(word, of, allowed);
  if (away <= allowed && away < word.length - 1) return 1 - away / (allowed + 1.5);
  return word.length > 2 && (of.startsWith(word) || word.startsWith(of)) && of.length > 2 ? 0.5 : 0;
};

/**
 * Suggestions when a sentence was not understood: the best example of each command, the best of all. When nothing
 * is similar, the first in the list.
 */
export const nearestSentences = (text: string, examples: readonly Example[], most = 3): string[] => {
  const written = wordsOf(text).slice(0, maxWords).map(meaningsOf);
  const best = new Map<string, { say: string; score: number }>();
  for (const { command, sentence, say } of examples) {
    const words = wordsOf(`${command} ${sentence}`);
    const alike = (meanings: readonly string[]) =>
      Math.max(
        ...words.map(
          (word) =>
            Math.max(...meanings.map((meaning) => likeness(meaning, word))) * (word === command ? 3 : 1),
        ),
      );
    const score = written.reduce((sum, meanings) => sum + alike(meanings), 0);
    const known = best.get(command);
    if (known === undefined || score > known.score) best.set(command, { say, score });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ say }) => say);
};
