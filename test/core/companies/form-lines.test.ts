import { expect, test } from '@jest/globals';
import { isWebsite, websiteOf } from '../../../src/core/companies/form-lines.ts';

test('a website that is left empty stays empty, and what is no address is no website', () => {
  expect(websiteOf('')).toBe('');
  expect([isWebsite(''), isWebsite('no address'), isWebsite('https://contoso.example.com')]).toEqual([
    false,
    false,
    true,
  ]);
});
