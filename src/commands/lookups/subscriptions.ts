import { narrowingOf } from '../../core/finding/narrowing.ts';
import { subscriptionRows } from '../../core/portfolio/company-rows.ts';
import { narrowSubscriptions } from '../../core/portfolio/narrow-subscriptions.ts';
import { subscriptionsCard } from '../../views/companies/subscriptions.ts';
import { command } from '../asking/command.ts';
import { fileReply, hasFiles } from '../asking/file-reply.ts';
import { withCompanyReply } from '../asking/look-up.ts';
import { withVendors } from '../asking/with-vendors.ts';

const applied = ['product', 'vendor', 'term', 'amount', 'seats', 'top', 'by'] as const;

export const subscriptions = command({
  name: 'subscriptions',
  kind: 'subscriptions',
  usage: 'subscriptions <company>',
  summary: 'What a company has: products, seats and when they renew; subscriptions Contoso csv exports it',
  examples: ['subscriptions Contoso', 'what does Fabrikam have?', 'subscriptions Contoso csv'],
  role: 'viewer',
  reads: true,
  filters: applied,
  run: (context, { company, as }, asker) =>
    withCompanyReply(
      context,
      company,
      (name) => `subscriptions ${name}${as === 'csv' ? ' csv' : ''}`,
      async (found, held) => {
        const { page, sentence: say, conversation, filters } = asker;
        const portfolio = filters.vendor === undefined ? held : await withVendors(context, held);
        const all = subscriptionRows(portfolio, found, context.now());
        const { narrowing, heeded, unheeded } = narrowingOf(portfolio, filters, applied);
        if (as === 'csv') {
          const order = { companyId: found.id, narrowing };
          return { ...(await fileReply(context, asker, 'subscriptions', order)), unheeded };
        }
        const { rows, ...left } = narrowSubscriptions(all, portfolio.vendors, narrowing);
        const unknownVendors =
          heeded.vendor === undefined
            ? 0
            : all.filter(({ productId }) => !portfolio.vendors.has(productId)).length;
        const narrowed = { heeded, left, unknownVendors };
        const csv = hasFiles(context, conversation);
        const shown = { company: found, rows, narrowed, csv, page, say, asOf: portfolio.asOf };
        return { unheeded, answer: context.answer(subscriptionsCard(shown, context.show())) };
      },
    ),
});
