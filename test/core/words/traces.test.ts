import { expect, test } from '@jest/globals';
import { noTrace } from '../../../src/core/ports/traces.ts';

test('without traces the work is done as it is', async () => {
  const done = noTrace('turn message', {}, async (note) => {
    note({ outcome: 'delivered' });
    return 7;
  });
  expect(await done).toBe(7);
});
