import { expect, test } from '@jest/globals';
import type { CommitmentTerm } from '../../../src/core/marketplace/products.ts';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { windowsOf as windowsOfTerms } from '../../../src/core/rules/nce-windows.ts';
import { type EndRuling, ruleCancel, ruleTerm } from '../../../src/core/rules/term-changes.ts';
import { terms, vendorProduct, windowsIn as windowsOf } from '../../samples/terms.ts';
import { day, hour, now, subscription } from '../samples.ts';

const windows = (overrides: Partial<Subscription> = {}) => windowsOf(subscription(overrides), [], now);
const endsIn = (ms: number) => ({ commitment: { id: 'm', term: '1-Year', endsAt: now + ms } });
const bought = { createdAt: now - 2 * day, startAt: now - 2 * day, ...endsIn(363 * day) };

test.each([
  ['not committed', { commitment: null, productName: 'Acronis Cyber Protect Cloud' }, 'any-time', 'any-time'],
  ['bought within 168 hours', bought, 'now', 'reorder'],
  ['locked mid-term', {}, 'at-term-end', 'at-renewal'],
  ['in the last 24 hours', endsIn(24 * hour), 'after-renewal', 'after-renewal'],
  ['being renewed', endsIn(-hour), 'after-renewal', 'after-renewal'],
  ['without a known end', { commitment: null }, 'unknown', 'unknown'],
] as const)('%s: what becomes of cancelling and of another term', (_, overrides, cancel, term) => {
  expect(ruleCancel(windows(overrides), now).kind).toBe(cancel);
  expect(ruleTerm(windows(overrides), now).kind).toBe(term);
});
test('a cancellation in the window is possible until it closes, to the hour', () => {
  const closesAt = now - 2 * day + 168 * hour;
  expect(ruleCancel(windows(bought), now)).toEqual({
    kind: 'now',
    until: closesAt,
    confidence: 'explicit',
    from: 'purchase',
  });
  expect(ruleCancel(windows(bought), closesAt).kind).toBe('at-term-end');
});
test('an inferred window is for a person to check first', () => {
  const moved = windows({ ...bought, ...endsIn(200 * day) });
  const found = { until: now + 5 * day, confidence: 'inferred' };
  expect(ruleCancel(moved, now)).toEqual({ kind: 'now', from: 'purchase', ...found });
  expect(ruleTerm(moved, now)).toEqual({ kind: 'reorder', ...found });
});
test('seats added mid-term open no window for the whole subscription', () => {
  const history = [
    { at: now - 300 * day, quantity: 10, status: 'Active' },
    { at: now - 2 * day, quantity: 12, status: 'Active' },
  ];
  expect(ruleCancel(windowsOf(subscription(), history, now), now).kind).toBe('at-term-end');
});
test.each<[string, Partial<CommitmentTerm> | null, EndRuling]>([
  [
    'may end early',
    { allowForEarlyCancellation: true, cancellationFeeApplied: true },
    { kind: 'early', at: now + 200 * day, fee: true },
  ],
  ['may not', {}, { kind: 'at-term-end', at: now + 200 * day }],
  ['says nothing of it', { allowForEarlyCancellation: null }, { kind: 'rule-unknown', at: now + 200 * day }],
  ['gives no flags', null, { kind: 'rule-unknown', at: now + 200 * day }],
])('another vendor’s product that %s', (_, rest, ruling) => {
  const one = subscription({
    productName: 'Google Workspace',
    commitment: { id: 'm1', term: '1-Year', endsAt: now + 200 * day },
  });
  const known = windowsOfTerms(terms(one, [], { product: vendorProduct(rest) }), now);
  expect(ruleCancel(known, now)).toEqual(ruling);
  const { kind } = ruling;
  expect(ruleTerm(known, now).kind).toBe(kind === 'at-term-end' ? 'at-renewal' : kind);
});
test('what is paid in advance without a commitment may end, without a promise', () => {
  const prepaid = windows({ commitment: null, productName: 'Adobe', billingTerm: 'Annual' });
  expect([ruleCancel(prepaid, now).kind, ruleTerm(prepaid, now).kind]).toEqual(['prepaid', 'prepaid']);
});
