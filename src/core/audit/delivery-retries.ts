import { day, hour } from '../words/durations.ts';
import type { Instant } from '../words/instant.ts';
import type { EventDelivery } from './events.ts';

/** How long an event is tried before it is given up. */
export const patience = day;
const first = 10_000;
const longest = 4 * hour;

/**
 * When to retry an event: after 10 seconds, 40, 160, …, then every four hours, and no sooner than the receiver asks.
 * Returns null when its day is over.
 */
export const nextTry = (
  { tries, since }: Pick<EventDelivery, 'tries' | 'since'>,
  retryAfterMs: number | null,
  now: Instant,
): Instant | null => {
  if (now - since >= patience) return null;
  const pause = Math.min(longest, first * 4 ** Math.max(0, tries - 1));
  const asked = Math.min(longest, retryAfterMs ?? 0);
  return Math.min(now + Math.max(pause, asked), since + patience);
};
