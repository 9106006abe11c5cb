import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type Expected, scoreOf } from '../../../scripts/corpus-score.ts';
import { world } from '../reading/world.ts';

type Sentence = Readonly<{ say: string; after?: readonly string[]; expect: Expected; trap?: boolean }>;

const file = new URL('../../corpus/follow-ups.json', import.meta.url);
const { sentences } = JSON.parse(readFileSync(file, 'utf8')) as { sentences: readonly Sentence[] };

test('of the follow-ups of the corpus 95 in 100 are read exactly, and none wrongly', () => {
  const outcomes = sentences.map((sentence) => scoreOf(world, sentence).outcome);
  const exact = outcomes.filter((outcome) => outcome === 'exact').length;
  expect(exact / outcomes.length).toBeGreaterThanOrEqual(0.95);
  expect(outcomes.filter((outcome) => /WRONG|TRAP|wrongQ/.test(outcome))).toEqual([]);
});
