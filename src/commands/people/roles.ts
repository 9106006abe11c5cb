import { deputyOf } from '../../core/approving/deputies.ts';
import { rolesCard } from '../../views/people/roles.ts';
import { namesOf, peopleOf } from '../../workflows/people/people.ts';
import { command } from '../asking/command.ts';

export const roles = command({
  name: 'roles',
  kind: 'roles',
  usage: 'roles',
  summary: 'Who has which role, for which companies, and who gave it',
  examples: ['roles', 'who may approve'],
  role: 'viewer',
  reads: true,
  run: async (context, _intent, { person, page }) => {
    const deputies = await context.memory.deputies.list(person.tenantId);
    const rows = (await peopleOf(context, person.tenantId)).map((row) => {
      const standsIn = deputyOf(deputies, row.person, context.now());
      return {
        ...row,
        companies: namesOf(context, row.companies),
        deputy: standsIn === null ? null : { name: standsIn.deputy.name, until: standsIn.until },
      };
    });
    const { defaultRole } = context.settings;
    return { answer: context.answer(rolesCard({ rows, defaultRole, page, say: 'roles' }, context.show())) };
  },
});
