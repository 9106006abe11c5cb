import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountsOf, type Priced } from '../../../src/core/rules/amounts.ts';
import { beyondSums, limitsOf, type Passed } from '../../../src/core/rules/passed.ts';
import { firstPolicy, type Policy } from '../../../src/core/rules/policy.ts';
import { day, now } from '../samples.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const policy = (overrides: Partial<Policy> = {}): Policy => ({
  ...firstPolicy,
  ...{ approval: 'above', amount: usd('100') },
  ...overrides,
});

/** Four seats at $22 a month: $88. */
const change = (overrides: Partial<Passed & Priced> = {}): Passed => {
  const {
    person = 'ann',
    companyId = 'contoso',
    subscriptionId = 's1',
    from = 12,
    to = 16,
    ...priced
  } = overrides;
  const amounts = amountsOf(
    {
      ...{ kind: 'seats', from, to, price: 22, partnerCost: 20, currency: 'USD', billingTerm: 'Monthly' },
      ...{ committed: true, commitmentTerm: '1-Year', commitmentEndsAt: now + 100 * day },
      ...{ billingStartAt: now - day, startsAt: null, credit: 'unknown' },
      ...priced,
    },
    now,
  );
  return { person, companyId, subscriptionId, from, to, amounts };
};
const reasons = (passed: readonly Passed[], one = change(), overrides: Partial<Policy> = {}) =>
  beyondSums(one, passed, policy(overrides));

describe('what passed without approval in the last 24 hours counts', () => {
  const above = { kind: 'above-sum', measure: 'month', amount: usd('176.00'), limit: usd('100') };
  test('alone a change fits, the second time it does not', () => {
    expect(reasons([])).toEqual([]);
    expect(reasons([change()])).toEqual([{ ...above, of: 'person' }]);
  });
  test('for a person over all companies, and for a company over all persons and products', () => {
    expect(reasons([change({ companyId: 'fabrikam', subscriptionId: 's2' })])).toEqual([
      { ...above, of: 'person' },
    ]);
    expect(reasons([change({ person: 'bo', subscriptionId: 's2' })])).toEqual([{ ...above, of: 'company' }]);
    expect(reasons([change({ person: 'bo', companyId: 'fabrikam', subscriptionId: 's2' })])).toEqual([]);
  });
  test('for everybody together up to a limit of its own, by default ten times as much', () => {
    const others = (n: number) =>
      Array.from({ length: n }, (_, i) =>
        change({ person: `p${i}`, companyId: `c${i}`, subscriptionId: `s${i}` }),
      );
    expect(reasons(others(10))).toEqual([]);
    expect(reasons(others(11))).toEqual([
      { ...above, of: 'everyone', amount: usd('1056.00'), limit: usd('1000.00') },
    ]);
    expect(reasons(others(1), change(), { day: usd('150') })).toMatchObject([{ of: 'everyone' }]);
  });
  test('with more and fewer seats apart: an undo gives nothing back, and may pass itself', () => {
    const undo = change({ from: 16, to: 12 });
    expect(reasons([change()], undo)).toEqual([]);
    expect(reasons([change(), undo])).toMatchObject([above]);
    expect(reasons([undo], undo)).toMatchObject([above]);
  });
  test('by what it binds to and bills at once as well', () => {
    const order = { kind: 'order', from: 0, to: 3, commitmentEndsAt: null, billingStartAt: null } as const;
    const bill = change({ ...order, price: 400, billingTerm: 'Annual' });
    expect(reasons([bill], bill, { amount: usd('200') })).toEqual([]);
    const twelve = { amount: usd('250'), atOnce: usd('2000'), commitment: usd('2000') };
    expect(reasons([bill], bill, twelve)).toEqual([
      { ...above, of: 'person', measure: 'commitment', amount: usd('2400.00'), limit: usd('2000') },
      { ...above, of: 'person', measure: 'at-once', amount: usd('2400.00'), limit: usd('2000') },
    ]);
  });
  test('for what cannot be added up', () => {
    const unknown = { kind: 'sum-unknown', of: 'person' };
    expect(reasons([change({ price: null })])).toContainEqual(unknown);
    expect(reasons([change({ currency: 'EUR' })])).toContainEqual(unknown);
  });
  test('for a commitment or a bill that nobody knows', () => {
    const only = { amount: null, commitment: usd('5000'), atOnce: usd('5000') };
    const passed = [change({ commitmentTerm: null, commitmentEndsAt: null })];
    expect(reasons(passed, change(), only)).toEqual([{ kind: 'sum-unknown', of: 'person' }]);
    expect(reasons([change({ price: null, committed: false })], change(), only)).toHaveLength(1);
    expect(reasons([change({ startsAt: now })], change(), only)).toEqual([]);
  });
  test('by the share of the seats that there were before', () => {
    const share = { amount: null, share: 25 };
    const steps = [change({ from: 20, to: 23 })];
    expect(reasons(steps, change({ from: 23, to: 25 }), share)).toEqual([]);
    expect(reasons(steps, change({ from: 23, to: 26 }), share)).toEqual([
      { kind: 'share-sum', share: 30, limit: 25 },
    ]);
    expect(reasons([change({ subscriptionId: 's2' })], change(), { ...share, share: 34 })).toEqual([]);
    expect(reasons([change({ from: 0, to: 1 })], change({ from: 0, to: 1 }), share)).toHaveLength(1);
  });
  test('not where every change needs approval, or no limit is set', () => {
    expect(reasons([change()], change(), { approval: 'always' })).toEqual([]);
    expect(reasons([change()], change(), { amount: null, share: 1000 })).toEqual([]);
  });
});

test('however a person asks, no more than the limit passes in a day without approval', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 30 }), (asked) => {
      const passed: Passed[] = [];
      for (const [n, seats] of asked.entries()) {
        const one = change({ to: 12 + seats, companyId: `c${n % 3}`, subscriptionId: `s${n % 5}` });
        if (22 * seats <= 100 && reasons(passed, one).length === 0) passed.push(one);
      }
      const sum = passed.reduce((all, { amounts }) => all + Number(amounts.month?.amount), 0);
      expect(sum).toBeLessThanOrEqual(100);
    }),
  );
});

test('limits that are not set follow from the month', () => {
  expect(limitsOf(policy())).toEqual({
    month: usd('100'),
    commitment: usd('1200.00'),
    'at-once': usd('1200.00'),
    day: usd('1000.00'),
  });
  const own = { commitment: usd('1'), atOnce: usd('2'), day: usd('3') };
  expect(limitsOf(policy(own))).toMatchObject({ commitment: usd('1'), 'at-once': usd('2'), day: usd('3') });
  expect(limitsOf(policy({ amount: null }))).toMatchObject({ month: null, commitment: null, day: null });
});
