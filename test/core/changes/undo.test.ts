import { describe, expect, test } from '@jest/globals';
import type { Change, ChangeState, Wanted } from '../../../src/core/changes/change.ts';
import { canUndo, noteUndo, undoableUntil } from '../../../src/core/changes/undo.ts';
import type { Given } from '../../samples/change.ts';
import { ann, change, day, hour, now } from '../samples.ts';

const applied = (overrides: Given = {}) =>
  change<ChangeState, Wanted>({
    ...{ state: 'applied', version: 5, sentAt: now, settledAt: now + 1000, ...overrides },
  });
const seen = (overrides: Partial<Change['seen']>) => ({ seen: { ...change().seen, ...overrides } });

describe('an undo', () => {
  test('is possible for 168 hours, counted from the sending', () => {
    expect(undoableUntil(applied())).toBe(now + 168 * hour);
    expect(canUndo(applied(), now + 168 * hour - 1)).toBe(true);
    expect(canUndo(applied(), now + 168 * hour)).toBe(false);
  });
  test('ends 24 hours before the term does', () => {
    const ending = applied(seen({ commitmentEndsAt: now + 3 * day }));
    expect(undoableUntil(ending)).toBe(now + 2 * day);
    expect(canUndo(ending, now + 2 * day)).toBe(false);
  });
  test('is not offered when the commitment’s end is unknown', () => {
    expect(undoableUntil(applied(seen({ commitmentEndsAt: null })))).toBeNull();
    expect(undoableUntil(applied(seen({ commitmentEndsAt: null, commitmentTerm: null })))).toBeNull();
    expect(canUndo(applied(seen({ commitmentEndsAt: null })), now)).toBe(false);
  });
  test('of another vendor’s commitment is offered only when its product lets seats go down', () => {
    const google = (notes: Change['notes'], rest: Given = {}) =>
      undoableUntil(applied({ productName: 'Google Workspace', notes, ...rest }));
    expect(google([])).toBeNull();
    expect(google([{ kind: 'vendor-rule-unknown' }])).toBeNull();
    expect(
      google(
        [{ kind: 'prepaid', billingTerm: 'Annual' }],
        seen({ commitmentEndsAt: null, commitmentTerm: null }),
      ),
    ).toBeNull();
    expect(google([{ kind: 'vendor-allows-fewer' }])).toBe(now + 168 * hour);
    expect(google([{ kind: 'vendor-allows-fewer' }], seen({ commitmentEndsAt: now + day }))).toBe(now + day);
  });
  test('of Microsoft’s product without Pax8’s tail is offered as its rule said', () =>
    expect(
      undoableUntil(
        applied({ productName: 'Microsoft 365 E3', notes: [{ kind: 'returnable-until', at: now }] }),
      ),
    ).toBe(now + 168 * hour));
  test('of a product without commitment is offered for the same time', () => {
    const free = { productName: 'Acronis', ...seen({ commitmentEndsAt: null, commitmentTerm: null }) };
    expect(undoableUntil(applied(free))).toBe(now + 168 * hour);
  });
  test.each(['pending', 'approved', 'executing', 'failed', 'needs-check', 'stale'] as const)(
    'is not offered when %s',
    (state) => expect(canUndo(applied({ state }), now)).toBe(false),
  );
  test('is not offered for fewer seats', () => expect(canUndo(applied({ to: 8 }), now)).toBe(false));
  test('is offered once', () => {
    const noted = noteUndo(applied(), 'chg2', ann, now);
    expect(noted).toMatchObject({ state: 'applied', version: 6, undoneBy: { id: 'chg2', person: ann } });
    expect(canUndo(noted, now)).toBe(false);
  });
});
