import { describe, expect, test } from '@jest/globals';
import type { TaughtName } from '../../../src/core/names/taught-names.ts';
import { taughtKey } from '../../../src/core/names/taught-names.ts';
import { buildPortfolio, withTaught } from '../../../src/core/portfolio/portfolio.ts';
import { read } from '../../../src/core/reading/read.ts';
import { company, subscription } from '../finding/held-things.ts';
import { here, shown, world } from './world.ts';

const { portfolio } = world;
const companyOf = (name: string, called: string): TaughtName => {
  const [found] = [...portfolio.companies.values()].filter((each) => each.name === called);
  return { name, kind: 'company', id: found?.id ?? '', means: called };
};
const productOf = (name: string, means: string): TaughtName => ({ name, kind: 'product', id: means, means });
const readWith = (say: string, ...taught: readonly TaughtName[]) =>
  shown(read(say, withTaught(portfolio, taught), here));

const dentist = companyOf('the dentist', 'Bright Smiles Dental');
const suite = productOf('the big suite', 'Microsoft 365 E5');

describe('a taught name', () => {
  test.each([
    ['subscriptions the dentist', 'do subscriptions @ Bright Smiles Dental'],
    ['what does the dentist have?', 'do subscriptions @ Bright Smiles Dental'],
    ['Dentist: renewals', 'do renewals @ Bright Smiles Dental'],
    ["the dentist's renewals", 'do renewals @ Bright Smiles Dental'],
    ['the dentist, renewals', 'do renewals @ Bright Smiles Dental'],
    ['renewals of "the Dentist"', 'do renewals @ Bright Smiles Dental'],
    [
      'add 2 business premium for the dentist',
      'do add 2 Microsoft 365 Business Premium @ Bright Smiles Dental',
    ],
    ['the dentist: +2 business premium', 'do add 2 Microsoft 365 Business Premium @ Bright Smiles Dental'],
    [
      'can we remove 2 business premium at the dentist?',
      'confirm remove 2 Microsoft 365 Business Premium @ Bright Smiles Dental',
    ],
    ['turn off auto renew for the dentist', 'do portal-only  @ Bright Smiles Dental'.replace('  ', ' ')],
  ])('is read as the company that it means: %s', (say, meant) => expect(readWith(say, dentist)).toBe(meant));

  test.each([
    ['add 2 the big suite for woodgrove', 'do add 2 Microsoft 365 E5 @ Woodgrove Bank'],
    ['woodgrove needs 2 more big suite', 'confirm add 2 Microsoft 365 E5 @ Woodgrove Bank'],
  ])('is read as the product that it means: %s', (say, meant) => expect(readWith(say, suite)).toBe(meant));

  test('two of them stand in one sentence', () => {
    const bright = companyOf('the bank', 'Woodgrove Bank');
    expect(readWith('add 2 the big suite for the bank', bright, suite)).toBe(
      'do add 2 Microsoft 365 E5 @ Woodgrove Bank',
    );
  });

  test('means nothing once it is forgotten', () => {
    expect(readWith('subscriptions the dentist')).not.toContain('Bright');
  });

  test('never takes the place of a real company’s exact name, also of one that came later', () => {
    const wrong = companyOf('VanArsdel', 'Bright Smiles Dental');
    expect(readWith('add 2 business premium for vanarsdel', wrong)).toBe(
      'do add 2 Microsoft 365 Business Premium @ VanArsdel',
    );
    const later = buildPortfolio({
      companies: [...portfolio.companies.values(), company('later', 'The Dentist')],
      subscriptions: [
        ...portfolio.subscriptions.values(),
        subscription('later', 'Microsoft 365 Business Premium'),
      ],
      asOf: 0,
      unreadable: 0,
    });
    expect(shown(read('subscriptions the dentist', withTaught(later, [dentist]), here))).toBe(
      'do subscriptions @ The Dentist',
    );
  });

  test('gives way to a longer name of Pax8’s around it', () => {
    const longer = buildPortfolio({
      companies: [...portfolio.companies.values(), company('later', 'Dentist Supplies North')],
      subscriptions: [...portfolio.subscriptions.values()],
      asOf: 0,
      unreadable: 0,
    });
    expect(shown(read('subscriptions dentist supplies', withTaught(longer, [dentist]), here))).toBe(
      'do subscriptions @ Dentist Supplies North',
    );
    const premium = companyOf('premium', 'Bright Smiles Dental');
    expect(readWith('add 2 business premium for vanarsdel', premium)).toBe(
      'do add 2 Microsoft 365 Business Premium @ VanArsdel',
    );
  });

  test('never takes the place of a product’s exact name', () => {
    expect(
      readWith('add 2 Microsoft 365 E5 for woodgrove', productOf('microsoft 365 e5', 'Microsoft 365 E3')),
    ).toBe('do add 2 Microsoft 365 E5 @ Woodgrove Bank');
    expect(
      readWith('who has Microsoft 365 E5', companyOf('Microsoft 365 E5', 'Bright Smiles Dental')),
    ).not.toContain('Bright');
  });

  test('of a company that is gone means nothing', () => {
    expect(readWith('subscriptions the dentist', { ...dentist, id: 'gone' })).not.toContain('Bright');
  });

  test('is only whole words that stand together', () => {
    const smith = companyOf('smith jones', 'Bright Smiles Dental');
    expect(readWith('renewals of smith, jones', smith)).not.toContain('Bright');
    expect(readWith('renewals of smith\njones', smith)).not.toContain('Bright');
    expect(readWith('renewals dentist-like', dentist)).not.toContain('Bright');
    expect(readWith('assign @Dentist to me', dentist)).not.toContain('Bright');
  });

  test('the longest of several wins, and a name without letters or with too many words is none', () => {
    const long = companyOf('the dentist in town', 'Woodgrove Bank');
    expect(readWith('renewals of the dentist in town', dentist, long)).toBe('do renewals @ Woodgrove Bank');
    expect(
      readWith('renewals', companyOf('?!', 'Woodgrove Bank'), companyOf('a b c d e f g h', 'Woodgrove Bank')),
    ).toBe('do renewals');
  });

  test('is the same with another case, accent or article', () => {
    expect(taughtKey('The Déntist!')).toBe(taughtKey('dentist'));
    expect(taughtKey('the')).toBe('the');
  });
});
