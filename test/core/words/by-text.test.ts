import { expect, test } from '@jest/globals';
import { byText } from '../../../src/core/words/by-text.ts';

test('an answer is found once for each text, whatever it is, and what is kept has an end', () => {
  const asked: string[] = [];
  const length = byText((text) => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  });
  expect(['abc', '', 'abc', ''].map(length)).toEqual([3, undefined, 3, undefined]);
  expect(asked).toEqual(['abc', '']);
  for (let n = 0; n < 5_000; n += 1) length(`${n}`);
  expect(length('abc')).toBe(3);
  expect(asked.filter((text) => text === 'abc')).toHaveLength(2);
});
