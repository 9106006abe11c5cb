import { subscriptionRows } from '../../core/portfolio/company-rows.ts';
import { subscriptionsCard } from '../../views/companies/subscriptions.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyReply } from '../asking/look-up.ts';

export const subscriptions = command({
  name: 'subscriptions',
  kind: 'subscriptions',
  usage: 'subscriptions <company>',
  summary: 'What a company has: products, seats and when they renew; subscriptions Contoso csv exports it',
  examples: ['subscriptions Contoso', 'what does Fabrikam have?', 'subscriptions Contoso csv'],
  role: 'viewer',
  reads: true,
  run: (context, { company, as }, asker) =>
    withCompanyReply(
      context,
      company,
      (name) => `subscriptions ${name}${as === 'csv' ? ' csv' : ''}`,
      async (found, portfolio) => {
        if (as === 'csv') return fileReply(context, asker, 'subscriptions', { companyId: found.id });
        const { page, sentence: say, conversation } = asker;
        const rows = subscriptionRows(portfolio, found, context.now());
        const csv = hasFiles(context, conversation);
        const shown = { company: found, rows, csv, page, say, asOf: portfolio.asOf };
        return { answer: context.answer(subscriptionsCard(shown, context.show())) };
      },
    ),
});
