import { expect, test } from '@jest/globals';
import { moreCsvLines, unreadableCsvLines } from '../../../src/views/kit/csv-ends.ts';

test('a file that lacks rows says so at its end', () => {
  expect(unreadableCsvLines(0)).toEqual([]);
  expect(unreadableCsvLines(2)[0]?.[0]).toMatch(/^2 rows of Pax8's answer could not be read/);
});

test('a list of which Pax8 has more says so at its end', () => {
  expect(moreCsvLines(3, 3)).toEqual([]);
  expect(moreCsvLines(200, 840)[0]?.[0]).toMatch(/Pax8 found 840.*200 are in this file/);
});
