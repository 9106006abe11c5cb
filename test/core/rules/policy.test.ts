import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Asking,
  firstPolicy,
  judge,
  type Policy,
  type Proposed,
  policyProblems,
} from '../../../src/core/rules/policy.ts';
import type { Money } from '../../../src/core/words/money.ts';
import { day, now } from '../samples.ts';

const usd = (amount: string): Money => ({ amount, currency: 'USD' });
const asker: Asking = { role: 'requester', requestsInLastHour: 0 };
/** Three seats more at $23.10 a month: $69.30. */
const proposed = (with_: Partial<Proposed> = {}): Proposed => ({
  what: 'seats',
  from: 12,
  to: 15,
  price: 23.1,
  billingTerm: 'Monthly',
  currency: 'USD',
  commitmentEndsAt: now + 200 * day,
  companyName: 'Contoso',
  productName: 'Microsoft 365 Business Premium [New Commerce Experience]',
  vendorName: 'Microsoft',
  ...with_,
});
const policy = (with_: Partial<Policy> = {}): Policy => ({
  ...firstPolicy,
  approval: 'above',
  amount: usd('100'),
  ...with_,
});
const verdict = (change: Partial<Proposed>, with_: Partial<Policy>, asking: Partial<Asking> = {}) =>
  judge(proposed(change), { ...asker, ...asking }, policy(with_), now);
const outcome = (change: Partial<Proposed>, with_: Partial<Policy>, asking: Partial<Asking> = {}) => {
  const found = verdict(change, with_, asking);
  if (found.kind === 'refused') return found.because.kind;
  return found.kind === 'allowed' ? 'allowed' : found.reasons.map(({ kind }) => kind).join(' ');
};

describe('approval', () => {
  test('is needed for every change until an admin decides otherwise', () => {
    const one = judge(proposed(), asker, firstPolicy, now);
    expect(one).toEqual({ kind: 'needs-approval', approvers: 1, reasons: [{ kind: 'always' }] });
  });
  test('above an amount is needed above it and not at it', () => {
    expect(outcome({}, { amount: usd('69.30') })).toBe('allowed');
    expect(outcome({}, { amount: usd('69.29') })).toBe('above-amount');
  });
  test('counts a decrease like an increase of the same amount', () =>
    expect(outcome({ from: 15, to: 12 }, { amount: usd('69.29') })).toBe('above-amount'));
  test('is needed when the price is unknown or in another currency', () => {
    expect(outcome({ price: null }, {})).toBe('price-unknown');
    expect(outcome({ currency: 'EUR' }, {})).toBe('other-currency');
  });
  test('above a share of the present seats is needed above it and not at it', () => {
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
  test('is needed when a rule is about vendors and the vendor is not known', () =>
    expect(
      outcome({ vendorName: null }, { alwaysFor: { companies: [], products: [], vendors: ['Adobe'] } }),
    ).toBe('vendor-unknown'));
  test('is needed in the quiet days before the commitment ends', () => {
    const inDays = (days: number | null) => ({ commitmentEndsAt: days === null ? null : now + days * day });
    expect(outcome(inDays(7), { quietDays: 7 })).toBe('quiet-days');
    expect(outcome(inDays(7.1), { quietDays: 7 })).toBe('allowed');
    expect(outcome(inDays(-1), { quietDays: 7 })).toBe('allowed');
    expect(outcome(inDays(null), { quietDays: 7 })).toBe('allowed');
  });
  test('of two is needed above their amount, or when the amount is not known', () => {
    expect(verdict({}, { twoAbove: usd('50') })).toMatchObject({ kind: 'needs-approval', approvers: 2 });
    expect(verdict({}, { twoAbove: usd('69.30') })).toEqual({ kind: 'allowed' });
    expect(outcome({ price: null }, { amount: null, share: 50, twoAbove: usd('500') })).toBe('two-unknown');
    expect(outcome({ currency: 'EUR' }, { amount: null, share: 50, twoAbove: usd('500') })).toBe(
      'two-unknown',
    );
  });
});

describe('nobody', () => {
  test('below requester asks for anything', () => expect(outcome({}, {}, { role: 'viewer' })).toBe('role'));
  test('asks more often in an hour than allowed', () => {
    expect(
      outcome({}, { limits: { seatsPerRequest: 10, requestsPerHour: 3 } }, { requestsInLastHour: 3 }),
    ).toBe('requests-per-hour');
    expect(
      outcome({}, { limits: { seatsPerRequest: 10, requestsPerHour: 3 } }, { requestsInLastHour: 2 }),
    ).toBe('allowed');
  });
  test('asks for more seats at once than allowed, up or down', () => {
    const limits = { seatsPerRequest: 3, requestsPerHour: 10 };
    expect(outcome({ to: 16 }, { limits })).toBe('seats-per-request');
    expect(outcome({ to: 8 }, { limits })).toBe('seats-per-request');
    expect(outcome({}, { limits })).toBe('allowed');
  });
  test('passes the ceilings, which hold increases only', () => {
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

const anyMoney = fc.option(
  fc.integer({ min: 1, max: 100_000 }).map((cents) => usd((cents / 100).toFixed(2))),
);
const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  approval: fc.constantFrom('always', 'above'),
  amount: anyMoney,
  share: fc.option(fc.integer({ min: 1, max: 200 })),
  alwaysFor: fc.record({
    companies: fc.constantFrom([], ['contoso']),
    products: fc.constantFrom([], ['premium']),
    vendors: fc.constantFrom([], ['adobe']),
  }),
  twoAbove: anyMoney,
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
  commitmentEndsAt: fc.option(fc.integer({ min: now - 10 * day, max: now + 400 * day })),
  vendorName: fc.option(fc.constantFrom('Microsoft', 'Adobe')),
});

const rank = { allowed: 0, 'needs-approval': 1, refused: 2 } as const;

describe('always', () => {
  test('one seat fewer added is never harder', () => {
    fc.assert(
      fc.property(anyPolicy, anyProposed, fc.integer({ min: 2, max: 300 }), (rules, with_, added) => {
        const change = proposed({ ...with_, to: with_.from + added });
        const fewer = judge({ ...change, to: change.to - 1 }, asker, rules, now);
        expect(rank[fewer.kind]).toBeLessThanOrEqual(rank[judge(change, asker, rules, now).kind]);
      }),
    );
  });
  test('nothing unknown makes a change easier', () => {
    fc.assert(
      fc.property(anyPolicy, anyProposed, (rules, with_) => {
        const known = judge(proposed({ ...with_, price: 0, vendorName: 'Microsoft' }), asker, rules, now);
        const unknown = judge(proposed({ ...with_, price: null, vendorName: null }), asker, rules, now);
        expect(rank[unknown.kind]).toBeGreaterThanOrEqual(rank[known.kind]);
      }),
    );
  });
  test('nobody without the role gets anything but a refusal', () => {
    fc.assert(
      fc.property(
        anyPolicy,
        anyProposed,
        fc.constantFrom('none' as const, 'viewer' as const),
        (rules, with_, role) => {
          expect(judge(proposed(with_), { role, requestsInLastHour: 0 }, rules, now).kind).toBe('refused');
        },
      ),
    );
  });
});

describe('a policy', () => {
  const problems = (with_: Partial<Policy>) => policyProblems(policy(with_)).join(' ');
  test('that is the first one, or says something sensible, has no problems', () => {
    expect(policyProblems(firstPolicy)).toEqual([]);
    expect(
      problems({
        twoAbove: usd('500'),
        ceiling: { seats: 300, amount: usd('5000') },
        share: 50,
        quietDays: 7,
      }),
    ).toBe('');
  });
  test.each<[Partial<Policy>, RegExp]>([
    [{ amount: null }, /there is none/],
    [{ amount: usd('0') }, /above zero/],
    [{ amount: usd('abc') }, /above zero/],
    [{ amount: { amount: '5', currency: '$' } }, /three letters/],
    [{ twoAbove: { amount: '500', currency: 'EUR' } }, /one currency/],
    [{ share: 0 }, /share/],
    [{ share: 2.5 }, /share/],
    [{ quietDays: 91 }, /quiet days/],
    [{ ceiling: { seats: 0, amount: null } }, /ceiling of seats/],
    [{ limits: { seatsPerRequest: 0, requestsPerHour: 1 } }, /Seats in one request/],
    [{ limits: { seatsPerRequest: 1, requestsPerHour: 0 } }, /Requests an hour/],
    [{ twoAbove: usd('50') }, /below the amount that needs one/],
    [{ twoAbove: usd('500'), ceiling: { seats: null, amount: usd('400') } }, /never be needed/],
    [{ ceiling: { seats: null, amount: usd('100') } }, /Approval could never be needed/],
  ])('that says %j is not saved', (with_, sentence) => expect(problems(with_)).toMatch(sentence));
});

describe('a cancellation', () => {
  const cancelling = (with_: Partial<Proposed> = {}) => proposed({ what: 'cancel', to: 0, ...with_ });
  test('always needs approval, whatever a policy would let pass', () => {
    expect(judge(cancelling(), asker, firstPolicy, now)).toEqual({
      kind: 'needs-approval',
      approvers: 1,
      reasons: [{ kind: 'cancel' }],
    });
    const loose = policy({ approval: 'above', amount: null, share: 1000 });
    expect(judge(proposed(), asker, loose, now)).toEqual({ kind: 'allowed' });
    expect(judge(cancelling(), asker, loose, now)).toMatchObject({ reasons: [{ kind: 'cancel' }] });
  });
  test('of a large subscription is no mistyped number, and may need two', () => {
    const large = cancelling({ from: 5000 });
    expect(judge(large, asker, policy({ twoAbove: usd('1000') }), now)).toMatchObject({ approvers: 2 });
  });
  test('is not for viewers', () =>
    expect(judge(cancelling(), { ...asker, role: 'viewer' }, firstPolicy, now)).toEqual({
      kind: 'refused',
      because: { kind: 'role', role: 'viewer' },
    }));
});
