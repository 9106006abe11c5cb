import type { CallBudget } from '../../src/core/marketplace/marketplace.ts';
import type { Instant } from '../../src/core/words/instant.ts';

/**
 * The rolling minute as Pax8 sees it is met only if grants are counted for a little longer: one second in which a
 * grant may wait to be used, and one for calls that travel at different speeds.
 */
const countedMs = 62_000;

/** A budget for one process that shares its calls with no other. */
export const memoryCallBudget = (limit: number, now: () => number): CallBudget => {
  let grants: { at: Instant; calls: number }[] = [];
  return {
    take: async (want) => {
      const at = now();
      grants = grants.filter((grant) => grant.at > at - countedMs);
      const used = grants.reduce((sum, grant) => sum + grant.calls, 0);
      const granted = Math.max(0, Math.min(want, limit - used));
      if (granted > 0) grants.push({ at, calls: granted });
      const oldest = grants[0];
      return { granted, retryAt: granted > 0 || oldest === undefined ? at : oldest.at + countedMs };
    },
  };
};
