import { describe, expect, test } from '@jest/globals';
import {
  byAmount,
  isNarrowedTo,
  isOfTerm,
  type Narrowing,
  notNarrowed,
} from '../../../src/core/portfolio/narrow.ts';
import type { AmountLimit } from '../../../src/core/words/limits.ts';
import type { Money } from '../../../src/core/words/money.ts';

const usd = (amount: string): Money => ({ amount, currency: 'USD' });
const eur = (amount: string): Money => ({ amount, currency: 'EUR' });

describe('a list is narrowed by amount', () => {
  const narrowed = (rows: readonly (Money | null)[], narrowing: Partial<Narrowing>) =>
    byAmount(rows, { ...notNarrowed, ...narrowing }, (money) => money);
  const said = (rows: readonly (Money | null)[], narrowing: Partial<Narrowing>) =>
    narrowed(rows, narrowing).rows.map((money) => money?.amount ?? null);

  test('not at all without a word of it: unknown amounts and other currencies stay', () => {
    expect(narrowed([usd('5.00'), null, eur('1.00')], {})).toEqual({
      rows: [usd('5.00'), null, eur('1.00')],
      unknown: 0,
      otherCurrency: 0,
      total: 3,
      perCurrency: false,
    });
  });
  test('to at least so much, exactly; what is unknown is left out and counted', () => {
    const rows = [usd('499.99'), usd('500.00'), null, usd('1200.00')];
    const amount = { least: 500, currency: 'USD' };
    expect(narrowed(rows, { amount })).toMatchObject({
      rows: [usd('500.00'), usd('1200.00')],
      unknown: 1,
      otherCurrency: 0,
      total: 2,
    });
  });
  test('to less, between and exactly so much; “over” and “under” leave the amount itself out', () => {
    const rows = ['100.00', '200.00', '300.00'].map(usd);
    const within = (amount: Omit<AmountLimit, 'currency'>) =>
      said(rows, { amount: { ...amount, currency: null } });
    expect(within({ most: 200 })).toEqual(['100.00', '200.00']);
    expect(within({ most: 200, strict: true })).toEqual(['100.00']);
    expect(within({ least: 200, strict: true })).toEqual(['300.00']);
    expect(within({ least: 150, most: 250 })).toEqual(['200.00']);
    expect(within({ least: 300, most: 300 })).toEqual(['300.00']);
  });
  test('of the currency asked for: another is counted apart; without one every currency counts', () => {
    const rows = [usd('600.00'), eur('700.00'), eur('2.00')];
    expect(narrowed(rows, { amount: { least: 500, currency: 'USD' } })).toMatchObject({
      rows: [usd('600.00')],
      otherCurrency: 2,
    });
    expect(narrowed(rows, { amount: { least: 500, currency: null } })).toMatchObject({
      rows: [usd('600.00'), eur('700.00')],
      otherCurrency: 0,
    });
  });
  test('to the first so many as they come, of which an unknown amount may be one', () => {
    expect(said([null, usd('1.00'), usd('2.00')], { top: 2 })).toEqual([null, '1.00']);
  });
  test('to the largest, of each currency, with how many there were', () => {
    const rows = [usd('9.00'), usd('100.00'), null, usd('20.00')];
    expect(narrowed(rows, { largest: true, top: 2 })).toEqual({
      rows: [usd('100.00'), usd('20.00')],
      unknown: 1,
      otherCurrency: 0,
      total: 3,
      perCurrency: false,
    });
    expect(narrowed([eur('1.00'), ...rows], { largest: true, top: 1 })).toMatchObject({
      rows: [eur('1.00'), usd('100.00')],
      perCurrency: true,
    });
    expect(said(rows, { largest: true })).toEqual(['100.00', '20.00', '9.00']);
  });
});

describe('a subscription is of what is asked for', () => {
  const of = { companyId: 'c1', productId: 'p1', vendor: 'Microsoft', term: '1-Year', quantity: 12 };
  const fits = (narrowing: Partial<Narrowing>, more: Partial<typeof of> = {}) =>
    isNarrowedTo({ ...notNarrowed, ...narrowing }, { ...of, ...more });
  test('when it is of none that is left out, of the products, the vendor and the term', () => {
    expect(fits({})).toBe(true);
    expect([fits({ without: ['c1'] }), fits({ without: ['c2'] })]).toEqual([false, true]);
    expect([fits({ products: ['p1'] }), fits({ products: ['p2'] })]).toEqual([true, false]);
    expect([fits({ vendor: 'Microsoft' }), fits({ vendor: 'Adobe' })]).toEqual([true, false]);
    expect([fits({ term: 'annual' }), fits({ term: 'monthly' })]).toEqual([true, false]);
    expect(isNarrowedTo({ ...notNarrowed, without: ['c1'] }, { ...of, companyId: null })).toBe(true);
  });
  test('of seats: more and fewer than so many; an unknown number fits no bound', () => {
    const seats = (more: number | null, fewer: number | null) => fits({ seats: { more, fewer } });
    expect([seats(11, null), seats(12, null), seats(null, 13), seats(null, 12)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([seats(11, 13), seats(12, 20)]).toEqual([true, false]);
    const unknown = { ...of, quantity: null };
    expect(isNarrowedTo({ ...notNarrowed, seats: { more: 1, fewer: null } }, unknown)).toBe(false);
    expect(isNarrowedTo(notNarrowed, unknown)).toBe(true);
  });
  // Pax8's document writes `Commitment.term` as "1-Year"; other rows say Monthly, 1-Month or 3-Year.
  test.each([
    ['Monthly', 'monthly'],
    ['1-Month', 'monthly'],
    ['1-Year', 'annual'],
    ['3-Year', 'three-year'],
  ] as const)('“%s” is a term of %s', (written, term) => {
    expect(isOfTerm(written, term)).toBe(true);
    expect(isOfTerm(null, term)).toBe(false);
  });
});
