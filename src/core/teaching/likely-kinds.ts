import MiniSearch from 'minisearch';
import type { Atom } from '../atoms/atom.ts';
import type { Intent } from '../understanding/intent.ts';
import said from './said.json' with { type: 'json' };

/**
 * How people ask for each kind of intent, without names and numbers: built from test/corpus by `npm run corpus --
 * --page`.
 */
const sayings = Object.entries<readonly string[]>(said).flatMap(([kind, sentences]) =>
  sentences.map((words) => ({ kind, words })),
);

const named: ReadonlySet<Atom['kind']> = new Set([
  'company',
  'product',
  'reference',
  'number',
  'quote',
  'reason',
]);

/** The words of a message that say what is wanted, in small letters: not its names and numbers. */
export const wordsToAsk = (atoms: readonly Atom[]): string =>
  atoms
    .filter(({ kind }) => !named.has(kind))
    .flatMap(({ text }) => text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [])
    .slice(0, mostWords)
    .join(' ');
const mostWords = 16;

let index: MiniSearch | null = null;
/** Built when the first message is not understood. */
const indexed = (): MiniSearch => {
  if (index !== null) return index;
  index = new MiniSearch({ fields: ['words'], storeFields: ['kind'] });
  index.addAll(sayings.map((saying, id) => ({ id, ...saying })));
  return index;
};

const counted = 3;

/**
 * The kinds of intent that people ask for in similar words, each with its similarity (1 is the highest). Only orders
 * suggestions.
 */
export const likelyKinds = (atoms: readonly Atom[]): ReadonlyMap<Intent['kind'], number> => {
  const scores = new Map<string, number[]>();
  const options = { prefix: (term: string) => term.length > 3, fuzzy: 0.2 };
  for (const { kind, score } of indexed().search(wordsToAsk(atoms), options)) {
    const known = scores.get(kind) ?? [];
    if (known.length < counted) scores.set(kind, [...known, score]);
  }
  const sums = [...scores].map(([kind, all]) => [kind, all.reduce((sum, each) => sum + each, 0)] as const);
  const most = Math.max(...sums.map(([, sum]) => sum));
  return new Map(sums.map(([kind, sum]) => [kind as Intent['kind'], sum / most]));
};
