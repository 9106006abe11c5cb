import type { NotWritten, Written } from '../core/marketplace/written.ts';
import type { Failure, WhereItShows } from '../core/words/failure.ts';
import { AppError } from '../errors.ts';
import type { Client } from './client.ts';
import type { Answer, Reply } from './exchange.ts';
import type { Call } from './http.ts';
import { failure, Pax8Error } from './pax8-error.ts';
import type { Reader } from './wire-values.ts';

/** Returns the written record when a 2xx answer proves the write, null when it does not. */
export type Proof<T> = (answer: Answer) => Readonly<{ record: T }> | null;

/** For writes that Pax8 answers with the record: it must be the right one and show what was sent. */
export const showing =
  <T>(read: Reader<T>, isWritten: (record: T) => boolean): Proof<T> =>
  ({ json }) => {
    const record = read(json);
    return record !== null && isWritten(record) ? { record } : null;
  };

/** For writes that Pax8 answers without a body: proves that it was accepted. Only reading shows whether it was done. */
export const withoutBody: Proof<null> = ({ text }) => (text.trim() === '' ? { record: null } : null);

/**
 * Makes a write and returns its outcome. An `AppError` from `toCall` means that nothing was sent. `shows`: where
 * people see it after an unknown outcome. Throws only for a bug of ours, before anything was sent.
 */
export const write = async <T>(
  client: Client,
  toCall: () => Call,
  prove: Proof<T>,
  shows: WhereItShows,
): Promise<Written<T>> => {
  try {
    const call = toCall();
    // Trouble with rate limit, token or credentials is thrown before sending; everything later is a reply.
    return outcomeOf(call, await client.send(call, 'person'), prove, shows);
  } catch (error) {
    if (error instanceof AppError) return notSent(error);
    throw error;
  }
};

const outcomeOf = <T>(call: Call, reply: Reply, prove: Proof<T>, shows: WhereItShows): Written<T> => {
  if (reply.kind === 'answer' && reply.status < 300) {
    // A 200 alone proves nothing: a gateway may have sent it, or Pax8 before it did anything.
    const proven = prove(reply);
    return proven === null ? unknown('', { answered: true, shows }) : { kind: 'accepted', ...proven };
  }
  const error = failure(call, reply);
  if (reply.kind === 'no-answer')
    return reply.sent ? unknown('', { answered: false, shows }) : notSent(error);
  // The rate limit refused every attempt.
  if (error.kind === 'busy') return notSent(error);
  // After a redirect, 408 or 5xx, the write may have been made or passed on.
  if (error.kind === 'unclear') return unknown(error.pax8Text ?? '', { answered: false, shows });
  return { kind: 'refused', status: reply.status, ...wordsOf(error) };
};

const notSent = (error: AppError): NotWritten => ({ kind: 'not-sent', ...wordsOf(error) });

const unknown = (text: string, of: Omit<Extract<Failure, { kind: 'pax8-unknown' }>, 'kind'>): NotWritten => ({
  kind: 'unknown',
  text,
  failure: { kind: 'pax8-unknown', ...of },
});

const wordsOf = (error: AppError): Readonly<{ text: string; failure: Failure }> => ({
  text: error instanceof Pax8Error ? (error.pax8Text ?? '') : '',
  failure: error.failure,
});
