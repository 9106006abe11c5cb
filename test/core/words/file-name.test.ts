import { expect, test } from '@jest/globals';
import { fileName } from '../../../src/core/words/file-name.ts';

const at = Date.UTC(2026, 10, 24, 13, 8, 59);

test('a file is named by kind, company and minute in the zone of the installation', () => {
  const title = { kind: 'subscriptions', of: ['Northwind Dental', null] };
  expect(fileName(title, at, 'UTC', 1)).toBe('subscriptions-northwind-dental-2026-11-24-1308.csv');
  expect(fileName(title, at, 'Europe/Berlin', 1)).toBe('subscriptions-northwind-dental-2026-11-24-1408.csv');
});
test('a second file of that minute has its number', () =>
  expect(fileName({ kind: 'audit', of: [] }, at, 'UTC', 2)).toBe('audit-2026-11-24-1308-2.csv'));
test.each([
  ['Müller & Söhne', 'muller-sohne'],
  ['../../etc/passwd', 'etc-passwd'],
  ['a"b\r\nc: <d>|?*', 'a-b-c-d'],
  ['x'.repeat(90), 'x'.repeat(40)],
])('%j is written with safe characters only', (company, written) =>
  expect(fileName({ kind: 'usage', of: [company] }, at, 'UTC', 1)).toBe(
    `usage-${written}-2026-11-24-1308.csv`,
  ),
);
test('a name without such characters is left out', () =>
  expect(fileName({ kind: 'usage', of: ['株式会社'] }, at, 'UTC', 1)).toBe('usage-2026-11-24-1308.csv'));
