import { expect, test } from '@jest/globals';
import { languageOf, localeFrom, locales } from '../../../src/core/words/locale.ts';

/* Teams tells a locale as a BCP 47 tag ("en-US"); a configuration may write it otherwise. */

test.each([
  ['de-DE', 'de-DE'],
  ['de-CH', 'de-CH'],
  [' en_gb ', 'en-GB'],
  ['EN-au', 'en-AU'],
  // A region that is not known has the numbers and dates of the first.
  ['de', 'de-DE'],
  ['de-XX', 'de-DE'],
  ['en', 'en-US'],
  ['en-US-x-twain', 'en-US'],
  // Languages that the bot does not write, and what is no name of one.
  ['fr-FR', null],
  ['constructor', null],
  ['', null],
])('%j names the locale %s', (tag, locale) => expect(localeFrom(tag)).toBe(locale));

test('each locale is of one of the languages that the bot writes', () =>
  expect(new Set(locales.map(languageOf))).toEqual(new Set(['en', 'de'])));
