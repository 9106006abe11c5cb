import { historyCard } from '../../views/companies/history.ts';
import { command } from '../asking/command.ts';
import { describeTarget, withTarget } from '../asking/look-up.ts';

/** How many requests of our own are read. */
const requests = 200;

export const history = command({
  name: 'history',
  kind: 'history',
  usage: 'history <company> <product>',
  summary: 'How a subscription got its seats: Pax8’s history and the changes made here',
  examples: ['history Contoso Business Premium'],
  role: 'viewer',
  reads: true,
  run: (context, { target }, { page }) =>
    withTarget(
      context,
      target,
      (words) => `history ${describeTarget(words)}`,
      async (company, subscription, { asOf }) => {
        const [records, changes] = await Promise.all([
          context.marketplace.history(subscription.id, 'person'),
          context.memory.changes.ofSubscription(subscription.id, requests + 1),
        ]);
        return {
          answer: context.answer(
            historyCard(
              {
                ...{ company, subscription, page, asOf },
                records: records.rows,
                unreadable: records.unreadable,
                changes: changes.slice(0, requests),
                olderChanges: changes.length > requests,
              },
              context.show(),
            ),
          ),
        };
      },
    ),
});
