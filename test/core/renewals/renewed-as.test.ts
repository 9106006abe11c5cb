import { describe, expect, test } from '@jest/globals';
import { outcomeOf, withOutcome } from '../../../src/core/renewals/after-renewal.ts';
import type { AfterTerm, Became } from '../../../src/core/renewals/renewal.ts';
import {
  asItIsNow,
  becameOf,
  differences,
  runsAs,
  serviceTermOf,
} from '../../../src/core/renewals/renewed-as.ts';
import { terms } from '../../samples/terms.ts';
import { day, hour, subscription } from '../samples.ts';
import { line, renewal } from './renewal-samples.ts';

const end = Date.UTC(2026, 11, 12);
const yearly = line({ termEndsAt: end, price: 22, partnerCost: 18.48, quantity: 12 });
const same: Became = {
  ...{ subscriptionId: 's1', quantity: 12, term: '1-Year', billingTerm: 'Monthly' },
  ...{ price: 22, partnerCost: 18.48, currency: 'USD' },
};
const nextMonth = Date.UTC(2027, 0, 12);
const nextYear = Date.UTC(2027, 11, 12);
const termOf = (became: Partial<Became>, before = yearly, nextEndsAt: number | null = nextMonth) =>
  serviceTermOf(before, { ...same, term: 'Monthly', ...became }, nextEndsAt, true);

describe('what a renewal changed', () => {
  test('is nothing when everything is as before, however Pax8 spells the term', () => {
    expect(differences(yearly, same)).toEqual([]);
    expect(differences(yearly, { ...same, term: '1 Year' })).toEqual([]);
  });
  test('is each of id, term, billing, price, cost and seats', () => {
    const became = {
      ...{ subscriptionId: 's9', quantity: 13, term: 'Monthly', billingTerm: 'Annual' },
      ...{ price: 324.72, partnerCost: null, currency: 'USD' },
    };
    expect(differences(yearly, became)).toEqual([
      { kind: 'subscription', was: 's1', is: 's9' },
      { kind: 'term', was: '1-Year', is: 'Monthly' },
      { kind: 'billing', was: 'Monthly', is: 'Annual' },
      { kind: 'price', was: 22, is: 324.72, times: 1.23 },
      { kind: 'cost', was: 18.48, is: null, times: null },
      { kind: 'seats', was: 12, is: 13 },
    ]);
  });
  test('a commitment that is not shown any more is told, and another currency is another price', () => {
    expect(differences(yearly, { ...same, term: null })).toEqual([{ kind: 'term', was: '1-Year', is: null }]);
    expect(differences(yearly, { ...same, currency: 'EUR' })).toMatchObject([
      { kind: 'price', times: null },
      { kind: 'cost', times: null },
    ]);
  });
});

// https://learn.microsoft.com/partner-center/customers/extended-service-terms: the monthly rate plus 3%, or plus 23%
// without a monthly plan.
describe('an Extended Service Term', () => {
  test.each([
    ['a year at $22.00 that became a month at $27.06 (+23%)', 27.06, 'likely'],
    ['+3%', 22.66, 'likely'],
    ['the monthly rate (+20%) and 3%', 27.19, 'likely'],
    ['the monthly rate alone: a monthly term may have been chosen', 26.4, 'possible'],
    ['an unchanged price', 22, 'possible'],
    ['an unknown price', null, 'possible'],
  ] as const)('%s', (_, price, sure) => expect(termOf({ price, partnerCost: 18.48 })).toBe(sure));
  test('is seen by the partner’s cost as well, and by the price of a month of a year paid at once', () => {
    expect(termOf({ price: null, partnerCost: 22.73 })).toBe('likely');
    const paidAtOnce = { ...yearly, billingTerm: 'Annual', price: 264, partnerCost: null };
    expect(termOf({ price: 27.06 }, paidAtOnce)).toBe('likely');
    expect(termOf({ price: 5 }, { ...yearly, price: 0, partnerCost: null })).toBe('possible');
  });
  test('is seen by an end a month later when Pax8 still names the old term', () =>
    expect(termOf({ term: '1-Year', price: 27.06 })).toBe('likely'));
  test('is none for another year, another vendor, or a monthly term as before', () => {
    expect(termOf({ term: '1-Year', price: 27.06 }, yearly, nextYear)).toBeNull();
    expect(serviceTermOf(yearly, { ...same, term: 'Monthly', price: 27.06 }, nextMonth, false)).toBeNull();
    expect(termOf({ price: 27.06 }, { ...yearly, term: 'Monthly' })).toBeNull();
  });
  test('goes on as what it was, month by month', () =>
    expect(
      termOf({ price: 27.06 }, { ...yearly, term: 'Monthly', price: 27.06, serviceTerm: 'likely' }),
    ).toBe('likely'));
});

describe('the outcome of a term', () => {
  const now = end + 5 * hour;
  const monthly = subscription({
    ...{ price: 27.06, partnerCost: 22.73 },
    commitment: { id: 'm', term: 'Monthly', endsAt: nextMonth },
  });
  test('by the month at the price of a service term is likely one', () =>
    expect(outcomeOf(yearly, terms(monthly), now)).toMatchObject({
      ...{ kind: 'renewed', nextEndsAt: nextMonth, serviceTerm: 'likely' },
      became: { term: 'Monthly', price: 27.06 },
    }));
  test('without a commitment is one only when the price says so, or when it was one before', () => {
    const bare = { ...monthly, commitment: null };
    expect(outcomeOf(yearly, terms(bare), now)).toMatchObject({ nextEndsAt: null, serviceTerm: 'likely' });
    expect(outcomeOf(yearly, terms({ ...bare, price: 22, partnerCost: 18.48 }), now)).toBeNull();
    expect(
      outcomeOf({ ...yearly, productName: 'Acronis', vendorName: 'Acronis' }, terms(bare), now),
    ).toBeNull();
    expect(
      outcomeOf(yearly, terms({ ...bare, commitment: { id: 'm', term: null, endsAt: null } }), now),
    ).toBeNull();
    const before = { ...yearly, price: 27.06, serviceTerm: 'possible' } as const;
    expect(outcomeOf(before, terms(bare), now)).toMatchObject({ serviceTerm: 'possible' });
  });
  test('of an ended subscription is the new one that took its place', () => {
    const successor = subscription({ id: 's9', createdAt: end + hour, ...commitment(nextYear) });
    const seen = outcomeOf(yearly, null, now, terms(successor));
    expect(seen).toMatchObject({
      ...{ kind: 'renewed', opensAt: end + hour, closesAt: end + 169 * hour, readFrom: 'successor' },
      became: { subscriptionId: 's9' },
    });
    const unknown = { ...successor, createdAt: null, startAt: null };
    expect(outcomeOf(yearly, null, now, terms(unknown))).toMatchObject({ opensAt: end });
  });
  test('that was an end may still turn out to be a new subscription, but for a cancelled one', () => {
    const ended = { kind: 'ended', seenAt: end } as const;
    const successor = subscription({ id: 's9', createdAt: end, ...commitment(nextYear) });
    const over = { ...yearly, after: ended };
    expect(outcomeOf(over, null, now, terms(successor))).toMatchObject({ kind: 'renewed' });
    expect(outcomeOf(over, null, now)).toBeNull();
    expect(outcomeOf({ ...over, ends: true }, null, now, terms(successor))).toBeNull();
    const one = renewal({ lines: [over] });
    expect(withOutcome(one, 's1', ended)).toBe(one);
    const after = outcomeOf(over, null, now, terms(successor));
    if (after === null) throw new Error('no outcome');
    expect(withOutcome(one, 's1', after).lines[0]?.after).toEqual(after);
  });
});

const commitment = (endsAt: number) => ({ commitment: { id: 'm', term: '1-Year', endsAt } });

test('a renewed line is shown as what it became, under its old id', () => {
  const became = { ...same, subscriptionId: 's9', quantity: 13 };
  const after: AfterTerm = {
    ...{ kind: 'renewed', seenAt: end, nextEndsAt: nextYear, opensAt: end, closesAt: end + 7 * day },
    ...{ readFrom: 'successor', became, serviceTerm: null, rule: 'new-commerce' },
  };
  expect(asItIsNow({ ...yearly, after })).toMatchObject({ subscriptionId: 's1', quantity: 13 });
  expect(asItIsNow(yearly)).toBe(yearly);
  expect([runsAs({ ...yearly, after }), runsAs(yearly)]).toEqual(['s9', 's1']);
  expect(becameOf(subscription({ commitment: null })).term).toBeNull();
});
