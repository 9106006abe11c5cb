import { command } from './command.ts';
import { describeTarget, withTarget } from './look-up.ts';

export const history = command({
  name: 'history',
  kind: 'history',
  usage: 'history <company> <product>',
  summary: 'How a subscription came to its seats: Pax8’s history and the changes made here',
  examples: ['history Contoso Business Premium'],
  role: 'viewer',
  run: (context, { target }) =>
    withTarget(
      context,
      target,
      (words) => `history ${describeTarget(words)}`,
      async (company, subscription, { asOf }) => {
        const [records, changes] = await Promise.all([
          context.marketplace.history(subscription.id, 'person'),
          context.memory.changes.ofSubscription(subscription.id, 20),
        ]);
        return {
          answer: context.views.history(
            { company, subscription, records: records.rows, unreadable: records.unreadable, changes, asOf },
            context.now(),
          ),
        };
      },
    ),
});
