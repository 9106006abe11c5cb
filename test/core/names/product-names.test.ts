import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  matchProduct,
  nearestFirst,
  productLevel,
  shortName,
} from '../../../src/core/names/product-names.ts';
import { hasProductWord, isProductText } from '../../../src/core/names/product-words.ts';
import { subscription } from '../finding/held-things.ts';

const tail = ' [New Commerce Experience]';
const names = [
  'Microsoft 365 Business Basic',
  'Microsoft 365 Business Standard',
  'Microsoft 365 Business Premium',
  'Microsoft 365 Apps for business',
  'Microsoft 365 E3',
  'Microsoft 365 E5',
  'Office 365 E3',
  'Microsoft 365 F3',
  'Exchange Online (Plan 1)',
  'Exchange Online (Plan 2)',
  'Microsoft Defender for Office 365 (Plan 1)',
  'Microsoft Entra ID P1',
  'Microsoft 365 Copilot',
  'Microsoft Teams Phone Standard',
  'Power BI Premium Per User',
  'Enterprise Mobility + Security E5',
  'Acronis Cyber Protect Cloud',
];
const held = names.map((name) => subscription('c', name + tail));

const meant = (text: string, among = held): string => {
  const match = matchProduct(among, text);
  const found =
    match.kind === 'one' ? [match.subscription] : match.kind === 'several' ? match.subscriptions : [];
  return found.map(({ productName }) => shortName(productName ?? '')).join(' or ');
};

describe('the short name', () => {
  test.each([
    ['Microsoft 365 E3 [New Commerce Experience]', 'Microsoft 365 E3'],
    ['Microsoft 365 E3 [NCE]', 'Microsoft 365 E3'],
    ['[nce]  Microsoft 365   E3', 'Microsoft 365 E3'],
    ['Proofpoint Essentials - Professional', 'Proofpoint Essentials - Professional'],
    ['[NCE]', ''],
  ])('of %p is %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});

describe('what people write for a product', () => {
  test.each([
    ['Business Premium', 'Microsoft 365 Business Premium'],
    ['bp', 'Microsoft 365 Business Premium'],
    ['SPB', 'Microsoft 365 Business Premium'],
    ['business prem', 'Microsoft 365 Business Premium'],
    ['premium business', 'Microsoft 365 Business Premium'],
    ['buisness premium', 'Microsoft 365 Business Premium'],
    ['busines premum', 'Microsoft 365 Business Premium'],
    ['365 business premium', 'Microsoft 365 Business Premium'],
    ['m365 bp', 'Microsoft 365 Business Premium'],
    ['m365bp', 'Microsoft 365 Business Premium'],
    ['business premium licences', 'Microsoft 365 Business Premium'],
    [`Microsoft 365 Business Premium${tail}`, 'Microsoft 365 Business Premium'],
    ['bs', 'Microsoft 365 Business Standard'],
    ['biz std', 'Microsoft 365 Business Standard'],
    ['BB', 'Microsoft 365 Business Basic'],
    ['apps for business', 'Microsoft 365 Apps for business'],
    ['m365 e3', 'Microsoft 365 E3'],
    ['o365 e3', 'Office 365 E3'],
    ['office 365 E 3', 'Office 365 E3'],
    ['ms office 365 e3', 'Office 365 E3'],
    ['f3', 'Microsoft 365 F3'],
    ['F3s', 'Microsoft 365 F3'],
    ['exo1', 'Exchange Online (Plan 1)'],
    ['EXO P1', 'Exchange Online (Plan 1)'],
    ['exop2', 'Exchange Online (Plan 2)'],
    ['exchange plan 1', 'Exchange Online (Plan 1)'],
    ['exchange online plan one', 'Exchange Online (Plan 1)'],
    ['exchange online 2', 'Exchange Online (Plan 2)'],
    ['microsoft exchange plan two', 'Exchange Online (Plan 2)'],
    ['defender p1', 'Microsoft Defender for Office 365 (Plan 1)'],
    ['entra p1', 'Microsoft Entra ID P1'],
    ['azure ad p1', 'Microsoft Entra ID P1'],
    ['aad p1', 'Microsoft Entra ID P1'],
    ['copilot', 'Microsoft 365 Copilot'],
    ['teams phone', 'Microsoft Teams Phone Standard'],
    ['pbi premium', 'Power BI Premium Per User'],
    ['power bi premium per user', 'Power BI Premium Per User'],
    ['ems e5', 'Enterprise Mobility + Security E5'],
    ['acronis', 'Acronis Cyber Protect Cloud'],
    ['acronys cyber', 'Acronis Cyber Protect Cloud'],
  ])('%s → %s', (text, name) => {
    expect(meant(text)).toBe(name);
  });
});

describe('ambiguous texts', () => {
  test('E3 alone is Microsoft 365 or Office 365', () => {
    expect(meant('E3')).toBe('Microsoft 365 E3 or Office 365 E3');
  });

  test('"business" alone is every product of that family', () => {
    expect(meant('business').split(' or ').length).toBe(4);
  });

  test('"exchange" alone is both plans', () => {
    expect(meant('exchange')).toBe('Exchange Online (Plan 1) or Exchange Online (Plan 2)');
  });

  test('two subscriptions of one product both match', () => {
    const twice = [
      subscription('c', names[2] ?? '', { id: 'a' }),
      subscription('c', names[2] ?? '', { id: 'b' }),
    ];
    expect(matchProduct(twice, 'business premium')).toMatchObject({ kind: 'several', level: 'parts' });
  });

  test('Office 365 is not Microsoft 365: the bot asks, even when only one is held', () => {
    const one = [subscription('c', 'Microsoft 365 E3')];
    expect(matchProduct(one, 'office 365 e3')).toMatchObject({ kind: 'several', level: 'other-brand' });
    const other = [subscription('c', 'Office 365 E3')];
    expect(matchProduct(other, 'microsoft 365 e3')).toMatchObject({ kind: 'several', level: 'other-brand' });
  });
});

describe('what never matches', () => {
  test.each([
    ['business premium', 'Microsoft 365 Business Standard'],
    ['business standard', 'Microsoft 365 Business Premium'],
    ['exchange plan 2', 'Exchange Online (Plan 1)'],
    ['plan 3', 'Exchange Online (Plan 1)'],
    ['e3', 'Microsoft 365 E5'],
    ['e5', 'Microsoft 365 E3'],
    ['f1', 'Microsoft 365 F3'],
    ['m365 e5', 'Microsoft 365 E3'],
    ['entra p2', 'Microsoft Entra ID P1'],
    ['office 365 visio', 'Microsoft 365 E3'],
    ['b', 'Microsoft 365 Business Basic'],
    ['visio', 'Microsoft 365 E3'],
    ['', 'Microsoft 365 E3'],
    ['!!!', 'Microsoft 365 E3'],
    ['office', 'Microsoft 365 E3'],
  ])('%p is not %s', (text, name) => {
    expect(matchProduct([subscription('c', name)], text).kind).toBe('none');
  });

  test('no text matches a subscription without a product name', () => {
    expect(matchProduct([subscription('c', null)], 'unnamed product')).toMatchObject({ kind: 'none' });
  });

  test('a digit is never another digit', () => {
    const plan = fc.integer({ min: 1, max: 5 });
    const family = fc.constantFrom(
      'Microsoft 365 E',
      'Office 365 E',
      'Exchange Online Plan ',
      'Visio Plan ',
      'Entra ID P',
    );
    fc.assert(
      fc.property(family, plan, plan, (name, said, holds) => {
        expect(productLevel(`${name}${holds}`, `${name}${said}`) !== null).toBe(said === holds);
      }),
    );
  });
});

describe('when nothing fits', () => {
  test('everything held is returned, most similar first', () => {
    expect(matchProduct(held, 'exchange plan 3')).toEqual({ kind: 'none' });
    const nearest = nearestFirst(held, 'exchange plan 3');
    expect(nearest.length).toBe(held.length);
    expect(shortName(nearest[0]?.productName ?? '')).toBe('Exchange Online (Plan 1)');
  });

  test('a name of only symbols matches its own text', () => {
    expect(matchProduct([subscription('c', '***')], ' *** ')).toMatchObject({ kind: 'one', level: 'equal' });
  });

  test('any text is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(['one', 'several', 'none']).toContain(matchProduct(held, text).kind);
      }),
    );
  });
});

describe('texts that name only a product', () => {
  test.each([
    'business premium',
    'bp',
    'e3',
    'm365 e3 licences',
    'exchange online plan 1',
    'business',
    'copilot',
  ])('%s does', (text) => {
    expect(isProductText(text)).toBe(true);
  });

  test.each(['contoso', 'contoso business premium', 'business security', ''])('%p does not', (text) => {
    expect(isProductText(text)).toBe(false);
  });

  test('a product’s word is noticed next to a company', () => {
    expect(hasProductWord('contoso bp')).toBe(true);
    expect(hasProductWord('contoso business solutions')).toBe(false);
  });
});
