import { isRunning } from '../core/renewals.ts';
import { command } from './command.ts';
import { withCompany } from './look-up.ts';

export const subscriptions = command({
  name: 'subscriptions',
  kind: 'subscriptions',
  usage: 'subscriptions <company>',
  summary: 'What a company has: products, seats and when they renew',
  examples: ['subscriptions Contoso', 'what does Fabrikam have?'],
  role: 'viewer',
  run: async (context, { company }, { page, sentence }) =>
    withCompany(
      context,
      company,
      (name) => `subscriptions ${name}`,
      (found, portfolio) => {
        const all = portfolio.byCompany.get(found.id) ?? [];
        const rows = [...all].sort(
          (a, b) =>
            Number(isRunning(b)) - Number(isRunning(a)) ||
            (a.productName ?? '').localeCompare(b.productName ?? ''),
        );
        return context.views.subscriptions(
          { company: found, rows, page, say: sentence, asOf: portfolio.asOf },
          context.now(),
        );
      },
    ),
});
