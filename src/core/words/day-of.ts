import { DateTime } from 'luxon';
import type { Instant } from './instant.ts';

type Day = Readonly<{ from: DateTime; next: Instant }>;

/** The last day of each zone: many messages of a day are read, and what is reckoned of it may be kept with it. */
const days = new Map<string, Day>();

/** The day on which a moment is in a zone, as its first moment. */
export const dayOf = (now: Instant, zone: string): DateTime => {
  const known = days.get(zone);
  if (known !== undefined && known.from.toMillis() <= now && now < known.next) return known.from;
  const from = DateTime.fromMillis(now, { zone }).startOf('day');
  days.set(zone, { from, next: from.plus({ days: 1 }).toMillis() });
  return from;
};
