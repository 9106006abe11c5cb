import type { NotWritten, Written } from '../core/marketplace/written.ts';
import { AppError } from '../errors.ts';
import type { Client } from './client.ts';
import type { Reply } from './exchange.ts';
import type { Call } from './http.ts';
import { failure, Pax8Error } from './pax8-error.ts';
import type { Reader } from './wire-values.ts';

/**
 * Makes a call that writes, and says what became of it. `toCall` may refuse with an `AppError`: then nothing was sent.
 * `look` ends the sentence of an unknown outcome. Throws only what is a fault of our own, before anything was sent.
 */
export const write = async <T>(
  client: Client,
  toCall: () => Call,
  read: Reader<T>,
  look: string,
): Promise<Written<T>> => {
  try {
    const call = toCall();
    // Rate limit, token and credentials come before the sending; what comes after is a reply.
    return outcomeOf(call, await client.send(call, 'person'), read, look);
  } catch (error) {
    if (error instanceof AppError) return notSent(error);
    throw error;
  }
};

/** What a reply to a write proves. */
const outcomeOf = <T>(call: Call, reply: Reply, read: Reader<T>, look: string): Written<T> => {
  if (reply.kind === 'answer' && reply.status >= 200 && reply.status < 300) {
    return { kind: 'accepted', record: read(reply.json) };
  }
  const error = failure(call, reply);
  if (reply.kind === 'no-answer') return reply.sent ? unknown(error, look) : notSent(error);
  // The rate limit turned every attempt away.
  if (error.kind === 'busy') return notSent(error);
  // A redirect, 408 and 5xx come from a server that may have done it or passed it on.
  if (error.kind === 'unclear') return unknown(error, look);
  return { kind: 'refused', status: reply.status, ...wordsOf(error) };
};

const notSent = (error: AppError): NotWritten => ({ kind: 'not-sent', ...wordsOf(error) });

const unknown = (error: Pax8Error, look: string): NotWritten => ({
  kind: 'unknown',
  text: error.pax8Text ?? '',
  forPeople: `Pax8 did not say whether the change was made. It is not sent again: ${look}`,
});

const wordsOf = (error: AppError): { text: string; forPeople: string } => ({
  text: error instanceof Pax8Error ? (error.pax8Text ?? '') : '',
  forPeople: `Nothing was changed. ${error.forPeople}`,
});

/** For a write whose answer has no content. */
export const nothing: Reader<null> = () => null;
