import { contactsAnswer } from '../workflows/company-answers.ts';
import { command } from './command.ts';
import { withCompanyReply } from './look-up.ts';

export const contacts = command({
  name: 'contacts',
  kind: 'contacts',
  usage: 'contacts <company>',
  summary: 'The people of a company and who is primary for what; approvers add, edit and remove them',
  examples: ['contacts Contoso'],
  role: 'viewer',
  run: (context, { company }, { page, sentence }) =>
    withCompanyReply(
      context,
      company,
      (name) => `contacts ${name}`,
      async (one) => ({ answer: await contactsAnswer(context, one, { page, say: sentence }) }),
    ),
});
