import { describe, expect, test } from '@jest/globals';
import type { TaughtName } from '../../../src/core/names/taught-names.ts';
import { meantBy, productsCalled, teachProblem } from '../../../src/core/teaching/teaching.ts';
import { world } from '../reading/world.ts';

const { portfolio } = world;
const companyCalled = (called: string) =>
  [...portfolio.companies.values()].find(({ name }) => name === called);
const forCompany = (name: string, called = 'Bright Smiles Dental'): TaughtName => ({
  ...{ name, kind: 'company', means: called },
  id: companyCalled(called)?.id ?? '',
});
const forProduct = (name: string, means = 'Microsoft 365 E5'): TaughtName => ({
  name,
  kind: 'product',
  id: means,
  means,
});
const problem = (taught: TaughtName): string => {
  const found = teachProblem(portfolio, taught);
  return found === null ? 'fine' : 'name' in found ? `${found.kind} ${found.name}` : found.kind;
};

describe('a name that is to be taught', () => {
  test.each([
    [forCompany('the dentist'), 'fine'],
    [forCompany('tooth fairies'), 'fine'],
    [forProduct('the big suite'), 'fine'],
    [forCompany('?!'), 'no-name'],
    [forCompany('x'), 'no-name'],
    [forCompany('4711'), 'no-name'],
    [forCompany('the people with the very nice teeth'), 'too-long'],
    [forCompany('x'.repeat(61)), 'too-long'],
    // Words that the bot reads otherwise: a change would be read wrongly.
    [forCompany('licences'), 'own-words'],
    [forCompany('remove all'), 'own-words'],
    [forCompany('next week'), 'own-words'],
    [forCompany('twenty five'), 'own-words'],
    [forCompany('bright smiles dental'), 'known'],
    [forProduct('Microsoft 365 E5'), 'known'],
  ])('%j is %s', (taught, found) => expect(problem(taught)).toBe(found));

  test('never is a name that people mean another company by', () => {
    expect(problem(forCompany('VanArsdel'))).toBe('other-company VanArsdel');
    expect(problem(forCompany('vanars'))).toBe('other-company VanArsdel');
    expect(problem(forProduct('woodgrove'))).toMatch(/^other-company Woodgrove/);
  });

  test('may narrow what fits several companies to one of them, but not when another is called exactly so', () => {
    expect(problem(forCompany('contoso', 'Contoso Legal'))).toMatch(/^other-company Contoso/);
    expect(
      problem(
        forCompany(
          'apex',
          [...portfolio.companies.values()].find(({ name }) => name.startsWith('Apex'))?.name,
        ),
      ),
    ).toBe('fine');
  });

  test('never is a name of another product', () => {
    expect(problem(forCompany('e5'))).toMatch(/^other-product/);
    expect(problem(forCompany('defender for business plus'.slice(0, 8)))).toMatch(/^other-product/);
    expect(problem(forProduct('Microsoft 365 E3'))).toMatch(/^other-product/);
    expect(problem(forProduct('business premium'))).toMatch(/^other-product/);
    expect(problem(forProduct('e5'))).toBe('fine');
    expect(problem(forProduct('dropsuite email backup', 'Dropsuite Email Backup and Archiving'))).toBe(
      'other-product Dropsuite Email Backup',
    );
    // Also of one that nobody has yet.
    expect(problem(forCompany('f5'))).toBe('fine');
    expect(problem(forCompany('entra intune'))).toBe('other-product entra intune');
  });
});

describe('what a name is to mean', () => {
  const meant = (text: string, of: TaughtName['kind'] | null = null): string => {
    const found = meantBy(portfolio, text, of);
    switch (found.kind) {
      case 'company':
        return `company ${found.company.name}`;
      case 'product':
        return `product ${found.product.name}`;
      case 'which':
        return `which ${[...found.companies, ...found.products].map(({ name }) => name).join(', ')}`;
      case 'none':
        return `none ${found.nearest.map(({ name }) => name).join(', ')}`.trim();
    }
  };
  test.each([
    ['Bright Smiles Dental', 'company Bright Smiles Dental'],
    ['bright smiles', 'company Bright Smiles Dental'],
    ['Microsoft 365 E5', 'product Microsoft 365 E5'],
    ['business premium', 'product Microsoft 365 Business Premium'],
  ])('%s is %s', (text, found) => expect(meant(text)).toBe(found));

  test('is asked when several are called so', () => {
    expect(meant('contoso')).toMatch(/^which Contoso/);
    expect(meant('jones')).toMatch(/^which .*Jones/);
    expect(meant('visio')).toMatch(/^(?:which|product) .*Visio/);
  });

  test('is only of the kind that the sentence says', () => {
    expect(meant('business premium', 'company')).toMatch(/^none/);
    expect(meant('bright smiles', 'product')).toBe('none');
  });

  test('is nothing that nobody is called', () => {
    expect(meant('zzyzx')).toBe('none');
  });

  test('of products is the best that fits, each once', () => {
    expect(productsCalled(portfolio, 'Microsoft 365 E5').map(({ name }) => name)).toEqual([
      'Microsoft 365 E5',
    ]);
    expect(productsCalled(portfolio, 'zzyzx')).toEqual([]);
  });
});
