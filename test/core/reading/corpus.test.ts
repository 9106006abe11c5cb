import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { corpusPage, readCorpus } from '../../../scripts/corpus-page.ts';

const scored = readCorpus();
const changes = /^do \{"intent":"(?:seats|cancel|order|staff|set-price|grant|revoke|settle)"/;

describe('the corpus', () => {
  test('opens no change that nobody asked for, and has none one press away', () => {
    expect(scored.filter(({ outcome }) => outcome === 'TRAP').map(({ say }) => say)).toEqual([]);
  });

  test('files no request that was not ordered as it is read', () => {
    const wrong = scored.filter(
      ({ outcome, got }) => outcome === 'WRONG' && changes.test(got.replace('do  ', 'do ')),
    );
    expect(wrong.map(({ say }) => say)).toEqual([]);
  });

  test('stands in docs/understanding.md as it is read today (`npm run corpus -- --page`)', () => {
    const page = readFileSync(new URL('../../../docs/understanding.md', import.meta.url), 'utf8');
    expect(page).toContain(corpusPage(scored));
  });

  // Only up: whoever reads more sets the numbers higher.
  test.each([
    ['exactly', ['exact'], 4350],
    ['exactly, or rightly asked', ['exact', 'asked'], 4600],
  ] as const)('has at least as many sentences read as before: %s', (_, outcomes, least) => {
    const read = scored.filter(({ outcome }) => outcomes.some((each) => each === outcome));
    expect(read.length).toBeGreaterThanOrEqual(least);
  });
});
