import type { UsageDay } from '../billing/usage-months.ts';

/** What today's list could not look at. */
export type Unseen =
  /** Unused seats at Microsoft, or what the PSA bills. */
  | Readonly<{ kind: 'microsoft' | 'psa'; at: Reach }>
  | Readonly<{ kind: 'usage'; at: UsageReach }>
  /** Renewals whose price of today is not read yet. */
  | Readonly<{ kind: 'prices'; renewals: number }>;

/** `off`: not set up. `unread`: not read lately. A number: how many companies or subscriptions are unknown. */
type Reach = 'off' | 'unread' | number;

/**
 * Of usage that jumped. `early`: in the first days of a month there is nothing to compare. `from`: the first day on which readings can
 * be compared with those of the month before.
 */
export type UsageReach = 'early' | Readonly<{ from: UsageDay }> | Exclude<Reach, 'off'>;

type Known = Readonly<{
  microsoft: Reach;
  psa: Reach;
  usage: UsageReach;
  prices: number;
}>;

/** Leaves out what is 0. */
export const unseenIn = (seen: Known): Unseen[] => [
  ...(['microsoft', 'psa'] as const).flatMap((kind) => (seen[kind] === 0 ? [] : [{ kind, at: seen[kind] }])),
  ...(seen.usage === 0 ? [] : [{ kind: 'usage' as const, at: seen.usage }]),
  ...(seen.prices === 0 ? [] : [{ kind: 'prices' as const, renewals: seen.prices }]),
];
