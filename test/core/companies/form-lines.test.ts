import { expect, test } from '@jest/globals';
import {
  emailProblem,
  phoneProblem,
  websiteOf,
  websiteProblem,
} from '../../../src/core/companies/form-lines.ts';

test('a line that is left empty is no wrong address, number or website', () => {
  expect([emailProblem('', 'E-mail'), phoneProblem('', 'Phone'), websiteProblem('', 'Website')]).toEqual([
    null,
    null,
    null,
  ]);
  expect(websiteOf('')).toBe('');
});
