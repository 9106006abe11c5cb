import { describe, expect, test } from '@jest/globals';
import { afterDoubt, afterRefusal, isTooOld } from '../../../src/core/alerts/send-again.ts';
import { day, hour } from '../../../src/core/words/durations.ts';

const minute = 60_000;
const at = 1_000 * day;

describe('an alert', () => {
  test('that may have arrived is sent again after a minute, ten minutes, an hour, and each hour then', () => {
    const waits = [0, 1, 2, 3, 30].map((doubts) => afterDoubt({ doubts }, at) - at);
    expect(waits).toEqual([minute, 10 * minute, hour, hour, hour]);
  });

  test('that was refused is tried after ten seconds, then after as long again as it waited, at most an hour', () => {
    const waits = [0, 9_000, 11_000, 5 * minute, 9 * hour].map(
      (waited) => afterRefusal({ dueAt: at - waited }, at) - at,
    );
    expect(waits).toEqual([10_000, 10_000, 11_000, 5 * minute, hour]);
  });

  test('is tried when Teams wants to hear of it, if it says so', () => {
    expect(afterRefusal({ dueAt: at - hour }, at, 30_000)).toBe(at + 30_000);
  });

  test.each([
    [7, { kind: 'test' } as const],
    [1, { kind: 'unanswered', reason: 'restarted', turns: [] } as const],
  ])('is of no use after %i days: %j', (days, content) => {
    const tooOld = (age: number) => isTooOld({ dueAt: at - age, content }, at);
    expect([tooOld(days * day), tooOld(days * day + 1)]).toEqual([false, true]);
  });
});
