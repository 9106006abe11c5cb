import { describe, expect, test } from '@jest/globals';
import { dayOf } from '../../../src/core/words/day-of.ts';

const at = (iso: string): number => Date.parse(iso);

describe('the day of a moment', () => {
  test.each([
    ['2026-11-23T23:30:00Z', 'UTC', '2026-11-23T00:00:00Z'],
    ['2026-11-23T23:30:00Z', 'Europe/Berlin', '2026-11-23T23:00:00Z'],
    ['2026-11-24T00:00:00Z', 'UTC', '2026-11-24T00:00:00Z'],
    ['2026-11-23T23:59:59.999Z', 'UTC', '2026-11-23T00:00:00Z'],
    // The clock of a machine may be set back.
    ['2026-11-22T12:00:00Z', 'UTC', '2026-11-22T00:00:00Z'],
    // 25 hours long, https://www.timeanddate.com/time/change/germany/berlin?year=2026
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-24T22:00:00Z'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-25T23:00:00Z'],
  ])('%s in %s begins at %s', (now, zone, from) => expect(dayOf(at(now), zone).toMillis()).toBe(at(from)));

  test('is the same for every message of it', () => {
    const first = dayOf(at('2026-11-23T08:00:00Z'), 'UTC');
    expect(dayOf(at('2026-11-23T21:00:00Z'), 'UTC')).toBe(first);
    expect(dayOf(at('2026-11-24T08:00:00Z'), 'UTC')).not.toBe(first);
  });
});
