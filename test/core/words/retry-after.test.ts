import { expect, test } from '@jest/globals';
import { retryAfterMs } from '../../../src/core/words/retry-after.ts';

const now = Date.UTC(2026, 10, 6, 8, 49, 37);

/** https://www.rfc-editor.org/rfc/rfc9110#field.retry-after and #http.date */
test.each([
  ['seconds', '120', 120_000],
  ['seconds with space around', ' 7 ', 7_000],
  ['no seconds', '0', 0],
  ['a date', 'Fri, 06 Nov 2026 08:49:47 GMT', 10_000],
  ['a date in the old form of RFC 850', 'Friday, 06-Nov-26 08:49:47 GMT', 10_000],
  ['a date as asctime writes it', 'Fri Nov  6 08:49:47 2026', 10_000],
  ['a past date', 'Fri, 06 Nov 2026 08:49:27 GMT', 0],
  ['the first of several', ['3', '9'], 3_000],
  ['nothing', '', null],
  ['a word', 'soon', null],
  ['a negative number', '-5', null],
  ['a fraction', '1.5', null],
  ['more seconds than anybody means', '9'.repeat(400), null],
  ['no header', undefined, null],
  ['no header, said so', null, null],
])('reads Retry-After: %s', (_what, header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected);
});
