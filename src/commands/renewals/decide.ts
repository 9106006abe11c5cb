import type { Company } from '../../core/marketplace/records.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import type { Renewal } from '../../core/renewals/renewal.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { day } from '../../core/words/durations.ts';
import type { Period } from '../../core/words/period.ts';
import { unclearPersonCard } from '../../views/people/role-answers.ts';
import { moreRenewalsCard, noRenewalCard } from '../../views/renewals/renewal-notices.ts';
import { moveCard } from '../../workflows/cards/post-renewal.ts';
import { renewalAnswer } from '../../workflows/cards/renewal-answer.ts';
import type { Context } from '../../workflows/context.ts';
import { monthAnswer } from '../../workflows/renewals/decide-month.ts';
import { renewalOn, type Upcoming, upcomingOf } from '../../workflows/renewals/find-renewals.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';
import { personMeant } from '../people/person-meant.ts';

type Named = Readonly<{ company: string | null; period: Period | null }>;

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
    return renewal === null
      ? { answer: context.answer(noRenewalCard({ company, period })) }
      : go(renewal, company, others);
  };
  return withCompanyReply(context, text, say, found, 'change');
};

const within = (period: Period | null): string => (period === null ? '' : ` ${period.label}`);

export const decide = command({
  name: 'decide',
  kind: 'decide',
  usage: 'decide <company> [period] | decide <month> [for @person] | decide my renewals',
  summary:
    'Renew, plan a change, cancel or snooze: the next renewal of a company, or all of a month in one list',
  examples: ['decide Contoso', 'decide Fabrikam in January', 'decide next month', 'decide my renewals'],
  role: 'viewer',
  run: (context, intent: Extract<Intent, { kind: 'decide' }>, asker) => {
    const { period, who = null } = intent;
    if (intent.company === null && (period !== null || who !== null))
      return decideAll(context, { period, who }, asker);
    return withRenewal(
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
    );
  },
});

/** Everything undecided in a period, for everybody or one owner. */
const decideAll = async (
  context: Context,
  { period, who }: Readonly<{ period: Period | null; who: string | null }>,
  asker: Asker,
): Promise<Reply> => {
  const { person } = asker;
  const meant = who === null ? null : await personMeant(context, who, asker);
  if (meant !== null && meant.kind !== 'one') return { answer: context.answer(unclearPersonCard(meant)) };
  const owner = meant?.person ?? null;
  const now = context.now();
  const { from, to, label } = period ?? { from: now, to: now + 30 * day, label: 'next 30 days' };
  const month = { from, to, owner: owner?.objectId ?? '', after: 0, later: [] };
  return { answer: await monthAnswer(context, person, month, { label, owner, saved: null }) };
};

/** Offers the other days as buttons. */
const offer = async (
  { chat, answer, log }: Context,
  company: Company,
  others: readonly Upcoming[],
  { conversation }: Asker,
): Promise<void> => {
  const days = others.map(({ day }) => day);
  const { kind } = await chat.send(conversation, answer(moreRenewalsCard({ company, days })));
  if (kind !== 'delivered') log.warn({ kind }, 'other renewals could not be offered');
};
