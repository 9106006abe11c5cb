import type { NotWritten, Written } from '../core/marketplace/written.ts';
import { AppError } from '../errors.ts';
import type { Client } from './client.ts';
import type { Answer, Reply } from './exchange.ts';
import type { Call } from './http.ts';
import { failure, Pax8Error } from './pax8-error.ts';
import type { Reader } from './wire-values.ts';

/** What a 2xx answer proves: the record as it was written; null when the answer is anything else. */
export type Proof<T> = (answer: Answer) => Readonly<{ record: T }> | null;

/** The proof of a write that Pax8 answers with the record: it is the one that was meant and shows what was sent. */
export const showing =
  <T>(read: Reader<T>, isWritten: (record: T) => boolean): Proof<T> =>
  ({ json }) => {
    const record = read(json);
    return record !== null && isWritten(record) ? { record } : null;
  };

/** The proof of a write that Pax8 answers without a body: it was taken. Whether it was done, only reading shows. */
export const withoutBody: Proof<null> = ({ text }) => (text.trim() === '' ? { record: null } : null);

/**
 * Makes a call that writes, and says what became of it. `toCall` may refuse with an `AppError`: then nothing was sent.
 * `look` ends the sentence of an unknown outcome. Throws only what is a fault of our own, before anything was sent.
 */
export const write = async <T>(
  client: Client,
  toCall: () => Call,
  prove: Proof<T>,
  look: string,
): Promise<Written<T>> => {
  try {
    const call = toCall();
    // Rate limit, token and credentials come before the sending; what comes after is a reply.
    return outcomeOf(call, await client.send(call, 'person'), prove, look);
  } catch (error) {
    if (error instanceof AppError) return notSent(error);
    throw error;
  }
};

/** What a reply to a write proves. */
const outcomeOf = <T>(call: Call, reply: Reply, prove: Proof<T>, look: string): Written<T> => {
  if (reply.kind === 'answer' && reply.status < 300) {
    // A gateway may answer 200 in Pax8's place, and Pax8 may answer before it has done anything.
    const proven = prove(reply);
    return proven === null ? unknown(notShown, '', look) : { kind: 'accepted', ...proven };
  }
  const error = failure(call, reply);
  if (reply.kind === 'no-answer') return reply.sent ? unknown(notSaid, '', look) : notSent(error);
  // The rate limit turned every attempt away.
  if (error.kind === 'busy') return notSent(error);
  // A redirect, 408 and 5xx come from a server that may have done it or passed it on.
  if (error.kind === 'unclear') return unknown(notSaid, error.pax8Text ?? '', look);
  return { kind: 'refused', status: reply.status, ...wordsOf(error) };
};

const notSent = (error: AppError): NotWritten => ({ kind: 'not-sent', ...wordsOf(error) });

const notSaid = 'Pax8 did not say whether the change was made.';
const notShown = 'Pax8 answered, but does not show the change yet.';

const unknown = (what: string, text: string, look: string): NotWritten => ({
  kind: 'unknown',
  text,
  forPeople: `${what} It is not sent again: ${look}`,
});

const wordsOf = (error: AppError): { text: string; forPeople: string } => ({
  text: error instanceof Pax8Error ? (error.pax8Text ?? '') : '',
  forPeople: `Nothing was changed. ${error.forPeople}`,
});
