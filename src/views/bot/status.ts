import type { SinkName } from '../../core/audit/events.ts';
import type { Instant } from '../../core/words/instant.ts';
import { escapeText } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import { age, count, moment, type Show } from '../kit/format.ts';
import type { Fact, Plan } from '../kit/plan.ts';
import { type ReadingHeldInput, readingHeldText } from './reading-held.ts';

export type StatusInput = Readonly<{
  /** Null when nothing was read yet. */
  portfolio: Readonly<{ companies: number; subscriptions: number; unreadable: number; asOf: Instant }> | null;
  /** When the last refresh failed; null if it worked. */
  trouble: Instant | null;
  /** How many changes wait for a decision, and how many have an unknown outcome at Pax8. */
  pending: number;
  unclear: number;
  /** When an overdue sweep should have run; null or absent when none is overdue. */
  sweepDue?: Instant | null;
  /** Places in which alerts do not arrive, and how many wait for them; null or absent when all arrive. */
  alerts?: Readonly<{ places: number; waiting: number; since: Instant; text: string }> | null;
  /** Since when Pax8's webhook was seen failing; null or absent when it was not. */
  webhookFailing?: Instant | null;
  /** A reading that was not taken, and whether the person may take it; null or absent when the last one was. */
  held?: Readonly<{ suspicion: ReadingHeldInput['suspicion']; mayTake: boolean }> | null;
  /** Events for other systems; null or absent when none are sent. */
  events?: StatusEvents | null;
}>;

type StatusEvents = Readonly<{
  /** How many are on their way, and how many were given up. */
  waiting: number;
  dead: number;
  /** What could not be delivered, given up first, newest first; empty when the person may not see it. */
  letters: readonly Readonly<{
    type: string;
    company: string | null;
    sink: SinkName;
    reason: string;
    since: Instant;
  }>[];
  /** Whether the person may send them again. */
  mayResend: boolean;
}>;

export const statusCard = (
  {
    portfolio,
    trouble,
    pending,
    unclear,
    sweepDue = null,
    alerts = null,
    webhookFailing = null,
    held = null,
    events = null,
  }: StatusInput,
  show: Show,
): Plan => {
  const lost = events?.dead ?? 0;
  const troubles = [trouble, sweepDue, alerts, webhookFailing, held];
  const fine = portfolio !== null && lost === 0 && troubles.every((found) => found === null);
  const letters = (events?.letters ?? []).map((letter) => letterFact(letter, show));
  return facts({
    title: 'Status',
    state: fine ? 'Fine' : portfolio === null ? 'Not ready' : 'Problem',
    colour: fine ? 'Good' : 'Warning',
    speak: fine
      ? 'The bot is fine.'
      : speakOf({ reads: portfolio !== null && trouble === null, lost, alerts, webhookFailing }),
    sentence: sentenceOf(portfolio !== null, trouble, show),
    facts: [
      ...portfolioFacts(portfolio),
      ...(held === null ? [] : [{ label: 'Reading', value: readingHeldText(held.suspicion, show) }]),
      { label: 'Waiting', value: pending === 0 ? 'nothing' : count(pending, 'request') },
      ...(unclear > 0
        ? [{ label: 'Unclear', value: `${count(unclear, 'change')} being checked at Pax8` }]
        : []),
      ...(sweepDue === null
        ? []
        : [
            {
              label: 'Renewals',
              value: `check overdue since ${moment(sweepDue, show)}, waiting for Pax8`,
            },
          ]),
      ...(alerts === null ? [] : [{ label: 'Alerts', value: alertsText(alerts, show) }]),
      ...(webhookFailing === null
        ? []
        : [
            {
              label: 'Webhook',
              value: `Pax8’s deliveries to the bot fail, seen since ${moment(webhookFailing, show)}. An admin can say “webhooks”. The bot still reads Pax8 on its schedule.`,
            },
          ]),
      ...(events === null ? [] : [{ label: 'Events', value: eventsText(events) }]),
      ...letters.slice(0, 1),
    ],
    more: letters.slice(1),
    presses: [
      ...(held?.mayTake === true ? [{ title: 'Take this reading', verb: 'take-reading' }] : []),
      ...(lost > 0 && events?.mayResend === true
        ? [{ title: 'Send events again', verb: 'resend-events' }]
        : []),
    ],
    asOf: portfolio === null ? '' : age(portfolio.asOf, show.now),
    suggestions: [
      { title: 'Refresh', say: 'refresh' },
      ...(alerts === null ? [] : [{ title: 'Alerts', say: 'alerts' }]),
      ...(pending + unclear > 0 ? [{ title: 'Pending', say: 'pending' }] : []),
    ],
  });
};

const portfolioFacts = (portfolio: StatusInput['portfolio']): Fact[] => {
  if (portfolio === null) return [{ label: 'Portfolio', value: 'not read yet' }];
  const { companies, subscriptions, unreadable } = portfolio;
  return [
    {
      label: 'Portfolio',
      value: `${count(companies, 'company', 'companies')}, ${count(subscriptions, 'subscription')}`,
    },
    ...(unreadable > 0
      ? [
          {
            label: 'Unreadable',
            value: `${count(unreadable, 'row')} of Pax8’s answer, left out; the log says which`,
          },
        ]
      : []),
  ];
};

const sentenceOf = (known: boolean, trouble: Instant | null, show: Show): string => {
  if (trouble === null) return known ? 'Pax8 answers.' : 'The bot is reading Pax8 for the first time.';
  const when = `Reading Pax8 failed on ${moment(trouble, show)}. The bot keeps trying.`;
  return known ? `${when} Until then, answers come from earlier data.` : when;
};

const speakOf = ({
  reads,
  lost,
  alerts,
  webhookFailing,
}: Readonly<{ reads: boolean; lost: number; alerts: unknown; webhookFailing: unknown }>): string => {
  if (!reads) return 'The bot has a problem with Pax8.';
  if (alerts !== null) return 'Renewal alerts do not arrive everywhere.';
  if (lost > 0) return 'Events did not reach another system.';
  return webhookFailing === null ? 'The renewal check is overdue.' : 'Events from Pax8 do not arrive.';
};

const alertsText = (
  { places, waiting, since, text }: NonNullable<StatusInput['alerts']>,
  show: Show,
): string =>
  `Teams refuses them in ${count(places, 'place')} since ${moment(since, show)} (${escapeText(text, 100)}). ` +
  `${count(waiting, 'alert')} kept, sent when Teams takes them again.`;

const eventsText = ({ waiting, dead }: StatusEvents): string => {
  const lost = dead === 0 ? '' : `${count(dead, 'event')} given up`;
  const under = waiting === 0 ? '' : `${count(waiting, 'event')} on the way`;
  return [lost, under].filter((text) => text !== '').join(', ') || 'all delivered';
};

const sinkNames: Readonly<Record<SinkName, string>> = { webhook: 'webhook', tickets: 'tickets' };

const letterFact = (
  { type, company, sink, reason, since }: StatusEvents['letters'][number],
  show: Show,
): Fact => ({
  label: sinkNames[sink],
  value: `${escapeText(company === null ? type : `${type} · ${company}`, 80)}, since ${moment(since, show)}: ${escapeText(reason, 240)}`,
});
