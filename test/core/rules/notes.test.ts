import { expect, test } from '@jest/globals';
import { isRefundable, isRuleUnknown } from '../../../src/core/rules/notes.ts';

test('nobody knows the vendor’s rule when a note says so, or that it is paid in advance', () => {
  expect(isRuleUnknown([{ kind: 'provisioning' }, { kind: 'vendor-rule-unknown' }])).toBe(true);
  expect(isRuleUnknown([{ kind: 'prepaid', billingTerm: 'Annual' }])).toBe(true);
  expect(isRuleUnknown([{ kind: 'vendor-allows-fewer' }, { kind: 'portal-changes-lost' }])).toBe(false);
  expect(isRuleUnknown([])).toBe(false);
});

test('removed seats are refunded in Microsoft’s windows; of another vendor’s window nobody says so', () => {
  const window = { kind: 'window-closes', at: 1, seats: 3, from: 'renewal', confidence: 'explicit' } as const;
  expect(isRefundable([{ ...window, rule: 'new-commerce' }])).toBe(true);
  expect(isRefundable([{ kind: 'refund-until', at: 1, from: 'purchase' }])).toBe(true);
  expect(isRefundable([{ ...window, rule: 'product' }, { kind: 'provisioning' }])).toBe(false);
});
