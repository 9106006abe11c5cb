import { expect, test } from '@jest/globals';
import { named, suggestions } from '../../../src/views/renewals/renewals-notes.ts';
import { inLocale } from '../../../src/views/texts/locale.ts';

test('a German button asks for the renewals of a vendor without date in English', () => {
  const none = { none: [{}], past: [], 'too-far': [], ended: [] };
  const input = {
    ...{ company: null, vendor: 'Acme', say: 'renewals vendor Acme', csv: false, undated: false },
    ...{ alsoVendor: null, period: 'next 90 days', rows: { unclear: none, monthlyHidden: 0 } },
  } as unknown as Parameters<typeof suggestions>[0];
  expect(inLocale('de-DE', () => named(input))).toBe(' Hersteller Acme');
  expect(inLocale('de-DE', () => suggestions(input)).map(({ say }) => say)).toEqual([
    'renewals vendor Acme without date',
  ]);
});
