import { distance, typosAllowed } from '../names/typos.ts';
import type { Role } from '../words/people.ts';

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

type Like = (word: string, of: string) => boolean;

const isSame: Like = (word, of) => stem(word) === stem(of);
const isNear: Like = (word, of) => {
  const allowed = Math.min(1, typosAllowed(stem(word)));
  return distance(stem(word), stem(of), allowed) <= allowed;
};

/** 0: the command has nothing to do with one of the words. A word of its name says more than one of its usage, and so on. */
const scoreOf = (
  words: readonly string[],
  { name, usage, summary, examples }: HelpRow,
  like: Like,
): number => {
  const has = (text: string, word: string): boolean => wordsIn(text).some((own) => like(word, own));
  const scores = words.map((word) => {
    if (has(name, word)) return 4;
    if (has(usage, word)) return 2;
    return has(`${summary} ${examples.join(' ')}`, word) ? 1 : 0;
  });
  return scores.some((one) => one === 0) ? 0 : scores.reduce<number>((sum, one) => sum + one, 0);
};

/** A group by its name, or the commands that fit what was written best; typos are forgiven where nothing fits as it is. */
export const topicOf = (text: string, groups: readonly HelpGroup[]): Topic | null =>
  topicBy(text, groups, isSame) ?? topicBy(text, groups, isNear);

const topicBy = (text: string, groups: readonly HelpGroup[], like: Like): Topic | null => {
  const words = wordsIn(text);
  if (words.length === 0) return null;
  const rows = groups.flatMap(({ commands }) => commands);
  const group = groups.find(({ name }) => like(words.join(''), wordsIn(name).join('')));
  if (group !== undefined) {
    const named = rows.filter(
      (row) => row.name === text.trim().toLowerCase() && !group.commands.includes(row),
    );
    return { title: group.name, commands: [...named, ...group.commands] };
  }
  const scored = rows.map((row) => ({ row, score: scoreOf(words, row, like) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0) return null;
  const commands = scored.filter(({ score }) => score === best).map(({ row }) => row);
  return {
    title: commands.length === 1 ? (commands[0]?.name ?? '') : words.join(' '),
    commands: commands.slice(0, most),
  };
};
