import { expect, test } from '@jest/globals';
import { unseenIn } from '../../../src/core/today/unseen.ts';

test('what was not looked at is told: all of it, or at how many companies, and nothing of what is whole', () => {
  expect(unseenIn({ microsoft: 0, psa: 0, usage: 0, prices: 0 })).toEqual([]);
  expect(unseenIn({ microsoft: 'off', psa: 3, usage: 'unread', prices: 2 })).toEqual([
    { kind: 'microsoft', at: 'off' },
    { kind: 'psa', at: 3 },
    { kind: 'usage', at: 'unread' },
    { kind: 'prices', renewals: 2 },
  ]);
});
