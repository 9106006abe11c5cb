import { expect, test } from '@jest/globals';
import { isPricedByUse, isUsageProduct } from '../../../src/core/marketplace/usage-products.ts';
import { askedForSeats } from '../../../src/core/ordering/vendor-questions.ts';

const detail = (key: string) => ({
  ...{ key, label: null, description: null, kind: 'text' as const, possibleValues: [] },
});

// The keys of Pax8's own example of an order; https://github.com/pax8labs/pax8-cli/issues/368
test('a vendor’s questions belong to a change of seats, but not Microsoft’s about its tenant and agreement', () => {
  const ofTheTenant = ['msCustExists', 'msDomain', 'msTenantId', 'mca2020Email', 'arrowContactEmail'];
  const keys = [
    ...ofTheTenant,
    'microsoftCancelPolicyAcknowledgement',
    'newUsers',
    'userEmailAddress',
    'mscope',
  ];
  expect(askedForSeats(keys.map(detail)).map(({ key }) => key)).toEqual([
    'newUsers',
    'userEmailAddress',
    'mscope',
  ]);
});

test.each([
  ['Azure Plan', true],
  ['Microsoft Azure', true],
  ['Microsoft Azure Subscription', true],
  ['Azure plan [New Commerce Experience]', true],
  ['Azure Active Directory Premium P1', false],
  ['Azure Information Protection Premium P1', false],
  ['Microsoft 365 Business Premium', false],
  [null, false],
])('%s is billed by use: %s', (name, by) => expect(isUsageProduct(name)).toBe(by));

test('a product whose every price is a mark-up is billed by use', () => {
  expect(isPricedByUse([{ type: 'Mark-Up' }, { type: 'Mark-Up' }])).toBe(true);
  expect(isPricedByUse([{ type: 'Mark-Up' }, { type: 'Flat' }])).toBe(false);
  expect(isPricedByUse([])).toBe(false);
});
