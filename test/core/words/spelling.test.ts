import { expect, test } from '@jest/globals';
import { sameWord, spelling } from '../../../src/core/words/spelling.ts';

test.each(['one-time', 'One-Time', 'one_time', 'one time', 'ONETIME', ' one\u2011time '])(
  '%j is one-time in another spelling',
  (word) => expect(sameWord(word, 'One-Time')).toBe(true),
);
test('a word that is missing is no other word', () => {
  expect([spelling(null), sameWord(null, null), sameWord(null, 'Flat')]).toEqual(['', true, false]);
  expect(sameWord('once', 'one-time')).toBe(false);
});
