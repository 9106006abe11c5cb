import type { TenantsRead } from '../../core/assignments/licences.ts';
import type { SinkName } from '../../core/audit/events.ts';
import type { Trouble } from '../../core/ports/vitals.ts';
import type { Failure } from '../../core/words/failure.ts';
import type { Instant } from '../../core/words/instant.ts';
import { tenantTroubles } from '../assignments/assigned-words.ts';
import { escapeText, plainText } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import { failureText } from '../kit/failure-text.ts';
import { age, count, moment, number, type Show } from '../kit/format.ts';
import type { Colour, Fact, Plan } from '../kit/plan.ts';
import { counted, t } from '../texts/t.ts';
import { takeReadingPress } from './reading-held.ts';
import { troubleFact, troubleSentence } from './troubles.ts';

export type StatusInput = Readonly<{
  /** Null when nothing was read yet. */
  portfolio: Readonly<{ companies: number; subscriptions: number; unreadable: number; asOf: Instant }> | null;
  /** What does not work, the worst first. */
  troubles: readonly Trouble[];
  /** How many changes wait for a decision (null when that cannot be read), and how many have an unknown outcome at Pax8. */
  pending: number | null;
  unclear: number;
  /** Whether the person may confirm a reading that lost much. */
  mayTake?: boolean;
  /** Events for other systems; null or absent when none are sent. */
  events?: StatusEvents | null;
  /** How much of Microsoft's numbers could be read; null or absent when that is not set up. */
  microsoft?: TenantsRead | null;
}>;

type StatusEvents = Readonly<{
  /** How many are on their way, and how many were given up. */
  waiting: number;
  dead: number;
  /** What could not be delivered: given up first, newest first; empty when the person may not see it. */
  letters: readonly Readonly<{
    type: string;
    company: string | null;
    sink: SinkName;
    reason: Failure | null;
    since: Instant;
  }>[];
  /** Whether the person may send them again. */
  mayResend: boolean;
}>;

export const statusCard = (input: StatusInput, show: Show): Plan => {
  const { portfolio, troubles, pending, unclear, mayTake = false, events = null, microsoft = null } = input;
  const lost = events?.dead ?? 0;
  const { state, colour } = stateOf(input);
  const fine = state === 'Fine';
  const letters = (events?.letters ?? []).map((letter) => letterFact(letter, show));
  // A reading that is held back stands before one that was taken.
  const loss = troubles.find(
    (trouble) => trouble.kind === 'reading-held' || trouble.kind === 'reading-taken',
  );
  const presses = [
    ...(loss !== undefined && mayTake ? [takeReadingPress(loss.kind, loss.since)] : []),
    ...(lost > 0 && events?.mayResend === true
      ? [{ title: t`Send events again`, verb: 'resend-events' }]
      : []),
  ];
  return facts({
    title: t`Status`,
    state,
    colour,
    speak: fine ? t`The bot is fine.` : plainText(sentenceOf(input, show), 200),
    sentence: sentenceOf(input, show),
    facts: [
      ...portfolioFacts(portfolio),
      ...troubles.map((trouble) => troubleFact(trouble, show)),
      { label: t`Waiting`, value: waitingText(pending) },
      ...(unclear > 0
        ? [
            {
              label: t`Unclear`,
              value: counted(
                '{n, plural, one {# change being checked at Pax8} other {# changes being checked at Pax8}}',
                { n: unclear },
              ),
            },
          ]
        : []),
      ...(events === null ? [] : [{ label: t`Events`, value: eventsText(events) }]),
      ...(microsoft === null ? [] : [{ label: t`Microsoft`, value: tenantsText(microsoft, show) }]),
      ...letters.slice(0, 1),
    ],
    more: letters.slice(1),
    presses,
    asOf: portfolio === null ? '' : age(portfolio.asOf, show.now),
    // Three buttons in sight at most.
    suggestions: [
      { title: t`Refresh`, say: 'refresh' },
      ...(troubles.some(({ kind }) => aboutAlerts.has(kind)) ? [{ title: t`Alerts`, say: 'alerts' }] : []),
      ...((pending ?? 0) + unclear > 0 ? [{ title: t`Pending`, say: 'pending' }] : []),
    ].slice(0, 3 - Math.min(presses.length, 1)),
  });
};

/** A bot that has not read Pax8 yet is starting: no problem until something fails. */
const stateOf = ({
  portfolio,
  troubles,
  events = null,
}: StatusInput): Readonly<{ state: string; colour: Colour }> => {
  if (portfolio === null)
    return troubles.length === 0
      ? { state: t`Starting`, colour: 'Accent' }
      : { state: t`Not ready`, colour: 'Warning' };
  return troubles.length + (events?.dead ?? 0) === 0
    ? { state: t`Fine`, colour: 'Good' }
    : { state: t`Problem`, colour: 'Warning' };
};

const waitingText = (pending: number | null): string => {
  if (pending === null) return t`unknown`;
  return pending === 0 ? t`nothing` : count(pending, 'request');
};

const aboutAlerts: ReadonlySet<Trouble['kind']> = new Set(['alert-places', 'unsure-alerts']);

/** The worst problem; never says that all is well while something is not. */
const sentenceOf = ({ portfolio, troubles, events = null }: StatusInput, show: Show): string => {
  const [worst] = troubles;
  if (worst?.kind === 'pax8' && portfolio !== null)
    return t`${troubleSentence(worst, show)} Until then, answers come from earlier data.`;
  if (worst !== undefined) return troubleSentence(worst, show);
  if (portfolio === null)
    return t`The bot is reading Pax8 for the first time. Look-ups work as soon as that is done.`;
  return (events?.dead ?? 0) > 0 ? t`Events did not reach another system.` : t`Pax8 answers.`;
};

const portfolioFacts = (portfolio: StatusInput['portfolio']): Fact[] => {
  if (portfolio === null) return [{ label: t`Portfolio`, value: t`not read yet` }];
  const { companies, subscriptions, unreadable } = portfolio;
  return [
    {
      label: t`Portfolio`,
      value: `${count(companies, 'company', 'companies')}, ${count(subscriptions, 'subscription')}`,
    },
    ...(unreadable > 0
      ? [
          {
            label: t`Unreadable`,
            value: t`${count(unreadable, 'row')} of Pax8’s answer, left out; the log says which`,
          },
        ]
      : []),
  ];
};

/** "12 of 15 tenants read; 2: the app is not let into its tenant yet, since 3 Nov". */
const tenantsText = ({ tenants, read, troubles }: TenantsRead, show: Show): string =>
  [
    t`${number(read)} of ${count(tenants, 'tenant')} read`,
    ...troubles.map(
      ({ kind, tenants: n, since }) => t`${number(n)}: ${tenantTroubles[kind]}, since ${moment(since, show)}`,
    ),
  ].join('; ');

const eventsText = ({ waiting, dead }: StatusEvents): string => {
  const lost = dead === 0 ? '' : t`${count(dead, 'event')} given up`;
  const under = waiting === 0 ? '' : t`${count(waiting, 'event')} on the way`;
  return [lost, under].filter((text) => text !== '').join(', ') || t`all delivered`;
};

const sinkNames: Readonly<Record<SinkName, string>> = { webhook: 'webhook', tickets: 'tickets' };

const letterFact = (
  { type, company, sink, reason, since }: StatusEvents['letters'][number],
  show: Show,
): Fact => ({
  label: sinkNames[sink],
  value: t`${escapeText(company === null ? type : `${type} · ${company}`, 80)}, since ${moment(since, show)}: ${reason === null ? t`not known` : escapeText(failureText(reason), 240)}`,
});
