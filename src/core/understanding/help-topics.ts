import { distance, typosAllowed } from '../names/typos.ts';
import type { Role } from '../words/people.ts';

/** A command, as help describes it. */
export type HelpRow = Readonly<{
  name: string;
  usage: string;
  summary: string;
  examples: readonly string[];
  role: Role;
  /** Its sentences only read. */
  reads?: true;
}>;
export type HelpGroup = Readonly<{ name: string; commands: readonly HelpRow[] }>;

/** What help was asked about: a title and commands, most likely first. */
export type Topic = Readonly<{ title: string; commands: readonly HelpRow[] }>;

/** More are too many to read at once. */
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

/**
 * How well a command fits all words; 0 when one does not fit. A word in its name counts most, then its usage, then the
 * rest.
 */
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
  return scores.some((score) => score === 0) ? 0 : scores.reduce<number>((sum, score) => sum + score, 0);
};

/** A group by its name, or the commands that fit the text best. Typos are allowed when nothing fits exactly. */
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
  const [only, ...others] = commands;
  return {
    title: only !== undefined && others.length === 0 ? only.name : words.join(' '),
    commands: commands.slice(0, most),
  };
};
