import { companyAnswer } from '../../workflows/companies/company-answers.ts';
import { command } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';

export const company = command({
  name: 'company',
  kind: 'company',
  usage: 'company <name>',
  summary: 'One company: address, contacts, status, what it has, what it pays and what renews next',
  examples: ['company Contoso'],
  role: 'viewer',
  run: (context, intent) =>
    withCompanyReply(
      context,
      intent.company,
      (name) => `company ${name}`,
      async (one, { asOf }) => ({
        answer:
          (await companyAnswer(context, one.id)) ??
          context.views.noCompany({ text: one.name, choices: [], asOf }, context.now()),
      }),
    ),
});
