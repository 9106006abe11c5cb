import { describe, expect, test } from '@jest/globals';
import { namesCompany, namesIn, saysMore } from '../../../src/core/finding/one-change.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { company, subscription } from './held-things.ts';

const portfolio = buildPortfolio({
  companies: [
    company('contoso', 'Contoso'),
    company('fabrikam', 'Fabrikam, Inc.'),
    company('north', 'Northwind Traders'),
    company('tail', 'Tailwind Traders'),
    company('studio', 'Studio 54 Dental'),
  ],
  subscriptions: [
    subscription('contoso', 'Microsoft 365 Business Premium [New Commerce Experience]'),
    subscription('fabrikam', 'Microsoft 365 Business Basic [New Commerce Experience]'),
    subscription('fabrikam', 'Microsoft 365 E3'),
    subscription('north', 'Exchange Online (Plan 2)'),
    subscription('north', null),
  ],
  asOf: 0,
  unreadable: 0,
});
const offered = ['Windows 365 Business 2 vCPU 4 GB 64 GB'];

describe('the rest of an order, meant for company and product', () => {
  test.each([
    ['two companies', 'contoso and fabrikam'],
    ['two companies side by side', 'contoso northwind'],
    ['a company and a stranger', 'contoso and zzz'],
    ['two products', 'business premium and e3'],
    ['two products side by side', 'business premium business basic'],
    ['another number', 'business premium to contoso 2 to fabrikam'],
    ['another number in a word', 'premium for contoso two for the rest'],
    ['another verb', 'premium for contoso remove basic'],
    ['one in the place of another', 'business premium instead of basic'],
    ['a choice', 'contoso or fabrikam'],
    ['an exception', 'traders except tailwind'],
    ['a day', 'contoso on 1 december'],
    ['a weekday', 'contoso on friday'],
    ['a condition', 'contoso once Bob confirms'],
    ['a reason with a number', 'litware because of ticket 4711'],
  ])('says more with %s', (_, text) => {
    expect(saysMore(portfolio, text)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['a company', 'northwind traders'],
    ['a company that is mistyped', 'fabrikamm'],
    ['a company with a number', 'studio 54'],
    ['both', 'business premium for contoso'],
    ['a product with a number', 'exchange online plan 2'],
    ['a number that the brand has', '365 e3'],
    ['a product that nobody has', 'visio plan 2 for contoso'],
    ['a quoted name', '"Cancel or Remove 7" for contoso'],
  ])('says no more with %s', (_, text) => {
    expect(saysMore(portfolio, text)).toBe(false);
  });

  test('may contain the numbers of the names on offer', () => {
    expect(saysMore(portfolio, 'windows 365 business 2 vcpu')).toBe(true);
    expect(saysMore(portfolio, 'windows 365 business 2 vcpu', offered)).toBe(false);
    // The same number beside another word is one of seats.
    expect(saysMore(portfolio, 'windows 365 for contoso 2', offered)).toBe(true);
  });

  test('names a company by the first word of its name', () => {
    expect(namesCompany(portfolio, 'exchange online fabrikam')).toBe(true);
    expect(namesCompany(portfolio, 'exchange online traders')).toBe(false);
  });

  test('is repeated as written', () => {
    const none = { company: null, product: null, words: null, reference: null };
    expect(namesIn({ ...none, product: 'e3', company: 'contoso' })).toBe('e3 for contoso');
    expect(namesIn({ ...none, words: 'contoso e3' })).toBe('contoso e3');
  });
});
