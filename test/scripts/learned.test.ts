import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { lessons } from '../../scripts/corpus-page.ts';
import { learnKinds } from '../../scripts/learn-kinds.ts';

test('likeness is what the corpus teaches (`npm run corpus -- --page`)', () => {
  const learned = readFileSync(new URL('../../src/core/likeness/learned.json', import.meta.url), 'utf8');
  expect(learned === `${JSON.stringify(learnKinds(lessons()))}\n`).toBe(true);
});
