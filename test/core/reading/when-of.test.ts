import { describe, expect, test } from '@jest/globals';
import { eachAtRenewal } from '../../../src/core/reading/when-of.ts';
import type { Intent } from '../../../src/core/understanding/intent.ts';

const target = { company: 'Litware', product: 'E3', words: null, reference: null };
const seats = (n: number): Intent => ({
  kind: 'seats',
  direction: 'remove',
  count: { kind: 'seats', n },
  target,
});
const cancel: Intent = { kind: 'cancel', target, at: null, unknownAt: null };

describe('several changes for their renewals', () => {
  test('of seats are offered as a plan each', () => {
    expect(eachAtRenewal({ kind: 'do', intent: seats(1), more: [seats(2)] })).toMatchObject({
      kind: 'confirm',
      intents: [{ at: 'term-end' }, { at: 'term-end' }],
      left: [],
    });
    expect(eachAtRenewal({ kind: 'confirm', intents: [seats(1)], left: ['flurb'] })).toMatchObject({
      kind: 'confirm',
      left: ['flurb'],
    });
  });

  test('that are not all of seats are for another day', () => {
    expect(eachAtRenewal({ kind: 'do', intent: seats(1), more: [cancel] })).toEqual({
      kind: 'say',
      about: 'another-day',
    });
  });

  test('that lack something are asked as they are', () => {
    const asked = { kind: 'unknown', left: [] } as const;
    expect(eachAtRenewal(asked)).toBe(asked);
    expect(eachAtRenewal({ kind: 'do', intent: seats(1) })).toMatchObject({ kind: 'confirm' });
  });
});
