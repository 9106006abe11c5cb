import { includes } from '../../core/words/people.ts';
import { policyCard } from '../../views/people/policy.ts';
import { policyFormCard } from '../../views/people/policy-form.ts';
import { policyShown, waitingPolicy, waitingPolicyAnswer } from '../../workflows/people/policy.ts';
import { command } from '../asking/command.ts';

export const policy = command({
  name: 'policy',
  kind: 'policy',
  usage: 'policy',
  summary: 'When a change needs approval, how many approvals, and hard limits; admins change it here',
  examples: ['policy'],
  role: 'viewer',
  run: async (context, _intent, { person, role }) => {
    const waiting = includes(role, 'admin') ? await waitingPolicy(context, person.tenantId) : null;
    if (waiting !== null) return { answer: await waitingPolicyAnswer(context, waiting) };
    const shown = await policyShown(context, person.tenantId);
    const plan = includes(role, 'admin')
      ? policyFormCard({ ...shown, form: null, problems: [] }, context.show())
      : policyCard(shown, context.show());
    return { answer: context.answer(plan) };
  },
});
