import { expect, test } from '@jest/globals';
import { isLonger, type Trial } from '../../../src/core/renewals/trials.ts';
import { subscription } from '../finding/held-things.ts';
import { day, now } from '../samples.ts';

const trial = (startAt: number | null, createdAt: number | null, endsAt: number | null): Trial => ({
  subscription: subscription('c', 'Copilot', { startAt, createdAt }),
  ...{ company: null, endsAt, converts: 'unknown' },
});

test('a trial is longer than so many days from its start to its end, where both are known', () => {
  expect(isLonger(trial(now - 20 * day, null, now + 11 * day), 30)).toBe(true);
  expect(isLonger(trial(null, now - 20 * day, now + 10 * day), 30)).toBe(false);
  expect(isLonger(trial(null, null, now), 1)).toBe(false);
  expect(isLonger(trial(now - 20 * day, null, null), 1)).toBe(false);
});
