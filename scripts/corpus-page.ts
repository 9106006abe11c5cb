import { readdirSync, readFileSync } from 'node:fs';
import { atomsOf, wordsIn } from '../src/core/atoms/words.ts';
import { vocabularyOf } from '../src/core/finding/vocabulary-of.ts';
import { inOneLanguage } from '../src/core/likeness/other-languages.ts';
import { wordsToAsk } from '../src/core/likeness/words-to-ask.ts';
import { type Expected, type Outcome, outcomes, scoreOf, type World, worldOf } from './corpus-score.ts';
import type { Lesson } from './learn-kinds.ts';

/** A sentence of the corpus: what was said, after what, and what it means. */
export type Sentence = Readonly<{
  say: string;
  after?: readonly string[];
  refused?: boolean;
  expect: Expected;
  trap?: boolean;
}>;
export type CorpusRow = Sentence & Readonly<{ kind: string; outcome: Outcome; got: string }>;

const folder = new URL('../test/corpus/', import.meta.url);
const parsed = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** What is no list of sentences with their meaning. */
const others: ReadonlySet<string> = new Set(['world.json', 'learning/kinds.json']);

type Written = Sentence & Readonly<{ kind: string }>;

/** Every sentence of test/corpus, or of the kinds named, in the order of the files' names. */
const sentencesOf = (kinds: readonly string[] = []): readonly Written[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !others.has(path.replaceAll('\\', '/')))
    .map((path) => ({ path, kind: path.replace('.json', '').replace(/^.*[\\/]/, '') }))
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1))
    .flatMap(({ path, kind }) =>
      (parsed(path) as { sentences: readonly Sentence[] }).sentences.map((sentence) => ({
        kind,
        ...sentence,
      })),
    );

/** The same, with what the bot reads in it. */
export const readCorpus = (kinds: readonly string[] = []): readonly CorpusRow[] => {
  const world = worldOf(parsed('world.json') as World);
  return sentencesOf(kinds).map((sentence) => ({ ...sentence, ...scoreOf(world, sentence) }));
};

export type KindCounts = Readonly<{ kind: string; all: number } & Record<Outcome, number>>;

/** How many of each kind were read how; the last is the total. */
export const countsOf = (rows: readonly CorpusRow[]): readonly KindCounts[] => {
  const counted = (kind: string, of: readonly CorpusRow[]): KindCounts => {
    const counts = outcomes.map((outcome) => [outcome, of.filter((row) => row.outcome === outcome).length]);
    return { kind, all: of.length, ...(Object.fromEntries(counts) as Record<Outcome, number>) };
  };
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return [
    ...kinds.map((kind) =>
      counted(
        kind,
        rows.filter((row) => row.kind === kind),
      ),
    ),
    counted('TOTAL', rows),
  ];
};

const worstFirst: readonly Outcome[] = ['TRAP', 'WRONG', 'wrongQ', 'miss', 'part'];

/** What docs/understanding.md shows of the corpus: the table by kind, and the ten worst misses. */
export const corpusPage = (rows: readonly CorpusRow[]): string => {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const table = countsOf(rows).map(({ kind, all, ...counts }) =>
    line([kind, all, ...outcomes.map((outcome) => counts[outcome])]),
  );
  const misses = worstFirst
    .flatMap((outcome) => rows.filter((row) => row.outcome === outcome))
    .slice(0, 10)
    .map(
      ({ outcome, say }) =>
        `- ${outcome}: ${say.replaceAll(/\s*\n\s*/g, ' ⏎ ').replaceAll(/[<>|*_`]/g, '\\$&')}`,
    );
  return [
    line(['kind', 'all', ...outcomes]),
    line(['---', ...['all', ...outcomes].map(() => '---:')]),
    ...table,
    '',
    'The ten worst misses:',
    '',
    ...misses,
  ].join('\n');
};

/** What counts as an order to change something, whatever it changes. */
const orders: ReadonlySet<string> = new Set(
  'seats cancel order staff set-price grant deputy revoke settle'.split(' '),
);

const kindOf = ({ decision, intent, lines, company }: Expected): string => {
  if (decision === 'say' || decision === 'unknown') return 'none';
  // Of one company, or the list of all.
  if (intent === 'owners' && company !== undefined) return 'owner';
  const asked = String(intent ?? lines?.[0]?.intent ?? 'none');
  return orders.has(asked) ? 'change' : asked;
};

/** Messages of which only the kind is known: test/corpus/learning/kinds.json. */
const readKinds = (): readonly Readonly<{ say: string; kind: string }>[] =>
  Object.entries(parsed('learning/kinds.json') as Readonly<Record<string, readonly string[]>>).flatMap(
    ([kind, messages]) => messages.map((say) => ({ say, kind })),
  );

/** What src/core/likeness/learned.json is learned from: every message of the corpus that stands alone. */
export const lessons = (): readonly Lesson[] => {
  const vocabulary = vocabularyOf(worldOf(parsed('world.json') as World).portfolio);
  const alone = sentencesOf()
    .filter(({ after }) => after === undefined)
    .map(({ say, expect }) => ({ say, kind: kindOf(expect) }));
  return [...alone, ...readKinds()].map(({ say, kind }) => ({
    words: wordsToAsk(inOneLanguage(vocabulary, atomsOf(vocabulary, wordsIn(say)))),
    kind,
  }));
};
