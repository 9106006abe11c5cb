import { type PolicyProblem, policyProblems } from '../../core/rules/policy.ts';
import { formOf } from '../../core/rules/policy-form.ts';
import { moneyOf } from '../../core/words/money.ts';
import { emergencySavedCard } from '../../views/approving/emergency-saved.ts';
import { changedMeanwhile } from '../../views/kit/form-problems.ts';
import { policyProblem } from '../../views/people/policy-problems.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { changePolicy } from '../../workflows/people/change-policy.ts';
import { policyFor, waitingPolicyAnswer } from '../../workflows/people/policy.ts';
import { command } from '../asking/command.ts';

export const emergency = command({
  name: 'emergency up to',
  kind: 'emergency',
  usage: 'emergency up to <amount> | no emergency approvals',
  summary: 'Let one approver be enough for what cannot wait, up to an amount; another one reviews it later',
  examples: ['emergency up to 500', 'no emergency approvals'],
  role: 'admin',
  run: async (context, { upTo }, { person, conversation }) => {
    const { policy, version } = await policyFor(context, person.tenantId);
    const { emergencyUpTo: before = null, ...others } = policy;
    const limit =
      upTo === null || Number(upTo.amount) === 0
        ? null
        : moneyOf(Number(upTo.amount), upTo.currency ?? formOf(policy).currency);
    const next = limit === null ? others : { ...others, emergencyUpTo: limit };
    const problems: readonly PolicyProblem[] = policyProblems(next);
    if (problems.length > 0) {
      await record(context, person, 'policy.refused', { problems }, { conversation });
      return {
        answer: context.answer(
          emergencySavedCard({ limit, before, problem: problems.map(policyProblem).join(' ') }),
        ),
      };
    }
    const changed = await changePolicy(context, person, conversation, next, version);
    if (changed.kind === 'proposed') return { answer: await waitingPolicyAnswer(context, changed.waiting) };
    const problem = changed.kind === 'meanwhile' ? changedMeanwhile('policy') : null;
    return { answer: context.answer(emergencySavedCard({ limit, before, problem })) };
  },
});
