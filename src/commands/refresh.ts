import { command } from './command.ts';

export const refresh = command({
  name: 'refresh',
  kind: 'refresh',
  usage: 'refresh',
  summary: 'Read companies and subscriptions from Pax8 again, now',
  examples: ['refresh'],
  role: 'viewer',
  run: async (context) => {
    const started = context.now();
    const { companies, subscriptions, unreadable } = await context.portfolio.refresh('person');
    return {
      answer: context.views.refreshed({
        companies: companies.size,
        subscriptions: subscriptions.size,
        unreadable,
        tookMs: context.now() - started,
      }),
    };
  },
});
