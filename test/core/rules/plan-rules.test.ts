import { describe, expect, test } from '@jest/globals';
import type { CommitmentTerm } from '../../../src/core/marketplace/products.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { planInstead, rulePlan } from '../../../src/core/rules/plan-rules.ts';
import { terms, vendorProduct } from '../../samples/terms.ts';
import { day, hour, now, subscription } from '../samples.ts';

const end = now + 200 * day;
const because = (to: number, overrides: Partial<Subscription> = {}, termEndsAt = end) => {
  const ruling = rulePlan(terms(subscription(overrides)), to, termEndsAt, now);
  return ruling.kind === 'refused' ? ruling.because : ruling.kind;
};
const endsIn = (ms: number) => ({ commitment: { id: 'm', term: '1-Year', endsAt: now + ms } });

test('fewer or more seats may be planned for the renewal, although they are committed now', () => {
  for (const to of [1, 11, 13, 300])
    expect(rulePlan(terms(subscription()), to, end, now)).toEqual({
      kind: 'allowed',
      notes: [{ kind: 'after-renewal', at: end }],
    });
});
test('also in the last 24 hours and during the renewal: the bot makes the change afterwards', () => {
  for (const ms of [24 * hour, 1, 0, -48 * hour + 1])
    expect(because(8, endsIn(ms), now + ms)).toBe('allowed');
});
test('and during provisioning, with a note', () =>
  expect(rulePlan(terms(subscription({ status: 'PendingAutomated' })), 8, end, now)).toMatchObject({
    notes: [{ kind: 'provisioning' }, { kind: 'after-renewal' }],
  }));
test('and beyond Microsoft’s limit for Business products, with a note', () =>
  expect(rulePlan(terms(subscription()), 301, end, now)).toMatchObject({
    kind: 'allowed',
    notes: [{ kind: 'after-renewal' }, { kind: 'beyond-business-limit', limit: 300 }],
  }));
test.each([
  ['the seats that it has', 12, {}, { kind: 'same', quantity: 12 }],
  ['below one', 0, {}, { kind: 'below-one' }],
  ['for a trial', 8, { status: 'Trial' }, { kind: 'trial' }],
  ['for what is cancelled', 8, { status: 'Cancelled' }, { kind: 'ended', at: null }],
  ['for what ends', 8, { endAt: end }, { kind: 'ends', at: end }],
  ['without a commitment', 8, { commitment: null, productName: 'Acronis' }, { kind: 'not-committed' }],
  ['without a known end', 8, { commitment: null }, { kind: 'term-end-unknown' }],
  ['two days after an end that never moved', 8, endsIn(-48 * hour), { kind: 'term-end-unknown' }],
  ['for another term than the present', 8, endsIn(201 * day), { kind: 'term-moved', at: now + 201 * day }],
] as const)('is not planned: %s', (_, to, overrides, expected) =>
  expect(because(to, overrides)).toEqual(expected),
);

/** `commitmentDependencies` of https://devx.pax8.com/reference/findproductdependenciesbyproductid */
describe('a plan of fewer seats for another vendor’s product', () => {
  const plan = (rest: Partial<CommitmentTerm> | null, to = 8) =>
    rulePlan(
      terms(
        subscription({
          productName: 'Google Workspace',
          commitment: { id: 'm1', term: '1-Year', endsAt: end },
        }),
        [],
        { product: vendorProduct(rest) },
      ),
      to,
      end,
      now,
    );
  test('is possible when its flags let seats go after a renewal, or at any time', () => {
    for (const rest of [{ renewalWindowAfter: 10 }, { allowForQuantityDecrease: true }])
      expect(plan(rest)).toEqual({ kind: 'allowed', notes: [{ kind: 'after-renewal', at: end }] });
  });
  test('says that the rule is not known without flags', () => {
    for (const rest of [null, { allowForQuantityDecrease: null }])
      expect(plan(rest)).toMatchObject({
        notes: [{ kind: 'vendor-rule-unknown' }, { kind: 'after-renewal' }],
      });
  });
  test('is refused when its flags would refuse it after the renewal: an approved plan must not die', () => {
    for (const days of [0, null])
      expect(plan({ renewalWindowAfter: days, renewalWindowBefore: 30 })).toEqual({
        kind: 'refused',
        because: { kind: 'no-window-after-renewal', at: end, before: 30 },
      });
    expect(plan({}, 15)).toMatchObject({ kind: 'allowed' });
  });
});

describe('seats that are refused now', () => {
  const instead = (kind: string, to = 8, overrides: Partial<Subscription> = {}) =>
    planInstead(terms(subscription(overrides)), to, { kind }, now);
  test('can be planned for the term end when only the window is closed', () => {
    for (const kind of ['committed', 'locked-before-end', 'renewing', 'no-more-in-term'])
      expect(instead(kind)).toBe(end);
  });
  test('cannot when waiting does not help, or nothing renews', () => {
    expect(instead('below-one')).toBeNull();
    expect(instead('committed', 8, { endAt: end })).toBeNull();
    expect(instead('committed', 8, { commitment: null })).toBeNull();
  });
});
