import { describe, expect, test } from '@jest/globals';
import type { HistoryEntry, Subscription } from '../../../src/core/marketplace/records.ts';
import { serviceTermAfter, serviceTermInHistory } from '../../../src/core/renewals/service-terms.ts';
import { predecessorOf } from '../../../src/core/renewals/successor.ts';
import { day, now, subscription } from '../samples.ts';

// Microsoft bills it by the month: 3 % above the monthly rate, 23 % above the yearly one; a year billed by the month costs 5 % more.
// https://learn.microsoft.com/partner-center/customers/extended-service-terms
const monthly = { id: null, term: 'Monthly', endsAt: now + 20 * day };
const running = (rest: Partial<Subscription> = {}) =>
  subscription({
    commitment: monthly,
    price: 27.06,
    partnerCost: 22.73,
    createdAt: now - 400 * day,
    ...rest,
  });
const entry = (rest: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ quantity: 12, status: 'Active', at: now - 10 * day, billingTerm: 'Monthly', commitment: null },
  ...{ endAt: null, price: 27.06, partnerCost: 22.73, currency: 'USD', ...rest },
});
const old = (rest: Partial<HistoryEntry> = {}) =>
  entry({ at: now - 400 * day, price: 22, partnerCost: 18.48, ...rest });
const inHistory = (rows: readonly HistoryEntry[], rest: Partial<Subscription> = {}) =>
  serviceTermInHistory(running(rest), rows, now);

describe('a service term that began before the bot looked is shown by the history', () => {
  test.each<[string, HistoryEntry]>([
    ['+23 % of a year', old()],
    ['+17 % of a year billed by the month (22 × 1.05)', old({ price: 23.1, partnerCost: null })],
    ['+3 % of a month', old({ price: 26.27, partnerCost: null })],
    ['the cost alone', old({ price: 27.06 })],
    ['no currency in the record', old({ currency: null })],
  ])('likely by the price: %s', (_, before) =>
    expect(inHistory([entry(), before])).toEqual({ sure: 'likely', since: now - 10 * day }),
  );

  test('possible by the term alone', () =>
    expect(
      inHistory([
        old({ price: 27.06, partnerCost: 22.73, commitment: { ...monthly, term: '1-Year' } }),
        entry(),
      ]),
    ).toEqual({ sure: 'possible', since: now - 10 * day }));

  test.each<[string, readonly HistoryEntry[], Partial<Subscription>]>([
    ['another price rise', [old({ price: 20, partnerCost: 17 }), entry()], {}],
    ['nothing before', [entry()], {}],
    ['a record without a moment', [old({ at: null }), entry()], {}],
    ['records without prices', [old({ price: null, partnerCost: null }), entry()], {}],
    ['a term of its own', [old(), entry()], { commitment: { ...monthly, term: '1-Year' } }],
    ['no commitment', [old(), entry()], { commitment: null }],
    ['one that has ended', [old(), entry()], { endAt: now - day }],
    ['no record of the price of now', [old()], {}],
  ])('not by %s', (_, rows, rest) => expect(inHistory(rows, rest)).toBeNull());
});

describe('a subscription under another id', () => {
  const former = subscription({
    id: 'former',
    endAt: now - 6 * day,
    status: 'Cancelled',
    price: 22,
    partnerCost: 18.48,
  });
  const next = running({ id: 'next', createdAt: now - 6 * day });

  test('is under a service term when it took the place of a longer term at such a price', () =>
    expect(serviceTermAfter(next, [former, next], now)).toEqual({ sure: 'likely', since: now - 6 * day }));
  test('may be when the price says nothing', () =>
    expect(serviceTermAfter({ ...next, price: 22, partnerCost: 18.48 }, [former], now)?.sure).toBe(
      'possible',
    ));
  test('is not when the former was monthly too, or it is no monthly one itself', () => {
    expect(serviceTermAfter(next, [{ ...former, commitment: monthly }], now)).toBeNull();
    expect(serviceTermAfter({ ...next, commitment: former.commitment }, [former], now)).toBeNull();
  });

  test.each<[string, Subscription[]]>([
    ['two fit', [former, { ...former, id: 'other' }]],
    ['the seats differ', [{ ...former, quantity: 3 }]],
    ['it ended long before', [{ ...former, endAt: now - 60 * day }]],
    ['it ended later', [{ ...former, endAt: now }]],
    ['it has no end', [{ ...former, endAt: null }]],
    ['it was a trial', [{ ...former, status: 'Trial' }]],
    ['it is another company’s', [{ ...former, companyId: 'other' }]],
    ['it is another product', [{ ...former, productId: 'x', productName: 'Visio' }]],
    ['it is itself', [{ ...former, id: 'next' }]],
  ])('has no known predecessor when %s', (_, held) => expect(predecessorOf(next, held)).toBeNull());
  test('nor when nobody says when it began', () =>
    expect(predecessorOf({ ...next, createdAt: null, startAt: null }, [former])).toBeNull());
});
