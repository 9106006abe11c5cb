import { describe, expect, test } from '@jest/globals';
import type { Subscription } from '../../../src/core/marketplace/records.ts';
import { type CancelAt, ruleCancellation } from '../../../src/core/rules/cancel-rules.ts';
import { day, hour, now, subscription } from '../samples.ts';

const end = now + 200 * day;
const ruled = (wanted: CancelAt, with_: Partial<Subscription> = {}) =>
  ruleCancellation(subscription(with_), wanted, [], now);
const because = (wanted: CancelAt, with_: Partial<Subscription> = {}) => {
  const ruling = ruled(wanted, with_);
  return ruling.kind === 'refused' ? ruling.because : ruling.kind;
};
const notes = (wanted: CancelAt, with_: Partial<Subscription> = {}) => {
  const ruling = ruled(wanted, with_);
  return ruling.kind === 'allowed' ? ruling.notes.map(({ kind }) => kind) : ruling.because.kind;
};
const endsIn = (ms: number) => ({ commitment: { id: 'm', term: '1-Year', endsAt: now + ms } });
const bought = { startAt: now - 2 * day };
const closes = now + 5 * day;
const free = { commitment: null, productName: 'Acronis Cyber Protect Cloud' };

describe('a locked commitment', () => {
  test('is cancelled for its end, billed through it, until Pax8 locks it', () =>
    expect(ruled('term-end')).toEqual({
      kind: 'allowed',
      at: end,
      until: end - day,
      notes: [
        { kind: 'billed-until', at: end },
        { kind: 'service-term-unseen' },
        { kind: 'not-recoverable' },
      ],
    }));
  test('is not cancelled at once, nor before its end', () => {
    for (const wanted of ['now', now, end - 2 * day] as const)
      expect(because(wanted)).toEqual({ kind: 'before-term-end', at: end });
  });
  test('a day named is the UTC day: the day of its end means its end, whatever the hour', () => {
    const midnight = Math.floor(end / day) * day;
    expect(ruled(midnight)).toMatchObject({ kind: 'allowed', at: end });
    expect(ruled(midnight + day - 1)).toMatchObject({ kind: 'allowed', at: end });
    expect(because(midnight - 1)).toEqual({ kind: 'before-term-end', at: end });
  });
  test('cancelled for later renews first, which is said first', () => {
    expect(ruled(end + 3 * day)).toMatchObject({ at: end + 3 * day, until: end - day });
    expect(notes(end + 3 * day)).toEqual([
      'renews-first',
      'billed-until',
      'service-term-unseen',
      'not-recoverable',
    ]);
  });
  test('in the last 24 hours and while it renews, nothing: after the renewal', () => {
    for (const ms of [24 * hour, 1, 0, -48 * hour + 1])
      for (const wanted of ['term-end', 'now', now + 9 * day] as const)
        expect(because(wanted, endsIn(ms))).toEqual({ kind: 'cancel-after-renewal', at: now + ms });
    expect(because('term-end', endsIn(24 * hour + 1))).toBe('allowed');
  });
  test('of which the end is not known or long past is for a person in the portal', () => {
    expect(because('term-end', { commitment: null })).toEqual({ kind: 'cancel-unknown' });
    expect(because('now', endsIn(-48 * hour))).toEqual({ kind: 'cancel-unknown' });
  });
});

describe('within 168 hours of purchase or renewal', () => {
  test('it may end at once with a refund, until the window closes', () =>
    expect(ruled('now', bought)).toEqual({
      kind: 'allowed',
      at: null,
      until: closes,
      notes: [{ kind: 'refund-until', at: closes, from: 'purchase' }, { kind: 'not-recoverable' }],
    }));
  test('also after a renewal, which is inferred', () => {
    const renewed = { startAt: now - 500 * day, ...endsIn(363 * day) };
    expect(ruled('now', renewed)).toMatchObject({
      kind: 'allowed',
      notes: [{ kind: 'refund-until', from: 'renewal' }, { kind: 'not-recoverable' }],
    });
  });
  test('it may end at a moment in the window, with its commitment, and at none between', () => {
    expect(ruled(closes - 1, bought)).toMatchObject({ kind: 'allowed', at: closes - 1 });
    expect(because(closes, bought)).toEqual({ kind: 'before-term-end', at: end });
    expect(ruled('term-end', bought)).toMatchObject({ kind: 'allowed', at: end });
  });
});

describe('without a commitment', () => {
  test('it may end at once or at any moment to come', () => {
    expect(ruled('now', free)).toMatchObject({ kind: 'allowed', at: null, until: null });
    expect(notes('now', free)).toEqual(['no-commitment', 'not-recoverable']);
    expect(ruled(now + day, free)).toMatchObject({ kind: 'allowed', at: now + day, until: now + day });
    expect(notes(now + day, free)).toEqual(['no-commitment', 'billed-until', 'not-recoverable']);
  });
  test('when must be said: there is no end of a term, and at once is never guessed', () =>
    expect(because('term-end', free)).toEqual({ kind: 'no-term-end' }));
});

describe('whatever the commitment', () => {
  test('nothing is cancelled for the past', () => {
    for (const with_ of [{}, free, bought])
      expect(because(now - 1, with_)).toEqual({ kind: 'in-the-past', at: now - 1 });
  });
  test('what ends already is left alone', () => {
    const at = now + 30 * day;
    expect(because('term-end', { endAt: at })).toEqual({ kind: 'ends-already', at });
    for (const status of ['Cancelled', 'PendingCancel'])
      expect(because('now', { status })).toEqual({ kind: 'ends-already', at: null });
  });
  test('trials and what does not run are for the portal', () => {
    expect(because('now', { status: 'Trial', endAt: end })).toEqual({ kind: 'trial-ends', at: end });
    expect(because('now', { status: 'New' })).toEqual({ kind: 'not-running', status: 'New' });
  });
});
