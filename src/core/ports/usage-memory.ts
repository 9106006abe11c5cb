import type { KeptUsage } from '../billing/usage-jumps.ts';
import type { UsageDay } from '../billing/usage-months.ts';

/** What was used so far in its month, as it was read day by day (UTC). */
export type UsageKept = Readonly<{
  put(usage: KeptUsage): Promise<void>;
  /** All that was read on these days. */
  on(days: readonly UsageDay[]): Promise<KeptUsage[]>;
  /** Forgets readings before that day. */
  forget(before: UsageDay): Promise<void>;
}>;
