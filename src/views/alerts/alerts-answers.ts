import type { AlertPlace } from '../../core/alerts/alert.ts';
import type { Instant } from '../../core/words/instant.ts';
import { facts } from '../kit/facts.ts';
import { count, moment } from '../kit/format.ts';
import { noticeCard } from '../kit/notice.ts';
import type { Plan, View } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';
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
    title: t`Renewal alerts here`,
    state: replaced ? t`Changed` : t`On`,
    colour: 'Good',
    speak: t`Renewal alerts now come here.`,
    sentence: t`${what}: ${formWords(place.form, show)}, ${digest ? t`from ${count(Math.max(1, ...days), 'day')} before the term ends` : daysWords(days)}, until someone decides.`,
    facts: [{ label: t`Next check`, value: moment(next, show) }],
    notes: [
      t`To change this, say “alerts here” again with what you want. For example: alerts here for Contoso, alerts here at least 100 a month, or alerts here one digest a week on Monday at 8.`,
    ],
    suggestions: [
      { title: t`Test`, say: 'alerts test' },
      { title: t`All places`, say: 'alerts' },
      { title: t`Off`, say: 'alerts off' },
    ],
  });
};

/** Answers `alerts off`. `today`: today's list also came here, and now stops. */
export const alertsOffCard = ({ were, today }: Readonly<{ were: boolean; today: boolean }>): Plan =>
  noticeCard({
    title: t`Renewal alerts`,
    tone: 'neutral',
    text: were
      ? t`Renewal alerts no longer come here. Cards already posted here still update.`
      : t`Renewal alerts are already off here.`,
    details: today ? [t`Today’s list no longer comes here by itself, either.`] : [],
    suggestions: [
      ...(were ? [{ title: t`On again`, say: 'alerts here' }] : []),
      { title: t`All places`, say: 'alerts' },
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
  const counts = [
    ...(alerts > 0 ? [count(alerts, 'alert')] : []),
    ...(digests > 0 ? [count(digests, 'digest')] : []),
  ].join(t` and `);
  const doubtful = [
    ...(noDate > 0
      ? [
          t`${count(noDate, 'committed subscription has', 'committed subscriptions have')} no end date at Pax8. Check in the portal.`,
        ]
      : []),
    ...(overdue > 0
      ? [
          t`${count(overdue, 'commitment')} ended more than two days ago and Pax8 shows no renewal yet. Check in the portal.`,
        ]
      : []),
    ...(odd > 0
      ? [
          odd === 1
            ? t`${count(odd, 'commitment has', 'commitments have')} an end date too far ahead to be right, and gets no alert. Check in the portal.`
            : t`${count(odd, 'commitment has', 'commitments have')} an end date too far ahead to be right, and get no alert. Check in the portal.`,
        ]
      : []),
  ];
  return noticeCard(
    {
      title: t`Renewal alerts`,
      tone: doubtful.length > 0 ? 'warning' : 'good',
      text:
        counts === ''
          ? t`Checked ${count(renewals, 'renewal')}, ${moment(show.now, show)}: no new alerts.`
          : t`Checked ${count(renewals, 'renewal')}, ${moment(show.now, show)}: ${counts} on the way. Earlier alerts are not repeated.`,
      details: doubtful,
      suggestions: [{ title: t`Renewals`, say: 'renewals' }],
    },
    show,
  );
};

/** A sample alert, as `alerts test` sends it. */
export const alertTestCard: View<Readonly<{ place: AlertPlace }>> = ({ place }, show) =>
  facts({
    title: t`Renewal alerts · test`,
    state: t`Arrived`,
    colour: 'Good',
    speak: t`This is a test. Renewal alerts arrive here.`,
    sentence: t`This is only a test. Renewal alerts arrive here.`,
    facts: [
      { label: t`Which`, value: filterWords(place.filter) },
      { label: t`How`, value: formWords(place.form, show) },
      { label: t`Sent`, value: moment(show.now, show) },
    ],
    notes: [
      t`A real alert shows the company, its subscriptions with seats and cost, the term end, and buttons to decide.`,
    ],
    suggestions: [{ title: t`All places`, say: 'alerts' }],
  });

/** Answers an `alerts` sentence that the bot did not understand. */
export const alertsUnclearCard = ({ problem }: Readonly<{ problem: string }>): Plan =>
  notDone(problem, t`Nothing was changed.`);

const notDone = (problem: string, safe: string): Plan =>
  noticeCard({
    title: t`Renewal alerts`,
    tone: 'warning',
    text: problem,
    details: [
      t`For example: alerts here, alerts here for Contoso, alerts here at least 100 a month, alerts off.`,
    ],
    safe,
    suggestions: [
      { title: t`All places`, say: 'alerts' },
      { title: t`Help`, say: 'help alerts' },
    ],
  });

/** Why alerts cannot be set or tested here. */
export type AlertsImpossible =
  | Readonly<{ kind: 'not-in-teams' | 'none-here' }>
  | Readonly<{ kind: 'no-vendor'; text: string }>
  /** Approver for these companies only. */
  | Readonly<{ kind: 'limited'; companies: readonly string[] }>;

const impossible = (reason: AlertsImpossible): string => {
  switch (reason.kind) {
    // What is sent from a terminal would be shown there, and be missing in Teams.
    case 'not-in-teams':
      return t`Renewal alerts go to Teams. Say this to the bot in a Teams channel or chat.`;
    case 'none-here':
      return t`Renewal alerts are off here, so the bot cannot test them.`;
    case 'no-vendor':
      return t`No subscription is from a vendor like “${reason.text}”, so no alert would ever come.`;
    case 'limited':
      return t`Alerts show everything about a company. You are approver for ${reason.companies.join(', ')} only: say “alerts here for ${reason.companies[0] ?? t`a company`}”.`;
  }
};

export const alertsImpossibleCard = (reason: AlertsImpossible): Plan =>
  notDone(impossible(reason), reason.kind === 'none-here' ? '' : t`Nothing was changed.`);

const tests = texts({
  arrived: { tone: 'good', text: msg`The test alert arrived. Renewal alerts work here.` },
  late: { tone: 'warning', text: msg`Teams has not accepted the test alert yet. The bot keeps trying.` },
  unsure: { tone: 'warning', text: msg`Teams did not say whether the test alert arrived. Is it here?` },
  lost: {
    tone: 'warning',
    text: msg`The test alert could not be sent. Teams does not let the bot post here.`,
  },
} as const);

/** The outcome of a test alert. */
export const alertTestedCard = (became: keyof typeof tests): Plan =>
  noticeCard({ title: t`Renewal alerts`, ...tests[became] });
