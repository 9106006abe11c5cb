import { contactsAnswer } from '../../workflows/companies/company-answers.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyReply } from '../asking/look-up.ts';

export const contacts = command({
  name: 'contacts',
  kind: 'contacts',
  usage: 'contacts <company>',
  summary:
    'A company’s contacts and who is primary for what; approvers add, edit and remove them; contacts Contoso csv exports them',
  examples: ['contacts Contoso', 'contacts Contoso csv'],
  role: 'viewer',
  reads: true,
  run: (context, { company, as }, asker) =>
    withCompanyReply(
      context,
      company,
      (name) => `contacts ${name}${as === 'csv' ? ' csv' : ''}`,
      async (found) => {
        if (as === 'csv') return fileReply(context, asker, 'contacts', { companyId: found.id });
        const { page, sentence: say, conversation } = asker;
        return {
          answer: await contactsAnswer(context, found, { page, say, csv: hasFiles(context, conversation) }),
        };
      },
    ),
});
