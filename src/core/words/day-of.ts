import { DateTime } from 'luxon';
import type { Instant } from './instant.ts';

type Day = Readonly<{ from: DateTime; next: Instant }>;

/** The last day found for each zone: many messages are read on one day, and what is computed for it can be kept. */
const days = new Map<string, Day>();

/** The day on which a moment is in a zone, as its first moment. */
export const dayOf = (now: Instant, zone: string): DateTime => {
  const known = days.get(zone);
  if (known !== undefined && known.from.toMillis() <= now && now < known.next) return known.from;
  const from = DateTime.fromMillis(now, { zone }).startOf('day');
  days.set(zone, { from, next: from.plus({ days: 1 }).toMillis() });
  return from;
};
