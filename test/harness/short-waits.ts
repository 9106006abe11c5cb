import { setTimeout as sleep } from 'node:timers/promises';

/** A clock on which waits are over nearly at once: who waits looks again soon, as at the end of the real wait. */
export const shortWaits = () => {
  let skipped = 0;
  return {
    now: () => Date.now() + skipped,
    pause: async (ms: number, signal?: AbortSignal): Promise<void> => {
      await sleep(Math.min(ms, 5), undefined, signal === undefined ? {} : { signal });
      skipped += ms;
    },
  };
};
