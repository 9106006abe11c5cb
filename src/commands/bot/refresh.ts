import { refreshedCard } from '../../views/kit/replies.ts';
import { command } from '../asking/command.ts';

/** A portfolio younger than this (milliseconds) is not read again: a read may take hundreds of calls. */
const young = 60_000;

export const refresh = command({
  name: 'refresh',
  kind: 'refresh',
  usage: 'refresh',
  summary: 'Read companies and subscriptions from Pax8 again now',
  examples: ['refresh'],
  role: 'viewer',
  run: async ({ portfolio, answer, now }) => {
    const started = now();
    const held = portfolio.current();
    const isYoung = held !== null && started - held.asOf < young;
    const { companies, subscriptions, unreadable } = isYoung ? held : await portfolio.refresh('person');
    return {
      answer: answer(
        refreshedCard({
          companies: companies.size,
          subscriptions: subscriptions.size,
          unreadable,
          tookMs: isYoung ? null : now() - started,
        }),
      ),
    };
  },
});
