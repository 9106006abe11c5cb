import type { Instant } from '../core/marketplace.ts';
import { facts } from './facts.ts';
import { age, count, moment, type Show } from './format.ts';
import type { Fact, Plan } from './plan.ts';

export type StatusInput = Readonly<{
  /** null: nothing was read yet. */
  portfolio: Readonly<{ companies: number; subscriptions: number; unreadable: number; asOf: Instant }> | null;
  /** When the last refresh failed; null when it was good. */
  trouble: Instant | null;
  /** Changes that wait for a decision, and those whose outcome at Pax8 is not known. */
  pending: number;
  unclear: number;
}>;

export const status = ({ portfolio, trouble, pending, unclear }: StatusInput, show: Show): Plan => {
  const fine = portfolio !== null && trouble === null;
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
    state: fine ? 'Fine' : portfolio === null ? 'Not ready' : 'Trouble',
    colour: fine ? 'Good' : 'Warning',
    speak: fine ? 'The bot is fine.' : 'The bot has trouble with Pax8.',
    sentence: sentenceOf(portfolio !== null, trouble, show),
    facts: [
      ...known,
      { label: 'Waiting', value: pending === 0 ? 'nothing' : count(pending, 'change') },
      ...(unclear > 0
        ? [{ label: 'Unclear', value: `${count(unclear, 'change')} being checked at Pax8` }]
        : []),
    ],
    asOf: portfolio === null ? '' : age(portfolio.asOf, show.now),
    suggestions: [
      { title: 'Refresh', say: 'refresh' },
      ...(pending + unclear > 0 ? [{ title: 'Pending', say: 'pending' }] : []),
    ],
  });
};

const sentenceOf = (known: boolean, trouble: Instant | null, show: Show): string => {
  if (trouble === null) return known ? 'Pax8 answers.' : 'The first reading from Pax8 is under way.';
  const when = `The last reading from Pax8 failed, ${moment(trouble, show)}; the bot keeps trying.`;
  return known ? `${when} Look-ups answer from what it knows.` : when;
};
