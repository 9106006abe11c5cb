import { describe, expect, test } from '@jest/globals';
import type { Assigned } from '../../../src/core/assignments/join.ts';
import type { Licence } from '../../../src/core/assignments/licences.ts';
import { type IgnoredLicence, unusedIn } from '../../../src/core/assignments/unused.ts';
import { unusedCsvHead, unusedCsvLine } from '../../../src/core/assignments/unused-csv.ts';
import type { Company, Subscription } from '../../../src/core/marketplace/records.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { day, now, subscription } from '../samples.ts';

const company = (id: string, status = 'Active'): Company => ({
  ...{ id, name: id, status, externalId: null, city: null, country: null },
});
const held = (id: string, given: Partial<Subscription> = {}): Subscription =>
  subscription({
    ...{ id, companyId: 'c1', productId: 'premium', quantity: 25, price: 22, currency: 'USD' },
    ...{ billingTerm: 'Monthly', productName: 'Microsoft 365 Business Premium' },
    commitment: { id: null, term: '1-Year', endsAt: now + 30 * day },
    ...given,
  });
const licence = (assigned: number, seats: number, given: Partial<Licence> = {}): Licence => ({
  ...{ skuId: 'sku', partNumber: 'SPB', appliesTo: 'User', assigned, seats },
  ...given,
});
const assigned = (of: Licence, shared = 1): Assigned => ({
  ...{ tenantId: 't', licence: of, shared, own: null, endsAt: null, asOf: now },
});

const rows = (
  all: readonly (readonly [Subscription, Assigned])[],
  ignored: readonly IgnoredLicence[] = [],
  companies = [company('c1'), company('c2'), company('gone', 'Deleted')],
) => {
  const subscriptions = all.map(([each]) => each);
  return unusedIn(
    buildPortfolio({ companies, subscriptions, asOf: now, unreadable: 0 }),
    new Map(all.map(([{ id }, of]) => [id, of])),
    ignored,
  );
};
const told = (...given: Parameters<typeof rows>) =>
  rows(...given).map(({ company: { id }, seats, month, leftOut }) =>
    [id, seats, month?.amount ?? 'unknown', leftOut ?? ''].join(' ').trim(),
  );

describe('seats that nobody uses', () => {
  test('are what Microsoft has not assigned, with what they cost a month, the most money first', () => {
    // 7 × 22.00 = 154.00; 5 × 6.00 = 30.00.
    expect(
      told([
        [
          held('s2', { companyId: 'c2', quantity: 20, price: 6 }),
          { ...assigned(licence(15, 20)), tenantId: 't2' },
        ],
        [held('s1'), assigned(licence(18, 25))],
        [held('s3', { companyId: 'c2', price: null }), assigned(licence(1, 25, { skuId: 'other' }))],
      ]),
    ).toEqual(['c1 7 154.00', 'c2 5 30.00', 'c2 24 unknown']);
  });

  test('are none when all are assigned, or more than there are, and none of a company that is gone', () => {
    expect(told([[held('s1'), assigned(licence(25, 25))]])).toEqual([]);
    expect(told([[held('s1'), assigned(licence(27, 25))]])).toEqual([]);
    expect(told([[held('s1', { companyId: 'gone' }), assigned(licence(1, 25))]])).toEqual([]);
    expect(told([[held('s1', { quantity: null }), assigned(licence(1, 25))]])).toEqual([]);
  });

  test('are no more than were bought at Pax8: the others come from elsewhere', () => {
    const [row] = rows([[held('s1', { quantity: 5 }), assigned(licence(10, 25))]]);
    expect(row).toMatchObject({ unassigned: 15, seats: 5, month: { amount: '110.00' } });
  });

  test('of two companies that share a tenant are counted once: where they count, and are cheapest', () => {
    const both = assigned(licence(23, 30), 2);
    const of = (...ignored: IgnoredLicence[]) =>
      told(
        [
          [held('s1', { quantity: 20 }), both],
          [held('s2', { companyId: 'c2', quantity: 10, price: 20 }), both],
        ],
        ignored,
      );
    // 7 seats, not 14.
    expect(of()).toEqual(['c2 7 140.00']);
    expect(of({ companyId: 'c2', productId: 'premium' })).toEqual(['c1 7 154.00']);
    const more = assigned(licence(15, 30), 2);
    expect(
      told([
        [held('s1', { quantity: 20 }), more],
        [held('s2', { companyId: 'c2', quantity: 10, price: 20 }), more],
      ]),
    ).toEqual(['c2 10 200.00', 'c1 5 110.00']);
    // Another tenant has its own count.
    expect(
      told([
        [held('s1', { quantity: 20 }), both],
        [held('s2', { companyId: 'c2', quantity: 10, price: 20 }), { ...both, tenantId: 'other' }],
      ]),
    ).toEqual(['c1 7 154.00', 'c2 7 140.00']);
  });

  test('of two subscriptions are counted once, where they are cheapest', () => {
    const both = assigned(licence(26, 35), 2);
    // 9 seats: 5 at 20.00 and 4 at 22.00 are 188.00.
    const shared = (cheap: Partial<Subscription>, ends = now + 9 * day) =>
      rows([
        [held('s1', { quantity: 30 }), both],
        [
          held('s2', {
            ...{ quantity: 5, price: 20, commitment: { id: null, term: '1-Year', endsAt: ends } },
            ...cheap,
          }),
          both,
        ],
      ]);
    expect(shared({})).toMatchObject([{ seats: 9, month: { amount: '188.00' }, termEndsAt: now + 9 * day }]);
    expect(shared({})[0]?.subscriptions.map(({ id }) => id)).toEqual(['s2', 's1']);
    expect(shared({ price: null })[0]?.month).toBeNull();
    expect(shared({ currency: 'EUR' })[0]?.month).toBeNull();
  });

  test('of an unknown term have no end', () => {
    expect(rows([[held('s1', { commitment: null }), assigned(licence(1, 25))]])[0]?.termEndsAt).toBeNull();
  });
});

describe('left out is', () => {
  const one = (given: Partial<Subscription>, of = licence(1, 25)) => [
    [held('s1', given), assigned(of)] as const,
  ];

  test('what somebody chose, at one company or at all', () => {
    const here = { companyId: 'c1', productId: 'premium' };
    expect(told(one({}), [here])).toEqual(['c1 24 528.00 ignored']);
    expect(told(one({}), [{ ...here, companyId: null }])).toEqual(['c1 24 528.00 ignored']);
    expect(told(one({}), [{ ...here, companyId: 'c2' }])).toEqual(['c1 24 528.00']);
    expect(told(one({}), [{ ...here, productId: 'basic' }])).toEqual(['c1 24 528.00']);
  });

  // https://learn.microsoft.com/graph/api/resources/subscribedsku: only SKUs for users can be assigned.
  test('what serves the whole tenant, and what is for servers', () => {
    expect(told(one({}, licence(0, 25, { appliesTo: 'Company' })))).toEqual(['c1 25 550.00 not-for-people']);
    expect(told(one({ productName: 'Windows Server 2025 User CAL' }))).toEqual([
      'c1 24 528.00 not-for-people',
    ]);
    expect(told(one({ productName: null }))).toEqual(['c1 24 528.00']);
  });

  // https://github.com/KelvinTegelaar/CIPP/issues/6054: 300 granted seats of a charity.
  test('what costs nothing, as granted licences of a charity', () => {
    expect(told(one({ price: 0, partnerCost: 0 }))).toEqual(['c1 24 unknown free']);
    expect(told(one({ price: 0, partnerCost: 3 }))).toEqual(['c1 24 unknown']);
    expect(told(one({ price: 0, partnerCost: null }))).toEqual(['c1 24 unknown']);
  });
});

test('a file has a line for each, with why one does not count', () => {
  const [row] = rows([[held('s1'), assigned(licence(18, 25))]]);
  const [free] = rows([
    [held('s1', { price: 0, partnerCost: 0, commitment: null }), assigned(licence(18, 25))],
  ]);
  if (row === undefined || free === undefined) throw new Error('no row');
  expect(unusedCsvHead).toHaveLength(unusedCsvLine(row).length);
  expect(unusedCsvLine(row).slice(2, 9)).toEqual([18, 25, 1, 7, { digits: '154.00' }, 'USD', 'yes']);
  expect(unusedCsvLine(free).slice(6, 10)).toEqual([null, undefined, 'no: free', null]);
  expect(unusedCsvLine({ ...row, month: null, leftOut: 'ignored' }).slice(6, 9)).toEqual([
    ...[null, undefined, 'no: ignored'],
  ]);
});

test('seats of a price that Pax8 shows as 0 beside a cost, and those of two currencies, come to no amount', () => {
  const both = assigned(licence(0, 30), 2);
  const of = (given: Partial<Subscription>) =>
    rows([
      [held('s1', { quantity: 10 }), both],
      [held('s2', { quantity: 20, ...given }), both],
    ]).map(({ seats, month }) => [seats, month?.amount ?? null]);
  expect(of({ price: 0, partnerCost: 5 })).toEqual([[30, null]]);
  expect(of({ currency: 'EUR' })).toEqual([[30, null]]);
  expect(of({ quantity: null })).toEqual([[10, '220.00']]);
  // Only as many as are unassigned count, where they are cheapest.
  expect(of({ price: 1 })).toEqual([[30, '240.00']]);
});

test('a company without subscriptions has none', () =>
  expect(rows([[held('s1'), assigned(licence(18, 25))]], [], [company('c1'), company('empty')])).toHaveLength(
    1,
  ));
