import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPace } from '../../src/teams/limits.ts';

const limits = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;

/** A pace by a clock that its own pauses move. */
const clocked = () => {
  let at = 0;
  const now = () => at;
  const pass = (milliseconds: number) => {
    at += milliseconds;
  };
  return { now, pass, pace: createPace({ now, pause: async (milliseconds) => pass(milliseconds) }) };
};

test('no window of Teams’ limits ever holds more sends than it may, whenever they are asked for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3_000), { minLength: 10, maxLength: 300 }), async (gaps) => {
      const { pace, pass, now } = clocked();
      const sent: number[] = [];
      for (const gap of gaps) {
        pass(gap);
        await pace('tenant', 'conversation');
        sent.push(now());
      }
      for (const [count, within] of limits) {
        sent.forEach((time, n) => {
          const earlier = sent[n - count];
          if (earlier !== undefined) expect(time - earlier).toBeGreaterThanOrEqual(within);
        });
      }
    }),
    { numRuns: 50 },
  );
});

test('30 seconds hold 60 sends, and the 61st goes exactly when they have passed since the first', async () => {
  const { pace, pass, now } = clocked();
  // Spread so that no shorter limit ever binds.
  const sent: number[] = [];
  for (let n = 0; n < 61; n++) {
    await pace('tenant', 'conversation');
    sent.push(now());
    pass(300);
  }
  expect(sent.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, n) => n * 300));
  expect(sent[60]).toBe(30_000);
});

test.each([
  [7, 8, 100, 1_000],
  [8, 9, 200, 2_000],
])('a burst of %i passes at once; number %i waits for its window', async (count, next, gap, within) => {
  const { pace, pass, now } = clocked();
  const sent: number[] = [];
  for (let n = 0; n < next; n++) {
    await pace('tenant', 'conversation');
    sent.push(now());
    pass(gap);
  }
  expect(sent[count - 1]).toBe((count - 1) * gap);
  expect(sent[count]).toBe(within);
});

test('an hour holds 1800 sends', async () => {
  const { pace, now } = clocked();
  for (let n = 0; n < 1_801; n++) await pace('tenant', 'conversation');
  expect(now()).toBe(3_600_000);
});

test('conversations do not wait for one another', async () => {
  const pauses: number[] = [];
  const pace = createPace({ now: () => 0, pause: async (milliseconds) => void pauses.push(milliseconds) });
  for (let n = 0; n < 25; n++) await pace('tenant', `conversation ${n}`);
  expect(pauses).toEqual([]);
});
