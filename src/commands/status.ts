import { waitingStates } from '../core/change-steps.ts';

import { command } from './command.ts';

export const status = command({
  name: 'status',
  kind: 'status',
  usage: 'status',
  summary: 'How the bot is: Pax8, the age of what it knows, what waits',
  examples: ['status'],
  role: 'viewer',
  run: async (context, _intent, { person }) => {
    const { portfolio, memory, views } = context;
    const open = await memory.changes.inStates(person.tenantId, waitingStates);
    const held = portfolio.current();
    return {
      answer: views.status(
        {
          portfolio:
            held === null
              ? null
              : {
                  companies: held.companies.size,
                  subscriptions: held.subscriptions.size,
                  unreadable: held.unreadable,
                  asOf: held.asOf,
                },
          trouble: portfolio.trouble()?.at ?? null,
          pending: open.filter(({ state }) => state === 'pending').length,
          unclear: open.filter(({ state }) => state === 'needs-check').length,
        },
        context.now(),
      ),
    };
  },
});
