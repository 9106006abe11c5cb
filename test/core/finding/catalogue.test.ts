import { describe, expect, test } from '@jest/globals';
import {
  buildCatalogue,
  byVendor,
  keywordsOf,
  meantIn,
  namesIn,
  searchCatalogue,
} from '../../../src/core/finding/catalogue.ts';
import type { Product } from '../../../src/core/marketplace/records.ts';

const product = (id: string, name: string, sku: string | null, vendorName: string | null): Product => ({
  ...{ id, name, sku, vendorName, requiresCommitment: null },
});
const nce = (name: string) => `${name} [New Commerce Experience]`;
const products = [
  product('p1', nce('Exchange Online (Plan 1)'), 'MST-NCE-179-C100', 'Microsoft'),
  product('p2', nce('Exchange Online (Plan 2)'), 'MST-NCE-180-C100', 'Microsoft'),
  product('p3', nce('Microsoft 365 Business Premium'), 'MST-NCE-103-C100', 'Microsoft'),
  product('p4', 'Acronis Cyber Protect Cloud', 'ACR-1', 'Acronis'),
  product('p5', 'Büro Backup', null, null),
];
const catalogue = buildCatalogue({ products, asOf: 5, unreadable: 1 });
const ids = (found: readonly Product[]) => found.map(({ id }) => id).join();

describe('the kept catalogue', () => {
  test('tells when it was read and what it lacks', () =>
    expect(catalogue).toMatchObject({ asOf: 5, unreadable: 1 }));
  test.each([
    ['several words', 'business premium', 'p3'],
    ['in any order', 'premium microsoft', 'p3'],
    ['beginnings of words', 'exch onl', 'p1,p2'],
    ['abbreviations', 'BP', 'p3'],
    ['plan numbers', 'EXO2', 'p2'],
    ['a vendor', 'acronis', 'p4'],
    ['a vendor and a word', 'acronis cloud', 'p4'],
    ['a SKU', 'mst-nce-179', 'p1'],
    ['a part of a word', 'rotec', 'p4'],
    ['an id', 'p5', 'p5'],
    ['words with typos', 'acronsi cyber protct', 'p4'],
    ['words without accents', 'buro', 'p5'],
    ['words around a name', 'licenses of Business Premium', 'p3'],
    ['nothing there', 'salesforce', ''],
    ['no words', '!!', ''],
    ['blanks', '  ', ''],
  ])('is searched by %s', (_name, text, found) => expect(ids(searchCatalogue(catalogue, text))).toBe(found));

  test('offers a name of another brand as one that may be meant, but not as a find', () => {
    expect(ids(searchCatalogue(catalogue, 'Office 365 Business Premium'))).toBe('');
    expect(ids(meantIn(catalogue, 'Office 365 Business Premium'))).toBe('p3');
  });

  test.each([
    ['microsoft', 'p1,p2,p3'],
    ['Acronis Inc.', 'p4'],
    ['cron', 'p4'],
    ['nobody', ''],
  ])('has the products of the vendor “%s”', (vendor, found) =>
    expect(ids(byVendor(products, products, vendor))).toBe(found),
  );
});

test('the names of a catalogue are prepared once for each version of it', () => {
  expect(namesIn(catalogue)).toBe(namesIn(catalogue));
  expect([...namesIn(catalogue).vendors.values()]).toContain('Acronis');
  expect(namesIn({ ...catalogue })).not.toBe(namesIn(catalogue));
});

/** pax8labs/pax8-cli issue #76: several words find nothing; Premium finds 155 of 2,642, Business 184, Intune 45. */
test.each([
  ['Microsoft 365 Business Premium', ['business']],
  ['business premium', ['business']],
  ['Microsoft 365', ['microsoft']],
  ['Intune', ['intune']],
  ['BP', ['bp', 'business']],
  ['EXO1', ['exo1', 'exchange']],
  ['Exchange plan 1', ['exchange']],
  ['MST-NCE-179-C100', ['mst-nce-179-c100', 'c100']],
  ['!!', ['!!']],
])('Pax8 is asked for one word of “%s” at a time', (text, words) => expect(keywordsOf(text)).toEqual(words));
