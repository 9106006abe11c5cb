import type { AlertPlace } from '../core/alert.ts';
import type { Instant } from '../core/marketplace.ts';
import { count } from './format.ts';
import { notice } from './notice.ts';
import type { Plan, View } from './plan.ts';

export type AlertsHereInput = Readonly<{
  place: AlertPlace;
  /** It had alerts already, in another way. */
  replaced: boolean;
  /** Thresholds of the configuration, for a place without its own. */
  defaultDays: readonly number[];
  next: Instant;
}>;

/** `alerts here` was done. */
export const alertsHere: View<AlertsHereInput> = () =>
  notice({ title: 'Renewal alerts', tone: 'good', text: 'They come here from now on.' });

/** `alerts off` was done. */
export const alertsOff = ({ were }: Readonly<{ were: boolean }>): Plan =>
  notice({
    title: 'Renewal alerts',
    tone: 'neutral',
    text: were ? 'No renewal alerts come here any more.' : 'No renewal alerts came here.',
  });

/** What a sweep found and made. */
export type SweptCounts = Readonly<{
  renewals: number;
  alerts: number;
  digests: number;
  /** Committed, without an end. */
  noDate: number;
  /** The end of the commitment is more than 48 hours past. */
  overdue: number;
  /** The end is further ahead than the term can reach. */
  odd: number;
}>;

/** `alerts run` was done. */
export const alertsRan: View<SweptCounts> = ({ alerts }) =>
  notice({ title: 'Renewal alerts', tone: 'good', text: `${count(alerts, 'alert')} due.` });

/** A sample alert, as `alerts test` sends it. */
export const alertTest: View<Readonly<{ place: AlertPlace }>> = () =>
  notice({ title: 'Renewal alerts · test', tone: 'neutral', text: 'Alerts reach this place.' });

/** An `alerts` sentence that was not understood. */
export const alertsUnclear = ({ problem }: Readonly<{ problem: string }>): Plan =>
  notice({ title: 'Renewal alerts', tone: 'warning', text: problem, safe: 'Nothing was changed.' });
