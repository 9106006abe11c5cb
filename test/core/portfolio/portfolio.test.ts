import { describe, expect, test } from '@jest/globals';
import { rawKey } from '../../../src/core/names/name-words.ts';
import { totalsOf } from '../../../src/core/portfolio/company-totals.ts';
import {
  buildPortfolio,
  ofCompanies,
  type Portfolio,
  standingsIn,
  withCompany,
  withSubscription,
} from '../../../src/core/portfolio/portfolio.ts';
import { company, subscription } from '../finding/held-things.ts';
import { now } from '../samples.ts';

const first = subscription('a', 'Microsoft 365 E3', { id: 's1' });
const second = subscription('a', 'Office 365 E3', { id: 's2' });
const portfolio = buildPortfolio({
  companies: [company('a', 'Contoso'), company('b', 'Fabrikam')],
  subscriptions: [first, second, first],
  asOf: 5,
  unreadable: 2,
});

const totalsIn = (held: Portfolio, id: string) => totalsOf(standingsIn(held, { id }), now);

describe('the portfolio', () => {
  test('counts a repeated row once', () => {
    expect(portfolio.subscriptions.size).toBe(2);
    expect(portfolio.byCompany.get('a')).toEqual([first, second]);
    expect(portfolio).toMatchObject({ asOf: 5, unreadable: 2, companyNames: { size: 2 } });
  });

  test('replaces one changed subscription and leaves the old portfolio as it was', () => {
    const changed = { ...first, quantity: 99 };
    const next = withSubscription(portfolio, changed);
    expect(next.byCompany.get('a')).toEqual([changed, second]);
    expect(next.subscriptions.get('s1')).toBe(changed);
    expect(next.asOf).toBe(5);
    expect(portfolio.byCompany.get('a')).toEqual([first, second]);
    expect(portfolio.subscriptions.get('s1')).toBe(first);
  });

  test('of some companies has nothing of the others', () => {
    const theirs = subscription('b', 'Visio Plan 2', { id: 's3' });
    const some = ofCompanies(withSubscription(portfolio, theirs), new Set(['b']));
    expect([...some.companies.keys(), ...some.byCompany.keys()]).toEqual(['b', 'b']);
    expect([...some.subscriptions.keys(), ...some.standings.keys()]).toEqual(['s3', 's3']);
    expect(some).toMatchObject({ asOf: 5, unreadable: 0, companyNames: { size: 1 } });
  });

  test('adds a new one', () => {
    const added = subscription('b', 'Visio Plan 2', { id: 's3' });
    expect(withSubscription(portfolio, added).byCompany.get('b')).toEqual([added]);
  });

  test('moves one whose company changed', () => {
    const moved = { ...first, companyId: 'b' };
    const next = withSubscription(portfolio, moved);
    expect(next.byCompany.get('a')).toEqual([second]);
    expect(next.byCompany.get('b')).toEqual([moved]);
  });

  describe('computes in advance', () => {
    const price = { price: 10, currency: 'USD', quantity: 3 };
    const paid = subscription('a', 'Microsoft 365 E3', { ...price, id: 's1' });
    const abroad = subscription('a', 'Office 365 E3', { ...price, id: 's2', currency: 'EUR' });
    const unpriced = subscription('a', 'Visio Plan 2', { id: 's3', quantity: 5 });
    const over = subscription('a', 'Visio Plan 1', { ...price, id: 's4', status: 'Cancelled' });
    const priced = buildPortfolio({
      companies: [company('a', 'Contoso'), company('b', 'Fabrikam')],
      subscriptions: [paid, abroad, unpriced, over],
      asOf: 5,
      unreadable: 0,
    });
    const usd = (amount: string) => ({ amount, currency: 'USD' });

    test('a company’s totals: running subscriptions, by currency, without unknown prices', () => {
      const monthly = [{ amount: '30.00', currency: 'EUR' }, usd('30.00')];
      expect(totalsIn(priced, 'a')).toEqual({
        subscriptions: 3,
        seats: 6,
        otherSeats: 5,
        unknownSeats: 0,
        monthly,
        unknownPrices: 1,
      });
      expect(totalsIn(priced, 'b')).toEqual({
        subscriptions: 0,
        seats: 0,
        otherSeats: 0,
        unknownSeats: 0,
        monthly: [],
        unknownPrices: 0,
      });
    });

    test('a company’s monthly sum has no trial and nothing that is billed once, and says how many prices it lacks', () => {
      const row = (id: string, rest: object) => ({
        ...subscription('c', 'Keepit', { id }),
        currency: 'USD',
        ...rest,
      });
      const held = buildPortfolio({
        companies: [company('c', 'Adatum')],
        subscriptions: [
          row('t1', { price: 3, status: 'Active', billingTerm: 'Monthly', quantity: 10 }),
          row('t2', { price: 9, status: 'Trial', billingTerm: 'Monthly', quantity: 10 }),
          row('t3', { price: 9, status: 'Active', billingTerm: 'Trial', quantity: 10 }),
          row('t4', { price: 500, status: 'Active', billingTerm: 'One-Time', quantity: 1 }),
          row('t5', { price: null, status: 'Active', billingTerm: 'Monthly', quantity: 10 }),
        ],
        asOf: 5,
        unreadable: 0,
      });
      expect(totalsIn(held, 'c')).toMatchObject({
        subscriptions: 5,
        monthly: [usd('30.00')],
        unknownPrices: 1,
      });
    });

    test('the end of the term and the monthly price of each subscription', () => {
      const units = { price: 3000, cost: null };
      const told = standingsIn(priced, { id: 'a' }).map(({ subscription, end, monthly, yearly, units }) => ({
        ...{ subscription, end, monthly, yearly, units },
      }));
      expect(told).toEqual([
        { subscription: paid, end: { kind: 'none' }, monthly: usd('30.00'), yearly: usd('360.00'), units },
        {
          subscription: abroad,
          end: { kind: 'none' },
          monthly: { amount: '30.00', currency: 'EUR' },
          yearly: { amount: '360.00', currency: 'EUR' },
          units,
        },
        {
          subscription: unpriced,
          end: { kind: 'none' },
          monthly: null,
          yearly: null,
          units: { price: null, cost: null },
        },
        { subscription: over, end: { kind: 'none' }, monthly: usd('30.00'), yearly: usd('360.00'), units },
      ]);
      expect(standingsIn(priced, { id: 'b' })).toEqual([]);
    });

    test('both again for a changed subscription, and for both companies when it moved', () => {
      const grown = withSubscription(priced, { ...paid, quantity: 9 });
      expect(totalsIn(grown, 'a')).toMatchObject({ seats: 12, otherSeats: 5, monthly: [{}, usd('90.00')] });
      expect(grown.standings.get('s1')?.monthly).toEqual(usd('90.00'));
      expect(totalsIn(priced, 'a')).toMatchObject({ seats: 6, otherSeats: 5 });

      const moved = withSubscription(priced, { ...paid, companyId: 'b' });
      expect(totalsIn(moved, 'a')).toMatchObject({ subscriptions: 2, seats: 3, otherSeats: 5 });
      expect(totalsIn(moved, 'b')).toEqual({
        subscriptions: 1,
        seats: 3,
        otherSeats: 0,
        unknownSeats: 0,
        unknownPrices: 0,
        monthly: [usd('30.00')],
      });
    });
  });
});

test('a company read by itself is added or replaced, and found by its name', () => {
  const added = { ...company('z', 'Tailspin Toys'), status: 'Active' };
  const grown = withCompany(portfolio, added);
  expect(grown.companies.get('z')).toEqual(added);
  expect(grown.companyNames.raw.has(rawKey('Tailspin Toys'))).toBe(true);
  const ended = withCompany(grown, { ...added, status: 'Inactive' });
  expect(ended.companies.get('z')?.status).toBe('Inactive');
  expect(ended.companyNames).toBe(grown.companyNames);
});

test('what is billed by use counts as a subscription without seats', () => {
  const azure = subscription('a', 'Microsoft Azure', { id: 's9', quantity: 1 });
  const companies = [company('a', 'Contoso')];
  const mixed = buildPortfolio({ companies, subscriptions: [first, azure], asOf: 5, unreadable: 0 });
  expect(totalsIn(mixed, 'a')).toMatchObject({ subscriptions: 2, seats: first.quantity, otherSeats: 0 });
});
