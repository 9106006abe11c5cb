import { DateTime } from 'luxon';
import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import type { Period } from '../../core/words/period.ts';
import { noticeCard } from '../../views/kit/notice.ts';
import { moveCard } from '../../workflows/cards/post-renewal.ts';
import { renewalAnswer } from '../../workflows/cards/renewal-answer.ts';
import type { Context } from '../../workflows/context.ts';
import { renewalOn, type Upcoming, upcomingOf } from '../../workflows/renewals/find-renewals.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';

type Named = Readonly<{ company: string | null; period: Period | null }>;

/** How many other days are offered next to the nearest. */
const othersShown = 5;

/** "12 December 2026": how sentences write a day, and how it is read back. */
export const dayInWords = (day: string): string =>
  DateTime.fromISO(day, { zone: 'utc', locale: 'en-US' }).toFormat('d LLLL yyyy');

/**
 * Finds the company's nearest renewal and continues with it; asks when the company is unclear, or says there is none.
 */
export const withRenewal = (
  context: Context,
  { company: text, period }: Named,
  { person }: Asker,
  say: (company: string) => string,
  go: (renewal: Renewal, company: Company, others: readonly Upcoming[]) => Promise<Reply>,
): Promise<Reply> => {
  const found = async (company: Company, portfolio: Portfolio): Promise<Reply> => {
    const [next, ...others] = await upcomingOf(context, portfolio, person.tenantId, company, period);
    const renewal =
      next === undefined ? null : await renewalOn(context, portfolio, person.tenantId, company, next);
    return renewal === null ? none(context, company, period) : go(renewal, company, others);
  };
  return withCompanyReply(context, text, say, found, 'change');
};

const none = ({ answer, show }: Context, { name }: Company, period: Period | null): Reply => ({
  answer: answer(
    noticeCard(
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
      show(),
    ),
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

/** Offers the other days as buttons. */
const offer = async (
  { chat, answer, show, log }: Context,
  { name }: Company,
  others: readonly Upcoming[],
  { conversation }: Asker,
): Promise<void> => {
  const more = others.length - othersShown;
  const list = answer(
    noticeCard(
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
      show(),
    ),
  );
  const { kind } = await chat.send(conversation, list);
  if (kind !== 'delivered') log.warn({ kind }, 'other renewals could not be offered');
};
