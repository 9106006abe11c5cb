import type { Role } from './people.ts';
import { distance, typosAllowed } from './typos.ts';

/** What help knows of a command. */
export type HelpRow = Readonly<{
  name: string;
  usage: string;
  summary: string;
  examples: readonly string[];
  role: Role;
}>;
export type HelpGroup = Readonly<{ name: string; commands: readonly HelpRow[] }>;

/** What help is wanted about: its title and its commands, the likeliest first. */
export type Topic = Readonly<{ title: string; commands: readonly HelpRow[] }>;

/** As many as one may read at once. */
const most = 8;

const fillers = new Set(
  [
    'a',
    'an',
    'the',
    'i',
    'my',
    'me',
    'to',
    'of',
    'for',
    'in',
    'on',
    'at',
    'with',
    'about',
    'and',
    'or',
  ].concat(['command', 'commands', 'do', 'can', 'is', 'are', 'it', 'them', 'some', 'any', 'from', 'by']),
);

const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !fillers.has(word));

const stem = (word: string): string => (word.length > 3 ? word.replace(/s$/, '') : word);

const isLike = (word: string, of: string): boolean => {
  const [a, b] = [stem(word), stem(of)];
  const allowed = Math.min(1, typosAllowed(a));
  return a === b || (allowed > 0 && distance(a, b, allowed) <= allowed);
};

const has = (text: string, word: string): boolean => wordsIn(text).some((own) => isLike(word, own));

/** 0: the command has nothing to do with one of the words. A word of its name says more than one of its usage, and so on. */
const scoreOf = (words: readonly string[], { name, usage, summary, examples }: HelpRow): number => {
  const fits = words.map((word) => {
    if (has(name, word)) return 4;
    if (has(usage, word)) return 2;
    return has(`${summary} ${examples.join(' ')}`, word) ? 1 : 0;
  });
  return fits.some((one) => one === 0) ? 0 : fits.reduce<number>((sum, one) => sum + one, 0);
};

/** A group by its name, or the commands that fit what was written best; null when nothing does. */
export const topicOf = (text: string, groups: readonly HelpGroup[]): Topic | null => {
  const words = wordsIn(text);
  if (words.length === 0) return null;
  const rows = groups.flatMap(({ commands }) => commands);
  const group = groups.find(({ name }) => isLike(words.join(''), wordsIn(name).join('')));
  if (group !== undefined) {
    const named = rows.filter(
      (row) => row.name === text.trim().toLowerCase() && !group.commands.includes(row),
    );
    return { title: group.name, commands: [...named, ...group.commands] };
  }
  const scored = rows.map((row) => ({ row, score: scoreOf(words, row) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0) return null;
  const commands = scored.filter(({ score }) => score === best).map(({ row }) => row);
  return {
    title: commands.length === 1 ? (commands[0]?.name ?? '') : words.join(' '),
    commands: commands.slice(0, most),
  };
};
