import type { Answer } from '../core/words/chat.ts';
import { AppError, MemoryError, messageOf } from '../errors.ts';
import { failureText } from '../views/kit/failure-text.ts';
import { failedCard, notRecordedCard, unexpectedText } from '../views/kit/replies.ts';
import type { Context } from './context.ts';

/** Logs a failure and returns what people may see of it, with a reference to the log entry. */
export const failure = (
  context: Context,
  thrown: unknown,
  facts: object,
): { text: string; reference: string } => {
  const reference = context.newId().slice(0, 8);
  context.log.error({ ...facts, reference, err: thrown, reason: messageOf(thrown) }, 'an answer failed');
  return {
    text: thrown instanceof AppError ? failureText(thrown.failure) : unexpectedText(),
    reference,
  };
};

/** The same as a card, which also shows the age of the look-up data. */
export const answerFor = (context: Context, thrown: unknown, facts: object): Answer => {
  if (thrown instanceof MemoryError) return context.answer(notRecordedCard(failure(context, thrown, facts)));
  const asOf = context.portfolio.current()?.asOf ?? null;
  const pax8Text = saidAgainst(thrown);
  return context.answer(
    failedCard({ ...failure(context, thrown, facts), said: pax8Text, asOf }, context.show()),
  );
};

/** Returns Pax8's own words about a refused request; null when it refused nothing or said nothing. */
const saidAgainst = (thrown: unknown): string | null => {
  if (!(thrown instanceof AppError) || thrown.said === null) return null;
  const { status, text } = thrown.said;
  return status >= 400 && status < 500 && status !== 401 ? text : null;
};
