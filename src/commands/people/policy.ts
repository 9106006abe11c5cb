import { includes } from '../../core/words/people.ts';
import { policyShown } from '../../workflows/people/policy.ts';
import { command } from '../asking/command.ts';

export const policy = command({
  name: 'policy',
  kind: 'policy',
  usage: 'policy',
  summary: 'When a change needs approval, by how many, and what nobody may pass; admins change it here',
  examples: ['policy'],
  role: 'viewer',
  run: async (context, _intent, { person, role }) => {
    const { views } = context;
    const shown = await policyShown(context, person.tenantId);
    const answer = includes(role, 'admin')
      ? views.policyForm({ ...shown, form: null, problems: [] }, context.now())
      : views.policy(shown, context.now());
    return { answer };
  },
});
