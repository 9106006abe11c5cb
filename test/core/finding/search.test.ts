import { describe, expect, test } from '@jest/globals';
import { searchCompanies, searchIn, searchSubscriptions } from '../../../src/core/finding/search.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { company, subscription } from './held-things.ts';

const bp = 'Microsoft 365 Business Premium [New Commerce Experience]';
const exchange = 'Exchange Online (Plan 1) [New Commerce Experience]';
const portfolio = buildPortfolio({
  companies: [
    company('z', 'Zenith Oy'),
    company('a', 'Alpine Legal'),
    company('p', 'Premium Foods'),
    company('ö', 'Öresund Båtar'),
    company('!', '!!!'),
  ],
  subscriptions: [
    subscription('z', exchange),
    subscription('z', bp, { status: 'Cancelled' }),
    subscription('a', bp),
    subscription('a', exchange),
    subscription('p', exchange),
    subscription('p', null),
    subscription('gone', bp),
  ],
  asOf: 0,
  unreadable: 0,
});
const companies = (text: string) => searchCompanies(portfolio, text).map(({ id }) => id);
const subscriptions = (text: string) => searchSubscriptions(portfolio, text).map(({ id }) => id);

describe('a search while it is typed', () => {
  test.each([
    ['nothing: everything, by name', '', ['!', 'a', 'ö', 'p', 'z']],
    ['the beginning of a word', 'leg', ['a']],
    ['several beginnings in any order', 'le alp', ['a']],
    ['no middle of a word', 'pine', []],
    ['letters without their accents', 'bat or', ['ö']],
    ['a typo, when nothing else fits', 'alpien legal', ['a']],
    ['signs alone', '???', []],
    ['what nobody is called', 'xyzzy', []],
  ])('finds companies by %s', (_, text, found) => {
    expect(companies(text)).toEqual(found);
  });

  test.each([
    [
      'nothing: everything, what is cancelled last',
      '',
      [`gone/${bp}`, `a/${exchange}`, `a/${bp}`, 'p/null', `p/${exchange}`, `z/${exchange}`, `z/${bp}`],
    ],
    ['company and product', 'alp bus', [`a/${bp}`]],
    ['product and company', 'exch zen', [`z/${exchange}`]],
    ['a short name of the product', 'exo alpine', [`a/${exchange}`]],
    ['a word of either name', 'premium', [`gone/${bp}`, `a/${bp}`, 'p/null', `p/${exchange}`, `z/${bp}`]],
    ['a company with a typo', 'alpien legal', [`a/${exchange}`, `a/${bp}`]],
    ['several short words for a product', 'exchange p1', [`a/${exchange}`, `p/${exchange}`, `z/${exchange}`]],
    ['what nobody has', 'xyzzy', []],
  ])('finds subscriptions by %s', (_, text, found) => {
    expect(subscriptions(text)).toEqual(found);
  });

  test('an empty search fits every company and product', () => {
    const all = searchIn(portfolio, ' ');
    expect([all.company('any'), all.product('any', null)]).toEqual([true, true]);
  });

  test('a name that was taught finds what it means', () => {
    const taught = [
      { name: 'the hut', kind: 'company', id: 'a', means: 'Alpine Legal' },
      { name: 'mailbox', kind: 'product', id: 'x', means: exchange },
    ] as const;
    const known = { ...portfolio, taught };
    expect(searchCompanies(known, 'hut').map(({ id }) => id)).toEqual(['a']);
    expect(searchSubscriptions(known, 'hut mailb').map(({ id }) => id)).toEqual([`a/${exchange}`]);
  });

  test('signs alone fit no product without a name', () => {
    expect(searchIn(portfolio, '???').product('p', null)).toBe(false);
  });
});
