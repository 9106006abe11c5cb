import type { AlertPlace } from '../../core/alerts/alert.ts';
import type { Instant } from '../../core/words/instant.ts';
import { facts } from '../kit/facts.ts';
import { count, moment } from '../kit/format.ts';
import { notice } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { daysWords, filterWords, formWords } from './alert-words.ts';

export type AlertsHereInput = Readonly<{
  place: AlertPlace;
  /** It had alerts already, in another way. */
  replaced: boolean;
  /** Thresholds of the configuration, for a place without its own. */
  defaultDays: readonly number[];
  next: Instant;
}>;

/** `alerts here` was done: what will come, when next, how to change it. */
export const alertsHere: View<AlertsHereInput> = ({ place, replaced, defaultDays, next }, show) => {
  const days = place.filter.days ?? defaultDays;
  const digest = place.form.kind === 'digest';
  const what = filterWords(place.filter);
  return facts({
    title: 'Renewal alerts here',
    state: replaced ? 'Changed' : 'On',
    colour: 'Good',
    speak: 'Renewal alerts come here from now on.',
    sentence: `${what}: ${formWords(place.form, show)}, ${digest ? `from ${count(Math.max(1, ...days), 'day')} before the term ends` : daysWords(days)}, as long as nobody has decided.`,
    facts: [{ label: 'Next look', value: moment(next, show) }],
    notes: [
      'To change it, say alerts here again with what you want, such as alerts here for Contoso, alerts here at least 100 a month, or alerts here one digest a week on Monday at 8.',
    ],
    suggestions: [
      { title: 'Test', say: 'alerts test' },
      { title: 'All places', say: 'alerts' },
      { title: 'Off', say: 'alerts off' },
    ],
  });
};

/** `alerts off` was done. */
export const alertsOff = ({ were }: Readonly<{ were: boolean }>): Plan =>
  notice({
    title: 'Renewal alerts',
    tone: 'neutral',
    text: were
      ? 'No renewal alerts come here any more. Cards that stand here still follow their renewals.'
      : 'No renewal alerts came here, so there is nothing to turn off.',
    suggestions: [
      ...(were ? [{ title: 'On again', say: 'alerts here' }] : []),
      { title: 'All places', say: 'alerts' },
    ],
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
export const alertsRan: View<SweptCounts> = ({ renewals, alerts, digests, noDate, overdue, odd }, show) => {
  const made = [
    ...(alerts > 0 ? [count(alerts, 'alert')] : []),
    ...(digests > 0 ? [count(digests, 'digest')] : []),
  ].join(' and ');
  const doubtful = [
    ...(noDate > 0
      ? [
          `${count(noDate, 'committed subscription has', 'committed subscriptions have')} no end date at Pax8; look in the portal.`,
        ]
      : []),
    ...(overdue > 0
      ? [
          `${count(overdue, 'commitment')} ended more than two days ago and Pax8 shows no renewal yet; look in the portal.`,
        ]
      : []),
    ...(odd > 0
      ? [
          `${count(odd, 'commitment ends', 'commitments end')} later than the term can reach, which cannot be right; no alert is made for it.`,
        ]
      : []),
  ];
  return notice(
    {
      title: 'Renewal alerts',
      tone: doubtful.length > 0 ? 'warning' : 'good',
      text: `Looked at ${count(renewals, 'renewal')}, ${moment(show.now, show)}: ${made === '' ? 'nothing new to tell.' : `${made} on the way.`} What was told before is not told again.`,
      details: doubtful,
      suggestions: [{ title: 'Renewals', say: 'renewals' }],
    },
    show,
  );
};

/** A sample alert, as `alerts test` sends it. */
export const alertTest: View<Readonly<{ place: AlertPlace }>> = ({ place }, show) =>
  facts({
    title: 'Renewal alerts · test',
    state: 'Arrived',
    colour: 'Good',
    speak: 'A test of the renewal alerts: they reach this place.',
    sentence: 'This is a test and tells of no renewal: alerts reach this place.',
    facts: [
      { label: 'Which', value: filterWords(place.filter) },
      { label: 'How', value: formWords(place.form, show) },
      { label: 'Sent', value: moment(show.now, show) },
    ],
    notes: [
      'A real alert names the company, its subscriptions with seats and cost, the day on which their term ends, and carries the buttons for the decision.',
    ],
    suggestions: [{ title: 'All places', say: 'alerts' }],
  });

/** An `alerts` sentence that was not understood. */
export const alertsUnclear = ({ problem }: Readonly<{ problem: string }>): Plan =>
  notice({
    title: 'Renewal alerts',
    tone: 'warning',
    text: problem,
    details: ['Such as: alerts here, alerts here for Contoso, alerts here at least 100 a month, alerts off.'],
    safe: 'Nothing was changed.',
    suggestions: [
      { title: 'Alerts here', say: 'alerts here' },
      { title: 'All places', say: 'alerts' },
    ],
  });
