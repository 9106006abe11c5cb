import type { Instant } from '../core/words/instant.ts';

type Limit = Readonly<{ count: number; within: number }>;

/**
 * How often a bot may send or update in one conversation.
 * https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/rate-limit
 */
export const inConversation: readonly Limit[] = [
  { count: 7, within: 1_000 },
  { count: 8, within: 2_000 },
  { count: 60, within: 30_000 },
  { count: 1_800, within: 3_600_000 },
];
/**
 * Per tenant, shared by the instances that send to it. Evenly spaced, as Teams counts arrivals: two seconds' worth at
 * once would exceed the limit wherever a second begins.
 */
export const inTenant = (instances: number): readonly Limit[] => [
  { count: Math.max(1, Math.floor(50 / instances)), within: 1_000 },
  { count: Math.max(1, Math.floor(10 / instances)), within: 200 },
];
/** The longest period (milliseconds) and number of sends in any limit. */
export const longestWithin = 3_600_000;
const mostCounted = 1_800;

/** Milliseconds until one more send is within all limits; `sent` holds earlier sends, oldest first. */
export const waitFor = (sent: readonly Instant[], limits: readonly Limit[], now: Instant): number =>
  Math.max(
    0,
    ...limits.map(({ count, within }) => {
      const nth = sent.at(-count);
      return nth === undefined ? 0 : nth + within - now;
    }),
  );

/** Adds a send. */
export const stamp = (sent: Instant[], now: Instant): void => {
  sent.push(now);
  if (sent.length > mostCounted) sent.shift();
};
