import { expect, test } from '@jest/globals';
import { creditOf, isListedFree, isRuleUnknown, notesInServiceTerm } from '../../../src/core/rules/notes.ts';

test('nobody knows the vendor’s rule when a note says so, or that it is paid in advance', () => {
  expect(isRuleUnknown([{ kind: 'provisioning' }, { kind: 'vendor-rule-unknown' }])).toBe(true);
  expect(isRuleUnknown([{ kind: 'prepaid', billingTerm: 'Annual' }])).toBe(true);
  expect(isRuleUnknown([{ kind: 'vendor-allows-fewer' }, { kind: 'portal-changes-lost' }])).toBe(false);
  expect(isRuleUnknown([])).toBe(false);
});

const window = { kind: 'window-closes', at: 1, seats: 3, from: 'renewal', confidence: 'explicit' } as const;

// https://learn.microsoft.com/partner-center/customers/new-commerce-cancellation-policy
test('removed seats are credited in Microsoft’s windows, as sure as the window is; of another vendor’s nobody says so', () => {
  expect(creditOf([{ ...window, rule: 'new-commerce' }])).toBe('explicit');
  expect(creditOf([{ ...window, rule: 'new-commerce', confidence: 'inferred' }])).toBe('inferred');
  expect(creditOf([{ kind: 'refund-until', at: 1, from: 'purchase' }])).toBe('explicit');
  expect(creditOf([{ kind: 'provisioning' }, { ...window, rule: 'product' }])).toBe('unknown');
});

// Microsoft's message MC1216259: no changes in an Extended Service Term.
test('a likely service term leaves no window to tell of, and a possible one leaves it inferred', () => {
  const notes = [
    { ...window, rule: 'new-commerce' },
    { kind: 'returnable-until', at: 2 },
    { kind: 'provisioning' },
  ] as const;
  const service = { kind: 'service-term', since: 0 } as const;
  expect(notesInServiceTerm(notes, null)).toBe(notes);
  expect(notesInServiceTerm(notes, { ...service, sure: 'likely' })).toEqual([{ kind: 'provisioning' }]);
  expect(notesInServiceTerm(notes, { ...service, sure: 'possible' })).toEqual([
    { ...notes[0], confidence: 'inferred' },
    notes[1],
    notes[2],
  ]);
});

test('a product is known to be free when a note says that the price list has it so', () => {
  expect(isListedFree([{ kind: 'provisioning' }, { kind: 'listed-free' }])).toBe(true);
  expect(isListedFree([{ kind: 'provisioning' }])).toBe(false);
});
