import type { Subscription } from '../marketplace/records.ts';
import type { UsageLine, UsageSummary } from '../marketplace/usage.ts';
import type { Instant } from '../words/instant.ts';
import type { UsageDay } from './usage-months.ts';

/** A resource's usage by day. Null when the day could not be read; missing when it was not requested. */
export type ResourceUsage = Readonly<{
  subscription: Subscription;
  summary: UsageSummary;
  days: ReadonlyMap<UsageDay, readonly UsageLine[] | null>;
}>;

/** The usage read for one answer. */
export type UsageRead = Readonly<{
  resources: readonly ResourceUsage[];
  /** Subscriptions for which Pax8 shows no usage at all. */
  without: readonly Subscription[];
  /** Subscriptions whose usage Pax8 did not give. */
  silent: number;
  /** Rows that could not be understood. */
  unreadable: number;
  /** Which days were read: of both months, only of this one, or none because there would be too many. */
  asked: 'both' | 'days' | 'none';
  /** When the oldest part was read. */
  asOf: Instant;
}>;
