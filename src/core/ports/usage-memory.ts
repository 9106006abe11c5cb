import type { KeptUsage } from '../billing/usage-jumps.ts';
import type { UsageDay } from '../billing/usage-months.ts';

/** Usage of the month so far, as read each day (UTC). */
export type UsageKept = Readonly<{
  put(usage: KeptUsage): Promise<void>;
  /** Everything read on these days. */
  on(days: readonly UsageDay[]): Promise<KeptUsage[]>;
  /** Forgets readings before that day. */
  forget(before: UsageDay): Promise<void>;
}>;
