import type { Instant } from '../../core/words/instant.ts';
import { choose } from './choose.ts';
import { count, type Show } from './format.ts';
import { notice } from './notice.ts';
import type { Plan } from './plan.ts';

/** Nothing of the kind is known: the nearest sentences that would be understood, to press. */
export const notUnderstood = (nearest: readonly string[]): Plan =>
  choose({
    title: 'I did not understand that',
    sentence: 'Nothing was changed. The nearest that I know:',
    button: 'Say it',
    choices: [...nearest.filter((say) => say !== 'help').slice(0, 3), 'help'].map((say) => ({
      label: say,
      detail: say === 'help' ? 'Everything that can be said' : '',
      say,
    })),
  });

/** The person's role does not reach; `text` says which would. */
export const notAllowed = (text: string): Plan =>
  notice({
    title: 'Not allowed',
    tone: 'attention',
    text,
    safe: 'Nothing was changed.',
    suggestions: [{ title: 'Who am I?', say: 'whoami' }],
  });

/** Before the first portfolio is there. */
export const notReady = (troubled: boolean): Plan =>
  notice({
    title: troubled ? 'Pax8 cannot be reached' : 'One moment',
    tone: 'warning',
    text: troubled
      ? 'Companies and subscriptions could not be read from Pax8 yet. The bot keeps trying.'
      : 'The bot is reading companies and subscriptions from Pax8 for the first time. Ask again in a minute.',
    suggestions: [{ title: 'Status', say: 'status' }],
  });

/** Posted when an answer takes long; the answer takes its place. */
export const working = (): Plan =>
  notice({ title: 'One moment', tone: 'neutral', text: 'Pax8 is being asked. The answer will stand here.' });

export type Failed = Readonly<{
  text: string;
  reference: string;
  /** Pax8's own words, as they came. */
  said?: string | null;
  asOf: Instant | null;
}>;

export const failed = ({ text, reference, said = null, asOf }: Failed, show: Show): Plan =>
  notice(
    {
      title: 'That did not work',
      tone: 'attention',
      text,
      safe: 'Nothing was changed.',
      reference,
      details: [
        ...(said === null ? [] : [`Pax8 says: ${said}`]),
        ...(asOf === null ? [] : ['Look-ups still answer from what the bot knows.']),
      ],
      ...(asOf === null ? {} : { asOf }),
      suggestions: [{ title: 'Status', say: 'status' }],
    },
    show,
  );

export type Refreshed = Readonly<{
  companies: number;
  subscriptions: number;
  unreadable: number;
  /** null: they had been read less than a minute before, and were not read again. */
  tookMs: number | null;
}>;

export const refreshed = ({ companies, subscriptions, unreadable, tookMs }: Refreshed): Plan =>
  notice({
    title: 'Refreshed',
    tone: unreadable > 0 ? 'warning' : 'good',
    text: `${count(companies, 'company', 'companies')} and ${count(subscriptions, 'subscription')} were read from Pax8 ${took(tookMs)}.`,
    details:
      unreadable > 0
        ? [`${count(unreadable, 'row')} could not be read and may be missing in the lists.`]
        : [],
    suggestions: [{ title: 'Companies', say: 'companies' }],
  });

const took = (ms: number | null): string => {
  if (ms === null) return 'less than a minute ago';
  return ms < 1000 ? 'in under a second' : `in ${count(Math.round(ms / 1000), 'second')}`;
};
