import { expect, test } from '@jest/globals';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { successorOf } from '../../../src/core/renewals/successor.ts';
import { day, subscription } from '../samples.ts';
import { line, renewal } from './renewal-samples.ts';

const end = Date.UTC(2026, 11, 12);
const old = line({ termEndsAt: end });
const one = renewal({ lines: [old] });
const made = (given: Partial<Subscription> = {}) =>
  subscription({ id: 's9', createdAt: end, startAt: end + day, ...given });
const found = (...held: Subscription[]) => successorOf(one, old, held, end + day)?.id ?? null;

test('the new subscription of the same company and product, begun around the end, took its place', () => {
  expect(found(subscription(), made())).toBe('s9');
  expect(found(made({ createdAt: null }))).toBe('s9');
  expect(found(made({ createdAt: end - 2 * day }))).toBe('s9');
  expect(found(made({ createdAt: end + 14 * day }))).toBe('s9');
});
test('a service term is sold under a number of its own: the same name counts', () => {
  expect(found(made({ productId: 'p2' }))).toBe('s9');
  expect(found(made({ productId: 'p2', productName: 'Exchange Online (Plan 1)' }))).toBeNull();
  expect(found(made({ productId: 'p2', productName: null }))).toBeNull();
});
test.each([
  ['of another company', { companyId: 'c2' }],
  ['begun long before', { createdAt: end - 3 * day }],
  ['begun long after', { createdAt: end + 15 * day }],
  ['begun nobody knows when', { createdAt: null, startAt: null }],
  ['that is cancelled', { status: 'Cancelled' }],
  ['that is a trial', { status: 'Trial' }],
])('no other took it: one %s', (_, given) => expect(found(made(given))).toBeNull());
test('of several it is the one with the same seats; otherwise nobody can tell', () => {
  expect(found(made({ quantity: 3 }), made({ id: 's8', quantity: 12 }))).toBe('s8');
  expect(found(made({ quantity: 3 }), made({ id: 's8', quantity: 4 }))).toBeNull();
  expect(found(made(), made({ id: 's8' }))).toBeNull();
});
test('what took the place of one line does not take another’s', () => {
  const became = {
    ...{ subscriptionId: 's9', quantity: 12, term: '1-Year', billingTerm: 'Monthly' },
    ...{ price: 22, partnerCost: 18, currency: 'USD' },
  };
  const taken = line({
    subscriptionId: 's2',
    after: {
      ...{ kind: 'renewed', seenAt: end, nextEndsAt: null, opensAt: end, closesAt: end + 7 * day },
      ...{ readFrom: 'successor', became, serviceTerm: null, rule: 'new-commerce' },
    },
  });
  expect(successorOf(renewal({ lines: [old, taken] }), old, [made()], end)).toBeNull();
});
