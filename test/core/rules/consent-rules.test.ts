import { expect, test } from '@jest/globals';
import { demandsConsent } from '../../../src/core/rules/consent-rules.ts';

test('customers are asked where companies are named, or an amount is; prices alone ask nobody', () => {
  expect(demandsConsent({})).toBe(false);
  expect(demandsConsent({ consentFor: [], consentPrices: true })).toBe(false);
  expect(demandsConsent({ consentFor: [{ companyId: 'c1', companyName: 'Contoso' }] })).toBe(true);
  expect(demandsConsent({ consentAbove: { amount: '500', currency: 'USD' } })).toBe(true);
});
