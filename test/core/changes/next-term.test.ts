import { describe, expect, test } from '@jest/globals';
import { nextTermOf } from '../../../src/core/changes/change-amounts.ts';
import type { AnyNote } from '../../../src/core/rules/notes.ts';
import { change, day, now } from '../samples.ts';

/* New Commerce renews by itself, for the same term and with all seats there are. */

const back: AnyNote = { kind: 'returnable-until', at: now + day };
const asked = (days: number, over: Parameters<typeof change>[0] = {}, notes: readonly AnyNote[] = [back]) => {
  const made = change({ from: 24, to: 27, notes, ...over });
  return { ...made, seen: { ...made.seen, commitmentEndsAt: made.requestedAt + days * day } };
};

describe('more seats shortly before the term ends', () => {
  test('come to a whole term more at the present price', () => {
    const near = asked(3);
    // 3 seats × $23.10 × 12 months.
    expect(nextTermOf(near)).toEqual({
      at: near.seen.commitmentEndsAt,
      amount: { amount: '831.60', currency: 'USD' },
    });
    expect(nextTermOf(asked(0.5, {}, [{ kind: 'locks-now', at: now }]))).not.toBeNull();
    expect(nextTermOf(asked(14))).not.toBeNull();
  });

  test('have no known amount without a price', () => {
    const near = asked(3);
    expect(nextTermOf({ ...near, seen: { ...near.seen, price: null, partnerCost: null } })).toEqual({
      at: near.seen.commitmentEndsAt,
      amount: null,
    });
  });

  test.each([
    ['its end is far', asked(15)],
    ['nobody knows its end', { ...asked(3), seen: { ...asked(3).seen, commitmentEndsAt: null } }],
    ['it ends then', asked(3, {}, [back, { kind: 'ends', at: now }])],
    ['another vendor’s renewal is not known', asked(3, {}, [{ kind: 'vendor-rule-unknown' }])],
    ['there are fewer', asked(3, { from: 24, to: 20 })],
    ['it is a plan for the renewal', asked(3, { afterTermEnd: now + 3 * day })],
    [
      'it is a price',
      asked(3, { wanted: { kind: 'price', seats: 12, from: 23.1, to: 24.5, currency: 'USD' } }),
    ],
  ])('is not said where %s', (_, made) => {
    expect(nextTermOf(made)).toBeNull();
  });
});
