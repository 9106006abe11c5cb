import type { Figure } from './figures.ts';
import { busiestMinute, leastMs, measureLoad } from './load.ts';

const conditions = { latencyMs: 0, callsPerMinute: 250 };

/** The same load with a limit below the number of calls: it waits as long as it must. */
export const rateLimit = async (): Promise<readonly Figure[]> => {
  const { load } = await measureLoad(conditions, async () => null);
  const minute = busiestMinute(load.calls);
  return [
    {
      what: 'calls in the busiest minute',
      unit: 'calls',
      value: minute,
      yardstick: { what: 'the rate limit', value: conditions.callsPerMinute },
      bound: {
        says: 'never above the limit',
        met: minute <= conditions.callsPerMinute && load.refused === 0,
      },
    },
    {
      what: 'read and saved',
      unit: 'ms',
      value: load.ms,
      yardstick: { what: 'the least that the limit allows', value: leastMs(conditions) },
      bound: null,
    },
  ];
};
