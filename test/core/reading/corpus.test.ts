import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Expected, scoreOf } from '../../../scripts/corpus-score.ts';
import { world } from './world.ts';

type Sentence = Readonly<{ say: string; expect: Expected; trap?: boolean }>;

const folder = new URL('../../corpus/', import.meta.url);
const sentences = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'world.json')
  .flatMap(
    (name) =>
      (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { sentences: Sentence[] }).sentences,
  );
const scored = sentences.map((sentence) => ({ ...sentence, ...scoreOf(world, sentence) }));
const changes = /^do \{"intent":"(?:seats|cancel|order|staff|set-price|grant|revoke|settle)"/;

describe('the corpus', () => {
  test('opens no change that nobody asked for, and has none one press away', () => {
    expect(scored.filter(({ outcome }) => outcome === 'TRAP').map(({ say }) => say)).toEqual([]);
  });

  test('files no request that was not ordered as it is read', () => {
    const wrong = scored.filter(
      ({ outcome, got }) => outcome === 'WRONG' && changes.test(got.replace('do  ', 'do ')),
    );
    expect(wrong.map(({ say }) => say)).toEqual(notYet);
  });

  // Only up: whoever reads more sets the numbers higher.
  test.each([
    ['exact', 1800],
    ['asked', 90],
  ] as const)('has at least as many sentences read as before: %s', (outcome, least) => {
    expect(scored.filter((each) => each.outcome === outcome).length).toBeGreaterThanOrEqual(least);
  });
});

/** A sensible colleague would confirm these first. */
const notYet = ['Museum Halden: one mailbox more, Business Basic'];
