import type { UsageDay } from '../../core/billing/usage-months.ts';
import { datedAs, inZone } from '../kit/format.ts';

const dayOf = (day: UsageDay) => inZone(Date.parse(day), 'UTC');

/** The name of a day's month: "December 2026". */
export const usageMonthName = (day: UsageDay): string => datedAs(dayOf(day), 'longMonth');

/** A range of days as people write it: "1–24 Nov 2026", "30 Oct – 3 Nov 2026", "24 Nov 2026". */
export const daysText = (first: UsageDay, last: UsageDay): string => {
  const [from, to] = [dayOf(first), dayOf(last)];
  const until = datedAs(to, 'date');
  if (first === last) return until;
  if (first.slice(0, 7) === last.slice(0, 7)) return `${datedAs(from, 'dayOfMonth')}–${until}`;
  return `${datedAs(from, first.slice(0, 4) === last.slice(0, 4) ? 'day' : 'date')} – ${until}`;
};
