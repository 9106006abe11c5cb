import { expect, test } from '@jest/globals';
import { moreCsvLine, unreadableCsvLine } from '../../../src/views/kit/csv-ends.ts';

test('a file that lacks rows says so at its end', () => {
  expect(unreadableCsvLine(0)).toBe('');
  expect(unreadableCsvLine(2)).toMatch(/^2 rows of Pax8's answer could not be read/);
});

test('a list of which Pax8 has more says so at its end', () => {
  expect(moreCsvLine(3, 3)).toBe('');
  expect(moreCsvLine(200, 840)).toMatch(/Pax8 found 840.*200 are in this file/);
});
