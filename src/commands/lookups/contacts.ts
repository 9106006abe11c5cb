import { contactsAnswer } from '../../workflows/companies/company-answers.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyReply } from '../asking/look-up.ts';

export const contacts = command({
  name: 'contacts',
  kind: 'contacts',
  usage: 'contacts <company>',
  summary:
    'The people of a company and who is primary for what; approvers add, edit and remove them; contacts Contoso csv exports them',
  examples: ['contacts Contoso', 'contacts Contoso csv'],
  role: 'viewer',
  run: (context, { company, as }, asker) =>
    withCompanyReply(
      context,
      company,
      (name) => `contacts ${name}${as === 'csv' ? ' csv' : ''}`,
      async (one) => {
        if (as === 'csv') return fileReply(context, asker, 'contacts', { companyId: one.id }, 'Contacts');
        const { page, sentence: say, conversation } = asker;
        return {
          answer: await contactsAnswer(context, one, { page, say, csv: hasFiles(context, conversation) }),
        };
      },
    ),
});
