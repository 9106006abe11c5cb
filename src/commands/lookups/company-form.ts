import { allCompanies } from '../../core/rules/permissions.ts';
import type { Intent } from '../../core/understanding/intent.ts';
import { noCompanyCard } from '../../views/kit/choose.ts';
import { editCompanyForm, newCompanyForm } from '../../workflows/companies/company-answers.ts';
import type { Context } from '../../workflows/context.ts';
import { type Asker, command, type Reply } from '../asking/command.ts';
import { withCompanyReply } from '../asking/look-up.ts';
import { notInRoleFor } from '../asking/not-in-role.ts';

type CompanyFormIntent = Extract<Intent, { kind: 'company-form' }>;

const edit = (context: Context, name: string | null, asker: Asker): Promise<Reply> =>
  withCompanyReply(
    context,
    name,
    (company) => `edit company ${company}`,
    async (company, { asOf }) => {
      const denied = await notInRoleFor(context, asker, company.id, 'approver', 'edit company');
      if (denied !== null) return denied;
      const details = await context.marketplace.companyDetails(company.id, 'person');
      return {
        answer:
          details === null
            ? context.answer(noCompanyCard({ text: company.name, choices: [], asOf }, context.show()))
            : editCompanyForm(context, details),
      };
    },
    'change',
  );

/** No limited grant covers a new company. */
const create = async (context: Context, name: string | null, asker: Asker): Promise<Reply> =>
  (await notInRoleFor(context, asker, allCompanies, 'approver', 'create company')) ?? {
    answer: newCompanyForm(context, name),
  };

const run = (context: Context, asked: CompanyFormIntent, asker: Asker): Promise<Reply> =>
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
