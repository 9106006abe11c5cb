import { describe, expect, test } from '@jest/globals';
import { afterRead } from '../../../src/core/renewals/missing.ts';
import { day, hour, subscription } from '../samples.ts';
import { line, renewal } from './renewal-samples.ts';

const end = Date.UTC(2026, 11, 12);
const now = end + hour;
const found = subscription();
const one = (more: Parameters<typeof line>[0] = {}) =>
  renewal({ lines: [line({ termEndsAt: end, ...more })] });
const id = one().lines[0]?.subscriptionId ?? '';

describe('after a single read', () => {
  test('a line says since when Pax8 has not found its subscription', () => {
    const missing = afterRead(one(), id, null, now);
    expect(missing.lines[0]).toMatchObject({ missingSince: now, after: null });
    expect(afterRead(missing, id, null, now + hour)).toBe(missing);
  });

  test('and forgets it when the subscription is found', () => {
    const missing = one({ missingSince: now - hour });
    expect(afterRead(missing, id, found, now).lines[0]).toMatchObject({ missingSince: null, after: null });
    const known = one();
    expect(afterRead(known, id, found, now)).toBe(known);
    expect(afterRead(known, 'another', found, now)).toBe(known);
  });

  test('a line that had ended is open again, but not when the subscription is only still shown', () => {
    const ended = { kind: 'ended', seenAt: end } as const;
    const over = { ...one({ missingSince: end - day, after: ended }), closedAt: end };
    expect(afterRead(over, id, null, now)).toBe(over);
    expect(afterRead(over, id, { ...found, status: 'Cancelled' }, now)).toBe(over);
    expect(afterRead(over, id, found, now)).toMatchObject({
      version: over.version + 1,
      closedAt: null,
      lines: [{ missingSince: null, after: null }],
      story: [{ kind: 'returned', subscriptionId: id, at: now }],
    });
  });
});
