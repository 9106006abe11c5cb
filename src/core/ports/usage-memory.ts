import type { KeptUsage } from '../billing/usage-jumps.ts';
import type { UsageDay } from '../billing/usage-months.ts';

/** Usage of the month so far, as read each day (UTC). */
export type UsageKept = Readonly<{
  put(usage: KeptUsage): Promise<void>;
  /** Everything read on these days. */
  on(days: readonly UsageDay[]): Promise<KeptUsage[]>;
  /** The earliest day that was read and is not forgotten; null when there is none. */
  first(): Promise<UsageDay | null>;
  /** Forgets readings before that day. */
  forget(before: UsageDay): Promise<void>;
}>;
