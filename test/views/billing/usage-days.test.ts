import { expect, test } from '@jest/globals';
import { daysText, usageMonthName } from '../../../src/views/billing/usage-days.ts';
import { inLocale } from '../../../src/views/texts/locale.ts';

test('a month of usage has a name', () => {
  expect(usageMonthName('2026-12-31')).toBe('December 2026');
  expect(inLocale('de-DE', () => usageMonthName('2026-12-31'))).toBe('Dezember 2026');
});

test.each([
  ['2026-11-01', '2026-11-24', '1–24 Nov 2026'],
  ['2026-11-24', '2026-11-24', '24 Nov 2026'],
  ['2026-10-30', '2026-11-03', '30 Oct – 3 Nov 2026'],
  ['2026-12-30', '2027-01-03', '30 Dec 2026 – 3 Jan 2027'],
])('%s to %s reads “%s”', (first, last, text) => expect(daysText(first, last)).toBe(text));
