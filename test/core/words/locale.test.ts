import { expect, test } from '@jest/globals';
import { languageOf, localeFrom, locales, usualLocale } from '../../../src/core/words/locale.ts';

test.each([
  ['de-DE', 'de-DE'],
  ['de', 'de-DE'],
  ['de-at', 'de-AT'],
  ['en_GB', 'en-GB'],
  ['en-JM', 'en-US'],
  [' en ', 'en-US'],
  ['fr-FR', null],
  ['constructor', null],
  ['', null],
])('%j is read as %j: a region that is not known is the first of its language', (tag, locale) => {
  expect(localeFrom(tag)).toBe(locale);
});

test('every locale is of a language, the usual one among them', () => {
  expect(locales.map(localeFrom)).toEqual(locales);
  expect([...new Set(locales.map(languageOf))]).toEqual(['en', 'de']);
  expect(languageOf(usualLocale)).toBe('en');
});
