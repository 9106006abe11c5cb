import type { Money } from '../../core/words/money.ts';
import { money } from '../kit/format.ts';
import { noticeCard, notPossibleCard } from '../kit/notice.ts';
import type { Plan } from '../kit/plan.ts';
import { msg, t, texts } from '../texts/t.ts';

const ways = texts([
  { title: msg`Policy`, say: 'policy' },
  { title: msg`Reviews`, say: 'reviews' },
]);

/** An admin set the amount up to which one approver is enough for what cannot wait. */
export const emergencySavedCard = ({
  limit,
  before,
  problem,
}: Readonly<{ limit: Money | null; before: Money | null; problem: string | null }>): Plan => {
  if (problem !== null) return notPossibleCard(problem, ways);
  const earlier = before === null ? t`Before: off.` : t`Before: up to ${money(before)}.`;
  if (limit === null)
    return noticeCard({
      title: t`Emergency approval`,
      tone: 'good',
      text: t`Emergency approval is off. A change needs all of its approvals.`,
      details: [earlier],
      suggestions: ways,
    });
  return noticeCard({
    title: t`Emergency approval`,
    tone: 'good',
    text: t`For what cannot wait, one approver is enough up to ${money(limit)}.`,
    details: [
      t`Who asks says why, for example: urgent: add 2 Business Premium for Contoso, new joiner waits.`,
      t`Another approver reviews each within 2 days. Until then it counts towards the amount of its requester and its company.`,
      t`Seats that may go back count for a month. Everything else counts for the rest of its term.`,
      earlier,
    ],
    suggestions: ways,
  });
};
