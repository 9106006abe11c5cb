import { expect, test } from '@jest/globals';
import {
  languageOf,
  localeAccepted,
  localeFrom,
  locales,
  usualLocale,
} from '../../../src/core/words/locale.ts';

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

// https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4
test.each([
  ['da, en-gb;q=0.8, en;q=0.7', 'en-GB'],
  ['de-CH', 'de-CH'],
  ['en;q=0.5, de', 'de-DE'],
  ['fr-FR, fr;q=0.9, de;q=0.4', 'de-DE'],
  ['de;q=0, en;Q=0.1', 'en-US'],
  ['de;q=x', null],
  ['*', null],
  ['', null],
])('of the languages %j the most wanted that the bot writes is %j', (header, locale) => {
  expect(localeAccepted(header)).toBe(locale);
});
