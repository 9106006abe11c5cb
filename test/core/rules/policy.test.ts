import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Asking,
  firstPolicy,
  judge,
  type Policy,
  type PolicyProblem,
  type Proposed,
  policyProblems,
  strictest,
} from '../../../src/core/rules/policy.ts';
import type { Money } from '../../../src/core/words/money.ts';
import { day, now } from '../samples.ts';

const usd = (amount: string): Money => ({ amount, currency: 'USD' });
const asker: Asking = { person: 'ann', role: 'requester', requestsInLastHour: 0, passed: [] };
/** Three more seats at $23.10 a month: $69.30. */
const proposed = (overrides: Partial<Proposed> = {}): Proposed => ({
  kind: 'seats',
  from: 12,
  to: 15,
  price: 23.1,
  partnerCost: 19.4,
  committed: true,
  billingTerm: 'Monthly',
  currency: 'USD',
  commitmentEndsAt: now + 200 * day,
  commitmentTerm: '1-Year',
  billingStartAt: null,
  startsAt: null,
  credit: 'unknown',
  companyId: 'c1',
  companyName: 'Contoso',
  subscriptionId: 's1',
  productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
  vendorName: 'Microsoft',
  ...overrides,
});
const policy = (overrides: Partial<Policy> = {}): Policy => ({
  ...firstPolicy,
  approval: 'above',
  amount: usd('100'),
  ...overrides,
});
test('a plan may be asked for beyond the seats of one request, and then needs approval', () => {
  const large = { from: 900, to: 500, planned: true };
  const open = { amount: null, share: 100 };
  expect(verdict(large, open)).toEqual({
    ...{ kind: 'needs-approval', approvers: 1, reasons: [{ kind: 'many-seats', seats: 400, limit: 300 }] },
  });
  expect(verdict({ ...large, to: 600 }, open)).toEqual({ kind: 'allowed' });
  expect(verdict({ ...large, planned: false }, open)).toMatchObject({ kind: 'refused' });
});
const verdict = (change: Partial<Proposed>, overrides: Partial<Policy>, asking: Partial<Asking> = {}) =>
  judge(proposed(change), { ...asker, ...asking }, policy(overrides), now);
const outcome = (change: Partial<Proposed>, overrides: Partial<Policy>, asking: Partial<Asking> = {}) => {
  const found = verdict(change, overrides, asking);
  if (found.kind === 'refused') return found.because.kind;
  return found.kind === 'allowed' ? 'allowed' : found.reasons.map(({ kind }) => kind).join(' ');
};

/** https://devx.pax8.com/docs/ordering-details: a company must be Active. */
describe('a company that is not Active at Pax8', () => {
  test.each(['Inactive', 'Suspended'])(
    'and is %s gets more seats only with approval, whatever the policy',
    (status) => {
      expect(outcome({ companyStatus: status }, { amount: usd('99999') })).toBe('company-status');
      expect(outcome({ companyStatus: status }, { approval: 'always' })).toBe('always company-status');
    },
  );
  test('and is Deleted gets no more seats', () =>
    expect(outcome({ companyStatus: 'Deleted' }, { amount: usd('99999') })).toBe('company-deleted'));
  test('may give seats back and end what it has', () => {
    for (const companyStatus of ['Inactive', 'Deleted'])
      expect(outcome({ companyStatus, from: 15, to: 12 }, { amount: usd('99999') })).toBe('allowed');
    expect(outcome({ companyStatus: 'Deleted', kind: 'cancel', to: 0 }, {})).toBe('cancel above-amount');
  });
  test.each(['Active', null])('is not one with the status %s', (companyStatus) =>
    expect(outcome({ companyStatus }, { amount: usd('99999') })).toBe('allowed'),
  );
});

describe('approval', () => {
  test('is needed for every change until an admin decides otherwise', () => {
    const one = judge(proposed(), asker, firstPolicy, now);
    expect(one).toEqual({ kind: 'needs-approval', approvers: 1, reasons: [{ kind: 'always' }] });
  });
  test('by amount is needed above it, not at it', () => {
    expect(outcome({}, { amount: usd('69.30') })).toBe('allowed');
    expect(outcome({}, { amount: usd('69.29') })).toBe('above-amount');
  });
  test('treats a decrease like an increase of the same amount', () =>
    expect(outcome({ from: 15, to: 12 }, { amount: usd('69.29') })).toBe('above-amount'));
  test('is needed when the price is unknown or in another currency', () => {
    expect(outcome({ price: null }, {})).toBe('price-unknown');
    expect(outcome({ currency: 'EUR' }, {})).toBe('other-currency');
  });
  test('is needed when the monthly amount is unknown: no currency, or a billing term without months', () => {
    expect(outcome({ currency: null }, {})).toBe('amount-unknown');
    expect(outcome({ billingTerm: 'Weekly' }, {})).toBe('amount-unknown');
  });
  test('looks at what is committed and billed at once beside the month: by default at most twelve months', () => {
    const order: Partial<Proposed> = { kind: 'order', from: 0, commitmentEndsAt: null, partnerCost: null };
    // Four seats at $22 a month, for three years: $3,168.
    const term = { ...order, to: 4, price: 22, commitmentTerm: '3-Year' };
    expect(verdict(term, {})).toMatchObject({
      reasons: [{ kind: 'above-commitment', amount: usd('3168.00'), limit: usd('1200.00') }],
    });
    expect(outcome(term, { commitment: usd('3168') })).toBe('allowed');
    // Three years of three seats in one bill: $3,600, which is $100 a month.
    const bill = { ...order, to: 3, price: 1200, billingTerm: '3-Year', commitmentTerm: '3-Year' };
    expect(outcome(bill, { commitment: usd('3600') })).toBe('above-at-once');
    expect(outcome(bill, { commitment: usd('3600'), atOnce: usd('3599') })).toBe('above-at-once');
    expect(outcome(bill, { commitment: usd('3600'), atOnce: usd('3600') })).toBe('allowed');
    expect(outcome(bill, { amount: null, atOnce: usd('100') })).toBe('above-at-once');
    expect(outcome({ ...bill, price: null }, { amount: null, atOnce: usd('100') })).toBe('at-once-unknown');
    expect(outcome({ ...bill, currency: 'EUR' }, { amount: null, atOnce: usd('100') })).toBe(
      'other-currency',
    );
    expect(outcome({ ...bill, currency: 'EUR' }, {})).toBe('other-currency');
    expect(outcome({ ...order, to: 3, commitmentTerm: null }, {})).toBe('commitment-unknown');
    expect(outcome({ ...bill, from: 5, to: 3, kind: 'seats' }, {})).toBe('allowed');
  });
  test('of what is billed once looks at the bill: it is 0 a month', () => {
    const once = {
      kind: 'order',
      from: 0,
      to: 3,
      price: 300,
      billingTerm: 'One-Time',
      committed: false,
    } as const;
    const free = { ...once, commitmentTerm: null, commitmentEndsAt: null, partnerCost: null };
    expect(outcome(free, {})).toBe('allowed');
    expect(outcome({ ...free, price: 401 }, {})).toBe('above-at-once');
    expect(verdict({ ...free, price: 401 }, { twoAbove: usd('1000') })).toMatchObject({ approvers: 2 });
    expect(outcome(free, { ceiling: { seats: null, amount: usd('500') } })).toBe('ceiling-amount');
  });
  test('by share of current seats is needed above it, not at it', () => {
    expect(outcome({}, { amount: null, share: 25 })).toBe('allowed');
    expect(outcome({}, { amount: null, share: 24 })).toBe('above-share');
  });
  test.each([
    ['companies', 'toso', 'company'],
    ['products', 'business premium', 'product'],
    ['vendors', 'MICRO', 'vendor'],
  ] as const)('is always needed for some %s, by a part of the name', (list, part, reason) => {
    const none = { companies: [], products: [], vendors: [] };
    expect(outcome({}, { alwaysFor: { ...none, [list]: [part] } })).toBe(reason);
    expect(outcome({}, { alwaysFor: { ...none, [list]: ['something else'] } })).toBe('allowed');
  });
  test('is needed when a rule is about vendors and the vendor is unknown', () =>
    expect(
      outcome({ vendorName: null }, { alwaysFor: { companies: [], products: [], vendors: ['Adobe'] } }),
    ).toBe('vendor-unknown'));
  test('is needed when nobody knows the vendor’s rule for seats and refunds', () =>
    expect(outcome({ ruleUnknown: true }, {})).toBe('rule-unknown'));
  const inDays = (days: number | null) => ({ commitmentEndsAt: days === null ? null : now + days * day });
  test('is needed in the quiet days before the commitment ends', () => {
    expect(outcome(inDays(7), { quietDays: 7 })).toBe('quiet-days');
    expect(outcome(inDays(7.1), { quietDays: 7 })).toBe('allowed');
  });
  test('is needed where nobody knows whether it is in the quiet days', () => {
    for (const ends of [-1, null]) {
      expect(outcome(inDays(ends), { quietDays: 7 })).toBe('quiet-unknown');
      expect(outcome(inDays(ends), { quietDays: 0 })).toBe('allowed');
      expect(outcome({ ...inDays(ends), committed: false }, { quietDays: 7 })).toBe('allowed');
    }
    expect(outcome({ ...inDays(null), kind: 'order', from: 0, to: 3 }, { quietDays: 7 })).toBe('allowed');
  });
  test('by two is needed above their amount, or when the amount is unknown', () => {
    expect(verdict({}, { twoAbove: usd('50') })).toMatchObject({ kind: 'needs-approval', approvers: 2 });
    expect(verdict({}, { twoAbove: usd('69.30') })).toEqual({ kind: 'allowed' });
    expect(outcome({ price: null }, { amount: null, share: 50, twoAbove: usd('500') })).toBe('two-unknown');
    expect(outcome({ currency: 'EUR' }, { amount: null, share: 50, twoAbove: usd('500') })).toBe(
      'two-unknown',
    );
  });
});

/** Pax8 documents `price` as the customer's and `partnerCost` as the partner's, sends zeros, and leaves either out. */
describe('the amount of a change', () => {
  test('is the larger of price and partner cost: three seats at 40.00, sold at 23.10, move $120.00', () => {
    expect(outcome({ partnerCost: 40 }, { amount: usd('119.99') })).toBe('above-amount');
    expect(outcome({ partnerCost: 40 }, { amount: usd('120') })).toBe('allowed');
    expect(verdict({ partnerCost: 40 }, { amount: usd('119.99') })).toMatchObject({
      reasons: [{ kind: 'above-amount', amount: usd('120.00') }],
    });
    expect(verdict({ partnerCost: 40 }, { twoAbove: usd('110'), amount: null, share: 50 })).toMatchObject({
      approvers: 2,
    });
    expect(outcome({ partnerCost: 40 }, { ceiling: { seats: null, amount: usd('110') } })).toBe(
      'ceiling-amount',
    );
  });
  test('is the price when no partner cost is given, as in Pax8’s own example of a list', () => {
    expect(outcome({ partnerCost: null }, { amount: usd('69.29') })).toBe('above-amount');
    expect(outcome({ partnerCost: null }, { amount: usd('69.30') })).toBe('allowed');
  });
  test.each<[string, Partial<Proposed>]>([
    [
      'of 0 beside a partner cost: 200 seats at a cost of 50.40 for three years',
      { from: 1, to: 201, price: 0, partnerCost: 50.4, billingTerm: '3-Year', committed: false },
    ],
    ['of 0 beside a partner cost of a cent', { price: 0, partnerCost: 0.01, committed: false }],
    ['of 0 with a commitment', { price: 0, partnerCost: 0 }],
    ['of 0 with a commitment and no partner cost', { price: 0, partnerCost: null }],
    ['of 0 beside an unknown partner cost', { price: 0, partnerCost: null, committed: false }],
    ['that is missing, whatever it costs', { price: null, partnerCost: 0.01 }],
    ['below zero', { price: -23.1, committed: false }],
    ['beside a cost below zero', { partnerCost: -1, committed: false }],
  ])(
    'is unknown with a price %s: it needs approval, two above an amount, and passes no ceiling',
    (_, overrides) => {
      expect(outcome(overrides, { amount: usd('99999') })).toBe('price-unknown');
      expect(outcome(overrides, { amount: null, share: 99_999, twoAbove: usd('99999') })).toBe('two-unknown');
      expect(outcome(overrides, { ceiling: { seats: null, amount: usd('99999') } })).toBe('ceiling-unknown');
    },
  );
  // GET /products/{id}/pricing is where Pax8 names price and cost: https://github.com/pax8labs/pax8-cli/pull/666
  test('is zero with a price and a partner cost of 0 only when the price list has it for nothing', () => {
    const zero = { price: 0, partnerCost: 0, committed: false };
    expect(outcome({ ...zero, listedFree: true }, { amount: usd('0.01') })).toBe('allowed');
    expect(outcome(zero, { amount: usd('0.01') })).toBe('price-unknown');
    expect(outcome({ ...zero, partnerCost: 1, listedFree: true }, { amount: usd('0.01') })).toBe(
      'price-unknown',
    );
  });
  test('is the larger of the two for a cancellation too', () =>
    expect(
      verdict({ kind: 'cancel', to: 0, partnerCost: 40 }, { twoAbove: usd('479.99') }), // 12 seats at 40.00
    ).toMatchObject({ approvers: 2 }));
});

describe('nobody', () => {
  test('below requester may request anything', () =>
    expect(outcome({}, {}, { role: 'viewer' })).toBe('role'));
  test('makes more requests in an hour than allowed', () => {
    expect(
      outcome({}, { limits: { seatsPerRequest: 10, requestsPerHour: 3 } }, { requestsInLastHour: 3 }),
    ).toBe('requests-per-hour');
    expect(
      outcome({}, { limits: { seatsPerRequest: 10, requestsPerHour: 3 } }, { requestsInLastHour: 2 }),
    ).toBe('allowed');
  });
  test('requests more seats at once than allowed, up or down', () => {
    const limits = { seatsPerRequest: 3, requestsPerHour: 10 };
    expect(outcome({ to: 16 }, { limits })).toBe('seats-per-request');
    expect(outcome({ to: 8 }, { limits })).toBe('seats-per-request');
    expect(outcome({}, { limits })).toBe('allowed');
  });
  test('exceeds the ceilings, which limit increases only', () => {
    expect(outcome({}, { ceiling: { seats: 14, amount: null } })).toBe('ceiling-seats');
    expect(outcome({}, { ceiling: { seats: 15, amount: null } })).toBe('allowed');
    expect(outcome({}, { ceiling: { seats: null, amount: usd('69') } })).toBe('ceiling-amount');
    expect(outcome({}, { ceiling: { seats: null, amount: usd('69.30') } })).toBe('allowed');
    expect(outcome({ price: null }, { ceiling: { seats: null, amount: usd('69') } })).toBe('ceiling-unknown');
    expect(outcome({ currency: 'EUR' }, { ceiling: { seats: null, amount: usd('69') } })).toBe(
      'ceiling-unknown',
    );
    expect(outcome({ from: 15, to: 12 }, { ceiling: { seats: 1, amount: usd('1') } })).toBe('allowed');
  });
});

describe('a reason', () => {
  const asked = (overrides: Parameters<typeof proposed>[0], rules: Partial<Policy>, withoutReason = true) => {
    const verdict = judge(proposed(overrides), { ...asker, withoutReason }, policy(rules), now);
    return verdict.kind === 'refused' ? verdict.because : { kind: verdict.kind };
  };
  const above = { reasonAbove: usd('69.29') };
  test('is asked for above the policy’s amount a month, more seats or fewer, and never without the setting', () => {
    expect(asked({}, above)).toEqual({ kind: 'reason-needed', amount: usd('69.30'), limit: usd('69.29') });
    expect(asked({ from: 15, to: 12 }, above)).toMatchObject({ kind: 'reason-needed' });
    expect(asked({}, { reasonAbove: usd('69.30') })).not.toMatchObject({ kind: 'reason-needed' });
    expect(asked({}, {})).not.toMatchObject({ kind: 'reason-needed' });
  });
  test('that was given, or was given when it was asked for, is not asked for again', () => {
    expect(asked({}, above, false)).not.toMatchObject({ kind: 'reason-needed' });
  });
  test('is asked for when the amount is unknown or in another currency', () => {
    const unknown = { kind: 'reason-needed', amount: null, limit: above.reasonAbove };
    expect(asked({ price: null }, above)).toEqual(unknown);
    expect(asked({ currency: 'EUR' }, above)).toEqual(unknown);
  });
});

const anyMoney = fc.option(
  fc.integer({ min: 1, max: 100_000 }).map((cents) => usd((cents / 100).toFixed(2))),
);
const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  approval: fc.constantFrom('always', 'above'),
  amount: anyMoney,
  commitment: anyMoney,
  atOnce: anyMoney,
  day: anyMoney,
  confirm: fc.boolean(),
  secondAdmin: fc.boolean(),
  rejectReason: fc.boolean(),
  share: fc.option(fc.integer({ min: 1, max: 200 })),
  alwaysFor: fc.record({
    companies: fc.constantFrom([], ['contoso']),
    products: fc.constantFrom([], ['premium']),
    vendors: fc.constantFrom([], ['adobe']),
  }),
  twoAbove: anyMoney,
  reasonAbove: anyMoney,
  quietDays: fc.integer({ min: 0, max: 90 }),
  ceiling: fc.record({ seats: fc.option(fc.integer({ min: 1, max: 500 })), amount: anyMoney }),
  limits: fc.record({
    seatsPerRequest: fc.integer({ min: 1, max: 500 }),
    requestsPerHour: fc.integer({ min: 1, max: 50 }),
  }),
});
const anyProposed = fc.record({
  from: fc.integer({ min: 1, max: 400 }),
  to: fc.integer({ min: 1, max: 400 }),
  price: fc.option(fc.integer({ min: 0, max: 10_000 }).map((cents) => cents / 100)),
  partnerCost: fc.option(fc.integer({ min: 0, max: 10_000 }).map((cents) => cents / 100)),
  committed: fc.boolean(),
  commitmentEndsAt: fc.option(fc.integer({ min: now - 10 * day, max: now + 400 * day })),
  vendorName: fc.option(fc.constantFrom('Microsoft', 'Adobe')),
});

const rank = { allowed: 0, 'needs-approval': 1, refused: 2 } as const;

describe('always', () => {
  test('adding one seat fewer is never harder', () => {
    fc.assert(
      fc.property(anyPolicy, anyProposed, fc.integer({ min: 2, max: 300 }), (rules, overrides, added) => {
        const change = proposed({ ...overrides, to: overrides.from + added });
        const fewer = judge({ ...change, to: change.to - 1 }, asker, rules, now);
        expect(rank[fewer.kind]).toBeLessThanOrEqual(rank[judge(change, asker, rules, now).kind]);
      }),
    );
  });
  test('nothing unknown makes a change easier', () => {
    fc.assert(
      fc.property(anyPolicy, anyProposed, (rules, overrides) => {
        const free = { partnerCost: 0, committed: false, listedFree: true };
        const known = judge(
          proposed({ ...overrides, ...free, price: 0, vendorName: 'Microsoft' }),
          asker,
          rules,
          now,
        );
        const unknown = judge(proposed({ ...overrides, price: null, vendorName: null }), asker, rules, now);
        expect(rank[unknown.kind]).toBeGreaterThanOrEqual(rank[known.kind]);
      }),
    );
  });
  test('a change with price 0 is never easier than at any price, once it has a cost or commitment', () => {
    fc.assert(
      fc.property(anyPolicy, anyProposed, fc.integer({ min: 1, max: 10_000 }), (rules, overrides, cents) => {
        fc.pre(overrides.committed || (overrides.partnerCost ?? 0) > 0);
        const at = (price: number) => judge(proposed({ ...overrides, price }), asker, rules, now);
        expect(rank[at(0).kind]).toBeGreaterThanOrEqual(
          Math.min(rank['needs-approval'], rank[at(cents / 100).kind]),
        );
      }),
    );
  });
  test('nobody without the role gets anything but a refusal', () => {
    fc.assert(
      fc.property(
        anyPolicy,
        anyProposed,
        fc.constantFrom('none' as const, 'viewer' as const),
        (rules, overrides, role) => {
          expect(judge(proposed(overrides), { ...asker, role }, rules, now).kind).toBe('refused');
        },
      ),
    );
  });
});

describe('a policy', () => {
  const problems = (overrides: Partial<Policy>) => policyProblems(policy(overrides));
  test('that is the first one, or says something sensible, has no problems', () => {
    expect(policyProblems(firstPolicy)).toEqual([]);
    expect(
      problems({
        twoAbove: usd('500'),
        ceiling: { seats: 300, amount: usd('5000') },
        share: 50,
        quietDays: 7,
      }),
    ).toEqual([]);
  });
  test.each<[Partial<Policy>, PolicyProblem]>([
    [{ amount: null }, { kind: 'no-limit' }],
    [{ amount: usd('0') }, { kind: 'bad-amount' }],
    [{ amount: usd('abc') }, { kind: 'bad-amount' }],
    [{ amount: { amount: '5', currency: '$' } }, { kind: 'bad-amount' }],
    [{ twoAbove: { amount: '500', currency: 'EUR' } }, { kind: 'currencies' }],
    [{ share: 0 }, { kind: 'out-of-range', field: 'share', from: 1, to: 1000 }],
    [{ share: 2.5 }, { kind: 'out-of-range', field: 'share', from: 1, to: 1000 }],
    [{ quietDays: 91 }, { kind: 'out-of-range', field: 'quietDays', from: 0, to: 90 }],
    [
      { ceiling: { seats: 0, amount: null } },
      { kind: 'out-of-range', field: 'ceilingSeats', from: 1, to: 100_000 },
    ],
    [
      { limits: { seatsPerRequest: 0, requestsPerHour: 1 } },
      { kind: 'out-of-range', field: 'seatsPerRequest', from: 1, to: 10_000 },
    ],
    [
      { limits: { seatsPerRequest: 1, requestsPerHour: 0 } },
      { kind: 'out-of-range', field: 'requestsPerHour', from: 1, to: 1000 },
    ],
    [{ day: usd('50') }, { kind: 'day-below-one' }],
    [{ commitment: usd('-1') }, { kind: 'bad-amount' }],
    [{ twoAbove: usd('50') }, { kind: 'two-below-one' }],
    [{ twoAbove: usd('500'), ceiling: { seats: null, amount: usd('400') } }, { kind: 'two-never' }],
    [{ ceiling: { seats: null, amount: usd('100') } }, { kind: 'approval-never' }],
  ])('that says %j is not saved', (overrides, problem) =>
    expect(problems(overrides)).toContainEqual(problem),
  );
});

describe('a cancellation', () => {
  const cancelling = (overrides: Partial<Proposed> = {}) => proposed({ kind: 'cancel', to: 0, ...overrides });
  test('always needs approval, whatever a policy allows', () => {
    expect(judge(cancelling(), asker, firstPolicy, now)).toEqual({
      kind: 'needs-approval',
      approvers: 1,
      reasons: [{ kind: 'cancel' }],
    });
    const loose = policy({ approval: 'above', amount: null, share: 1000 });
    expect(judge(proposed(), asker, loose, now)).toEqual({ kind: 'allowed' });
    expect(judge(cancelling(), asker, loose, now)).toMatchObject({ reasons: [{ kind: 'cancel' }] });
  });
  test('of a large subscription is no typing error, and may need two', () => {
    const large = cancelling({ from: 5000 });
    expect(judge(large, asker, policy({ twoAbove: usd('1000') }), now)).toMatchObject({ approvers: 2 });
  });
  test('is not for viewers', () =>
    expect(judge(cancelling(), { ...asker, role: 'viewer' }, firstPolicy, now)).toEqual({
      kind: 'refused',
      because: { kind: 'role', role: 'viewer' },
    }));
});

describe('the verdict on several parts of one request', () => {
  const always = { kind: 'always' } as const;
  const two = { kind: 'two-unknown' } as const;
  const needs = (approvers: 1 | 2, ...reasons: (typeof always | typeof two)[]) =>
    ({ kind: 'needs-approval', approvers, reasons }) as const;
  const allowed = { kind: 'allowed' } as const;

  test('is the strictest, with each reason once', () => {
    const refused = { kind: 'refused', because: { kind: 'role', role: 'viewer' } } as const;
    expect(strictest([allowed, allowed])).toEqual(allowed);
    expect(strictest([allowed, needs(1, always)])).toEqual(needs(1, always));
    expect(strictest([needs(1, always), needs(2, always, two)])).toEqual(needs(2, always, two));
    expect(strictest([needs(2, two), refused, allowed])).toEqual(refused);
  });
});
