import { expect, test } from '@jest/globals';
import type { SeatsBack } from '../../../src/core/rules/seats-back.ts';
import { soonestFirst } from '../../../src/core/rules/sooner.ts';
import { day, now, subscription } from '../samples.ts';

const rule = { kind: 'unknown' } as never;
const open = (closesAt: number): SeatsBack => ({
  kind: 'open',
  until: now + 90 * day,
  rule,
  seats: 5,
  closesAt,
  from: 'renewal',
  confidence: 'explicit',
  windows: [],
});
const kinds: readonly (readonly [string, SeatsBack])[] = [
  ['nobody knows', { kind: 'dates-unknown', rule }],
  ['at its end', { kind: 'closed', until: now + 200 * day, rule }],
  ['at its earlier end', { kind: 'closed', until: now + 20 * day, rule }],
  ['locked', { kind: 'locked', at: now + day / 2 }],
  ['renewing', { kind: 'renewing', at: now - day, rule }],
  ['open until later', open(now + 5 * day)],
  ['open until soon', open(now + day)],
  ['at any time', { kind: 'any-time' }],
  ['in its term', { kind: 'in-term', until: now + 90 * day }],
  ['prepaid', { kind: 'prepaid', billingTerm: 'Annual' }],
  ['by an unknown rule', { kind: 'rule-unknown', until: now + 90 * day }],
];

test('what can go down first comes first: what may now, of that what no longer may soon, then by the end of the term', () => {
  const sorted = soonestFirst(
    kinds.map(([id, back]) => ({ subscription: subscription({ id }), back })),
    now,
  );
  expect(sorted.map(({ subscription: { id }, from }) => [id, from])).toEqual([
    ['open until soon', now],
    ['open until later', now],
    ['at any time', now],
    ['in its term', now],
    ['locked', now + day / 2],
    ['renewing', now + day],
    ['at its earlier end', now + 20 * day],
    ['at its end', now + 200 * day],
    ['nobody knows', null],
    ['prepaid', null],
    ['by an unknown rule', null],
  ]);
});
