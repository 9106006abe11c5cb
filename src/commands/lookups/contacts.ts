import { resolveCompany } from '../../core/finding/resolve.ts';
import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { contactSearchCard } from '../../views/companies/contact-search.ts';
import { contactsAnswer } from '../../workflows/companies/company-answers.ts';
import { contactsCalled } from '../../workflows/companies/find-contacts.ts';
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
  run: async (context, { company, as }, asker) => {
    const held = context.portfolio.current();
    // "email of Lynne Robbins": nobody is called so but a contact.
    if (held !== null && company !== null && resolveCompany(held, company).kind === 'no-company') {
      const found = await contactsCalled(context, [...held.companies.values()], company);
      const card = contactSearchCard({ text: company, found, asOf: held.asOf }, context.show());
      if (found === null || found.length > 0 || !isNear(held, company))
        return { answer: context.answer(card) };
    }
    return withCompanyReply(
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
    );
  },
});

/** Whether some company's name is similar to the words, so that the bot asks. */
const isNear = (held: Portfolio, text: string): boolean => {
  const found = resolveCompany(held, text);
  return found.kind === 'no-company' && found.nearest.length > 0;
};
