import { namesOf, peopleOf } from '../../workflows/people/people.ts';
import { command } from '../asking/command.ts';

export const roles = command({
  name: 'roles',
  kind: 'roles',
  usage: 'roles',
  summary: 'Who has which role, for which companies, and who gave it',
  examples: ['roles', 'who may approve'],
  role: 'viewer',
  run: async (context, _intent, { person, page }) => {
    const rows = (await peopleOf(context, person.tenantId)).map((row) => ({
      ...row,
      companies: namesOf(context, row.companies),
    }));
    const { defaultRole } = context.settings;
    return { answer: context.views.roles({ rows, defaultRole, page, say: 'roles' }, context.now()) };
  },
});
