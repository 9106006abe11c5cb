import { missingRole } from '../../core/rules/permissions.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { editCompanyForm, newCompanyForm } from '../../workflows/companies/company-answers.ts';
import { type Context, roleIn } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';

type Asked = Extract<Intent, { kind: 'company-form' }>;

const edit = (context: Context, name: string | null, { person }: Asker): Promise<Reply> =>
  withCompanyReply(
    context,
    name,
    (company) => `edit company ${company}`,
    async (company, { asOf }) => {
      const { role } = await roleIn(context, person, company.id);
      const missing = missingRole(role, 'approver');
      if (missing !== null) return { answer: context.views.notAllowed(missing) };
      const details = await context.marketplace.companyDetails(company.id, 'person');
      return {
        answer:
          details === null
            ? context.views.noCompany({ text: company.name, choices: [], asOf }, context.now())
            : editCompanyForm(context, details),
      };
    },
  );

/** A company that is not there yet is in nobody's limited grant. */
const create = async (context: Context, name: string | null, { person }: Asker): Promise<Reply> => {
  const { role } = await roleIn(context, person, '');
  const missing = missingRole(role, 'approver');
  return { answer: missing === null ? newCompanyForm(context, name) : context.views.notAllowed(missing) };
};

const run = (context: Context, asked: Asked, asker: Asker): Promise<Reply> =>
  asked.create ? create(context, asked.name, asker) : edit(context, asked.company, asker);

export const createCompany = command({
  name: 'create company',
  kind: 'company-form',
  usage: 'create company [name]',
  summary: 'A form for a new company with its primary contact, so that orders can be placed for it',
  examples: ['create company Tailspin Toys'],
  role: 'approver',
  run,
});

export const editCompany = command({
  name: 'edit company',
  kind: 'company-form',
  usage: 'edit company <name>',
  summary: 'A form for name, address, phone, website, billing and self-service of a company',
  examples: ['edit company Contoso'],
  role: 'approver',
  run,
});
