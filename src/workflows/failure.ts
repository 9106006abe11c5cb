import type { Answer } from '../core/words/chat.ts';
import { AppError, messageOf } from '../errors.ts';
import type { Context } from './context.ts';

/** What is told of something that failed, with a reference that finds the log entry. Nothing internal is shown. */
export const failure = (
  context: Context,
  thrown: unknown,
  facts: object,
): { text: string; reference: string } => {
  const reference = context.newId().slice(0, 8);
  context.log.error({ ...facts, reference, err: thrown, reason: messageOf(thrown) }, 'an answer failed');
  return {
    text: thrown instanceof AppError ? thrown.forPeople : 'Something went wrong on my side.',
    reference,
  };
};

/** The same as a card: with how old the data is that look-ups still answer from. */
export const answerFor = (context: Context, thrown: unknown, facts: object): Answer => {
  const asOf = context.portfolio.current()?.asOf ?? null;
  const said = saidAgainst(thrown);
  return context.views.failed({ ...failure(context, thrown, facts), said, asOf }, context.now());
};

/** Pax8's own words about a request that it refused; null: it refused none, or said nothing. */
const saidAgainst = (thrown: unknown): string | null => {
  if (!(thrown instanceof AppError) || thrown.said === null) return null;
  const { status, text } = thrown.said;
  return status >= 400 && status < 500 && status !== 401 ? text : null;
};
