import { DateTime } from 'luxon';
import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import type { Period } from '../../core/words/period.ts';
import { moveCard } from '../../workflows/cards/post-renewal.ts';
import { renewalAnswer } from '../../workflows/cards/renewal-answer.ts';
import type { Context } from '../../workflows/context.ts';
import { renewalOn, type Upcoming, upcomingOf } from '../../workflows/renewals/find-renewals.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';

type Named = Readonly<{ company: string | null; period: Period | null }>;

/** Days that are offered beside the nearest. */
const othersShown = 5;

/** "12 December 2026": as sentences say a day, and as they are understood again. */
export const dayInWords = (day: string): string =>
  DateTime.fromISO(day, { zone: 'utc', locale: 'en-US' }).toFormat('d LLLL yyyy');

/** Finds the renewal of the company that is meant, the nearest of several, and goes on with it; or asks, or says there is none. */
export const withRenewal = (
  context: Context,
  { company: text, period }: Named,
  { person }: Asker,
  say: (company: string) => string,
  go: (renewal: Renewal, company: Company, others: readonly Upcoming[]) => Promise<Reply>,
): Promise<Reply> =>
  withCompanyReply(context, text, say, async (company, portfolio: Portfolio) => {
    const [next, ...others] = await upcomingOf(context, portfolio, person.tenantId, company, period);
    const renewal =
      next === undefined ? null : await renewalOn(context, portfolio, person.tenantId, company, next);
    return renewal === null ? none(context, company, period) : go(renewal, company, others);
  });

const none = ({ views, now }: Context, { name }: Company, period: Period | null): Reply => ({
  answer: views.notice(
    {
      title: `No renewal · ${name}`,
      tone: 'neutral',
      text:
        period === null
          ? 'No commitment of this company renews at a date that Pax8 gives.'
          : `No commitment of this company renews ${period.label}.`,
      details: ['Monthly terms, trials and subscriptions that are cancelled for their end are left out.'],
      suggestions: [
        { title: 'Renewals', say: `renewals ${name}` },
        { title: 'Subscriptions', say: `subscriptions ${name}` },
      ],
    },
    now(),
  ),
});

const within = (period: Period | null): string => (period === null ? '' : ` ${period.label}`);

export const decide = command({
  name: 'decide',
  kind: 'decide',
  usage: 'decide <company> [period]',
  summary: 'The card of a company’s next renewal: renew, plan a change, cancel, snooze, assign',
  examples: ['decide Contoso', 'decide Fabrikam in January'],
  role: 'viewer',
  run: (context, intent: Extract<Intent, { kind: 'decide' }>, asker) =>
    withRenewal(
      context,
      intent,
      asker,
      (company) => `decide ${company}${within(intent.period)}`,
      async (renewal, company, others) => ({
        answer: await renewalAnswer(context, renewal),
        posted: async (where) => {
          await moveCard(context, renewal, where);
          if (others.length > 0) await offer(context, company, others, asker);
        },
      }),
    ),
});

/** The other days, each a button that says it. */
const offer = async (
  { chat, views, now, log }: Context,
  { name }: Company,
  others: readonly Upcoming[],
  { conversation }: Asker,
): Promise<void> => {
  const more = others.length - othersShown;
  const answer = views.notice(
    {
      title: `More renewals · ${name}`,
      tone: 'neutral',
      text: `Above is the nearest. ${others.length === 1 ? 'One more follows.' : `${others.length} more follow.`}`,
      details: more > 0 ? [`Say renewals ${name} for all of them.`] : [],
      suggestions: others.slice(0, othersShown).map(({ day }) => ({
        title: dayInWords(day),
        say: `decide ${name} on ${dayInWords(day)}`,
      })),
    },
    now(),
  );
  const { kind } = await chat.send(conversation, answer);
  if (kind !== 'delivered') log.warn({ kind }, 'other renewals could not be offered');
};
