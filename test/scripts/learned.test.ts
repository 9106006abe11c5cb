import { expect, test } from '@jest/globals';
import { lessons } from '../../scripts/corpus-page.ts';
import { hashOf } from '../../scripts/learn-kinds.ts';
import learned from '../../src/core/likeness/learned.json' with { type: 'json' };

// To learn it all again takes as long as a hundred other tests.
test('likeness is learned from what the corpus teaches today (`npm run corpus -- --page`)', () => {
  expect(learned.from).toBe(hashOf(lessons(), learned));
});
