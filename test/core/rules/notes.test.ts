import { expect, test } from '@jest/globals';
import { isRuleUnknown } from '../../../src/core/rules/notes.ts';

test('nobody knows the vendor’s rule when a note says so, or that it is paid in advance', () => {
  expect(isRuleUnknown([{ kind: 'provisioning' }, { kind: 'vendor-rule-unknown' }])).toBe(true);
  expect(isRuleUnknown([{ kind: 'prepaid', billingTerm: 'Annual' }])).toBe(true);
  expect(isRuleUnknown([{ kind: 'vendor-allows-fewer' }, { kind: 'portal-changes-lost' }])).toBe(false);
  expect(isRuleUnknown([])).toBe(false);
});
