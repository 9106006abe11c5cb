import { describe, expect, test } from '@jest/globals';
import { standingOf } from '../../../src/core/portfolio/standing.ts';
import { commitmentsAhead } from '../../../src/core/renewals/commitments-ahead.ts';
import type { RenewalLine, ServiceTerm } from '../../../src/core/renewals/renewal.ts';
import { decideBy, lineFor as lineToDecide } from '../../../src/core/renewals/renewal-steps.ts';
import { monthEndOf, serviceTermsIn, stillByTheMonth } from '../../../src/core/renewals/service-terms.ts';
import { ann, change, day, subscription } from '../samples.ts';
import { line, renewal } from './renewal-samples.ts';

const end = Date.UTC(2026, 11, 12);
const became = {
  ...{ subscriptionId: 's1', quantity: 12, term: 'Monthly', billingTerm: 'Monthly' },
  ...{ price: 27.06, partnerCost: 22, currency: 'USD' },
};
const wentOn = (termEndsAt: number, serviceTerm: ServiceTerm | null, subscriptionId = 's1'): RenewalLine =>
  line({
    termEndsAt,
    after: {
      ...{ kind: 'renewed', seenAt: termEndsAt, nextEndsAt: null, opensAt: termEndsAt, closesAt: termEndsAt },
      ...{
        readFrom: 'commitment-end',
        became: { ...became, subscriptionId },
        serviceTerm,
        rule: 'new-commerce',
      },
    },
  });
const later = end + 31 * day;
const monthly = subscription({ commitment: { id: 'm', term: 'Monthly', endsAt: later } });

describe('subscriptions under a service term', () => {
  test('are those of which a renewal showed it, since their term ended', () => {
    const seen = serviceTermsIn([
      renewal({ lines: [wentOn(later, 'likely')] }),
      renewal({ lines: [wentOn(end, 'likely'), line({ subscriptionId: 's2' })] }),
    ]);
    expect([...seen]).toEqual([['s1', { sure: 'likely', since: end }]]);
  });
  test('are known by their new id', () =>
    expect([...serviceTermsIn([renewal({ lines: [wentOn(end, 'possible', 's9')] })]).keys()]).toEqual([
      's9',
    ]));
  test('are none any more after a renewal into a term', () =>
    expect(
      serviceTermsIn([renewal({ lines: [wentOn(end, 'likely')] }), renewal({ lines: [wentOn(later, null)] })])
        .size,
    ).toBe(0));
  test('are none any more when they run in a term again, end, or are over', () => {
    expect(stillByTheMonth(monthly)).toBe(true);
    expect(stillByTheMonth(subscription({ commitment: null }))).toBe(true);
    expect(stillByTheMonth(subscription({ commitment: { id: 'm', term: null, endsAt: later } }))).toBe(true);
    expect(stillByTheMonth(subscription())).toBe(false);
    expect(stillByTheMonth({ ...monthly, endAt: later })).toBe(false);
    expect(stillByTheMonth({ ...monthly, status: 'Cancelled' })).toBe(false);
  });
  test('have a month that ends as Pax8 says, or by the calendar', () => {
    const seen = { sure: 'likely', since: end } as const;
    expect(monthEndOf(monthly, seen, end + day)).toBe(later);
    expect(monthEndOf({ commitment: null }, seen, end + 40 * day)).toBe(Date.UTC(2027, 1, 12));
  });
});

describe('the months of a service term', () => {
  const held = (one = monthly) => ({
    standings: new Map([[one.id, standingOf(one)]]),
    companies: new Map(),
    vendors: new Map(),
  });
  const terms = new Map([['s1', { sure: 'likely', since: end } as const]]);
  test('are renewals to decide; other monthly terms are not', () => {
    const [ahead] = commitmentsAhead(held(), end + day, later + day, terms).days.values();
    expect(ahead).toMatchObject({
      day: '2027-01-12',
      lines: [{ subscriptionId: 's1', serviceTerm: 'likely' }],
    });
    expect(commitmentsAhead(held(), end + day, later + day).days.size).toBe(0);
  });
  test('are reckoned by the calendar when Pax8 names no commitment', () => {
    const [ahead] = commitmentsAhead(
      held({ ...monthly, commitment: null }),
      end + day,
      later + day,
      terms,
    ).days.values();
    expect(ahead).toMatchObject({ day: '2027-01-12' });
  });
  test('end with the term that follows', () =>
    expect(commitmentsAhead(held(subscription()), end + day, later + day, terms).days.size).toBe(0));
  test('allow no plan of other seats, which are fixed in it', () => {
    const by = { person: ann, role: 'requester', now: end + day } as const;
    const month = renewal({ lines: [line({ termEndsAt: later, serviceTerm: 'likely' })] });
    expect(lineToDecide(month, 'change', null, by)).toEqual({ kind: 'refused', reason: 'service-term' });
    expect(lineToDecide(month, 'cancel', null, by)).toMatchObject({ kind: 'line' });
    const plan = change({ afterTermEnd: later, to: 10 });
    expect(decideBy(month, plan, by)).toEqual({ kind: 'refused', reason: 'service-term' });
    const possible = renewal({ lines: [line({ termEndsAt: later, serviceTerm: 'possible' })] });
    expect(lineToDecide(possible, 'change', null, by)).toMatchObject({ kind: 'line' });
  });
});
