import type { SinkName } from '../../core/audit/events.ts';
import type { Instant } from '../../core/words/instant.ts';
import { escapeText } from '../kit/escape.ts';
import { facts } from '../kit/facts.ts';
import { age, count, moment, type Show } from '../kit/format.ts';
import type { Fact, Plan } from '../kit/plan.ts';

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
  /** Events for other systems; null or absent when none are sent. */
  events?: StatusEvents | null;
}>;

type StatusEvents = Readonly<{
  /** How many are on their way, and how many were given up. */
  waiting: number;
  dead: number;
  /** The newest given-up ones; empty when the person may not see them. */
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
  { portfolio, trouble, pending, unclear, sweepDue = null, events = null }: StatusInput,
  show: Show,
): Plan => {
  const lost = events?.dead ?? 0;
  const fine = portfolio !== null && trouble === null && lost === 0 && sweepDue === null;
  const known: Fact[] =
    portfolio === null
      ? [{ label: 'Portfolio', value: 'not read yet' }]
      : [
          {
            label: 'Portfolio',
            value: `${count(portfolio.companies, 'company', 'companies')}, ${count(portfolio.subscriptions, 'subscription')}`,
          },
          ...(portfolio.unreadable > 0
            ? [{ label: 'Unreadable', value: `${count(portfolio.unreadable, 'row')} of Pax8’s answer` }]
            : []),
        ];
  return facts({
    title: 'Status',
    state: fine ? 'Fine' : portfolio === null ? 'Not ready' : 'Problem',
    colour: fine ? 'Good' : 'Warning',
    speak: fine ? 'The bot is fine.' : speakOf(portfolio !== null && trouble === null && lost > 0),
    sentence: sentenceOf(portfolio !== null, trouble, show),
    facts: [
      ...known,
      { label: 'Waiting', value: pending === 0 ? 'nothing' : count(pending, 'change') },
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
      ...(events === null ? [] : [{ label: 'Events', value: eventsText(events) }]),
    ],
    more: (events?.letters ?? []).map((letter) => letterFact(letter, show)),
    presses:
      lost > 0 && events?.mayResend === true ? [{ title: 'Send events again', verb: 'resend-events' }] : [],
    asOf: portfolio === null ? '' : age(portfolio.asOf, show.now),
    suggestions: [
      { title: 'Refresh', say: 'refresh' },
      ...(pending + unclear > 0 ? [{ title: 'Pending', say: 'pending' }] : []),
    ],
  });
};

const sentenceOf = (known: boolean, trouble: Instant | null, show: Show): string => {
  if (trouble === null) return known ? 'Pax8 answers.' : 'The bot is reading Pax8 for the first time.';
  const when = `Reading Pax8 failed on ${moment(trouble, show)}. The bot keeps trying.`;
  return known ? `${when} Until then, answers come from earlier data.` : when;
};

const speakOf = (reads: boolean): string =>
  reads ? 'Events did not reach another system.' : 'The bot has a problem with Pax8.';

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
