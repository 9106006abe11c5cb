import type { Intent } from '../../core/understanding/intent.ts';
import { unclearPersonCard } from '../../views/people/role-answers.ts';
import { assignedCard, type RenewalProblem } from '../../views/renewals/renewal-notices.ts';
import { peopleOf } from '../../workflows/people/people.ts';
import { decideRenewal, type RenewalDecided } from '../../workflows/renewals/decide-renewal.ts';
import { command } from '../asking/command.ts';
import { whoIsMeant } from '../people/who.ts';
import { withRenewal } from './decide.ts';

type Assign = Extract<Intent, { kind: 'assign' }>;

export const assign = command({
  name: 'assign',
  kind: 'assign',
  usage: 'assign <company> to me | @person',
  summary: 'Give a renewal an owner; its reminders mention them',
  examples: ['assign Contoso to me', 'assign Contoso to @Bo'],
  role: 'requester',
  run: (context, intent: Assign, asker) =>
    withRenewal(
      context,
      intent,
      asker,
      (company) =>
        `assign ${company}${intent.period === null ? '' : ` ${intent.period.label}`} to ${intent.who ?? 'me'}`,
      async (renewal, company) => {
        const { answer } = context;
        const { person: by } = asker;
        const known = (await peopleOf(context, by.tenantId)).map(({ person }) => person);
        const who =
          intent.who === 'me' ? ({ kind: 'one', person: by } as const) : whoIsMeant(intent.who, asker, known);
        if (who.kind !== 'one') return { answer: answer(unclearPersonCard(who)) };
        const wish = { kind: 'assign', to: who.person } as const;
        const decided = await decideRenewal(context, renewal.id, wish, asker);
        return {
          answer: answer(
            assignedCard({ company, renewal, to: who.person, by, reason: whyNotAssigned(decided) }),
          ),
        };
      },
    ),
});

/** Assigning the present owner again is fine. */
const whyNotAssigned = (decided: RenewalDecided | null): RenewalProblem | null => {
  if (decided?.kind === 'done') return null;
  const reason = decided?.kind === 'denied' ? decided.reason : 'not-requester';
  return reason === 'assigned-so' ? null : reason;
};
