import { command } from './command.ts';
import { describeTarget, withTarget } from './look-up.ts';

export const subscription = command({
  name: 'subscription',
  kind: 'subscription',
  usage: 'subscription <company> <product>',
  summary: 'One subscription: seats, commitment, price and recent changes',
  examples: ['subscription Contoso Business Premium'],
  role: 'viewer',
  run: (context, { target }) =>
    withTarget(
      context,
      target,
      (words) => `subscription ${describeTarget(words)}`,
      async (company, found, portfolio) => ({
        answer: context.views.subscription(
          {
            company,
            subscription: found,
            asOf: portfolio.asOf,
            changes: await context.memory.changes.ofSubscription(found.id, 5),
          },
          context.now(),
        ),
      }),
    ),
});
