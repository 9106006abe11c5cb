import type { AlertPlace } from '../../core/alerts/alert.ts';
import type { Instant } from '../../core/words/instant.ts';
import { facts } from '../kit/facts.ts';
import { count, moment } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { daysWords, filterWords, formWords } from './alert-words.ts';

export type AlertsHereInput = Readonly<{
  place: AlertPlace;
  /** The place already had alerts, with other settings. */
  replaced: boolean;
  /** The configured thresholds, for a place without its own. */
  defaultDays: readonly number[];
  next: Instant;
}>;

/** Answers `alerts here`: what will come, when next, how to change it. */
export const alertsHereCard: View<AlertsHereInput> = ({ place, replaced, defaultDays, next }, show) => {
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

/** Answers `alerts off`. */
export const alertsOffCard = ({ were }: Readonly<{ were: boolean }>): Plan =>
  noticeCard({
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

/** What a sweep found and created. */
export type SweptCounts = Readonly<{
  renewals: number;
  alerts: number;
  digests: number;
  /** Committed, but without an end date. */
  noDate: number;
  /** The commitment ended more than 48 hours ago. */
  overdue: number;
  /** The end is later than the term allows. */
  odd: number;
}>;

/** Answers `alerts run`. */
export const alertsRanCard: View<SweptCounts> = (
  { renewals, alerts, digests, noDate, overdue, odd },
  show,
) => {
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
  return noticeCard(
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
export const alertTestCard: View<Readonly<{ place: AlertPlace }>> = ({ place }, show) =>
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

/** Answers an `alerts` sentence that the bot did not understand. */
export const alertsUnclearCard = ({ problem }: Readonly<{ problem: string }>): Plan =>
  noticeCard({
    title: 'Renewal alerts',
    tone: 'warning',
    text: problem,
    details: ['Such as: alerts here, alerts here for Contoso, alerts here at least 100 a month, alerts off.'],
    safe: 'Nothing was changed.',
    suggestions: [
      { title: 'All places', say: 'alerts' },
      { title: 'Help', say: 'help alerts' },
    ],
  });

/** Why alerts cannot be set or tested here. */
export type AlertsImpossible =
  | Readonly<{ kind: 'not-in-teams' | 'none-here' }>
  | Readonly<{ kind: 'no-vendor'; text: string }>;

const impossible = (why: AlertsImpossible): string => {
  switch (why.kind) {
    // What is sent from a terminal would be shown there, and be missing in Teams.
    case 'not-in-teams':
      return 'Renewal alerts go to Teams: say this to the bot in a channel or chat there, not at a terminal.';
    case 'none-here':
      return 'No renewal alerts come here, so there is nothing to test.';
    case 'no-vendor':
      return `No subscription is known of a vendor like “${why.text}”, so no alert would ever come.`;
  }
};

export const alertsImpossibleCard = (why: AlertsImpossible): Plan =>
  alertsUnclearCard({ problem: impossible(why) });

const tests = {
  arrived: { tone: 'good', text: 'The test alert arrived: renewal alerts reach this place.' },
  late: { tone: 'warning', text: 'Teams did not take the test alert yet. The bot keeps trying.' },
  unsure: { tone: 'warning', text: 'Teams did not say whether the test alert arrived. Is it here?' },
  lost: { tone: 'warning', text: 'The test alert could not be sent: Teams does not let the bot speak here.' },
} as const;

/** What became of a test alert. */
export const alertTestedCard = (became: keyof typeof tests): Plan =>
  noticeCard({ title: 'Renewal alerts', ...tests[became] });
