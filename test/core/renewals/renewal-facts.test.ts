import { expect, test } from '@jest/globals';
import { renewalFacts } from '../../../src/core/renewals/renewal-facts.ts';
import { aRenewal } from '../alerts/due-samples.ts';

test('the audit says of a renewal what it is, and of each line what renews when', () => {
  expect(renewalFacts(aRenewal())).toEqual({
    renewalId: 'r1',
    company: 'Contoso',
    companyId: 'company',
    day: '2026-12-12',
    lines: [
      {
        subscriptionId: 's1',
        product: 'Microsoft 365 Business Premium [New Commerce Experience]',
        quantity: 12,
        termEndsAt: Date.parse('2026-12-12T00:00:00Z'),
      },
    ],
  });
});
