import { refreshedAnswer } from '../../workflows/portfolio/refreshed-answer.ts';
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
  run: async (context, _intent, { person }) => {
    const { portfolio, now } = context;
    const started = now();
    const asOf = portfolio.current()?.asOf ?? null;
    const isYoung = asOf !== null && started - asOf < young;
    if (!isYoung) await portfolio.refresh('person');
    return { answer: await refreshedAnswer(context, person, isYoung ? null : now() - started) };
  },
});
