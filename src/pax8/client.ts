import type { CallBudget, Urgency } from '../core/marketplace/marketplace.ts';
import type { Failure, Pax8Trouble } from '../core/words/failure.ts';
import { createCallGate } from './call-gate.ts';
import type { Reply } from './exchange.ts';
import type { Call, Dropped, Http, Sending } from './http.ts';
import { failure, Pax8Error } from './pax8-error.ts';
import { type Repeating, repeated } from './retry.ts';
import { type CredentialSource, createTokens } from './token.ts';

/** Makes calls to Pax8 and takes care of token, permit and retries. */
export type Client = Readonly<{
  /** Returns the final reply, good or bad. Throws only when nothing was sent: no token or no permit. */
  send(call: Call, urgency: Urgency): Promise<Reply>;
  /** Returns the JSON of a 2xx answer. Throws a `Pax8Error` for everything else. */
  read(call: Call, urgency: Urgency): Promise<unknown>;
  /** Reports a row that was left out. */
  dropped(call: Call, row: unknown): void;
  /** How many calls wait for the rate limit. */
  waiting(): number;
  close(): Promise<void>;
  cut(): Promise<void>;
}>;

export type ClientOptions = Omit<Repeating, 'signal'> &
  Readonly<{
    http: Http;
    credentials: CredentialSource;
    budget: CallBudget;
    onDropped: (row: Dropped) => void;
    /** What became of a read: null when Pax8 answered it, also with a refusal; else why not. */
    onRead: (trouble: Failure | null) => void;
  }>;

/** Pax8 says that a read is not allowed: so it works. */
const answers: ReadonlySet<Pax8Trouble> = new Set(['refused', 'not-found']);

export const createClient = (options: ClientOptions): Client => {
  const { http, credentials, budget, now, pause, random } = options;
  const closing = new AbortController();
  const { signal } = closing;
  const repeating = { now, pause, random, signal };
  const gate = createCallGate({ budget, now, pause, signal });

  const sendOnce = async (call: Call, urgency: Urgency, sending: Sending): Promise<Reply> => {
    try {
      await gate.pass(urgency);
    } catch (error) {
      if (!signal.aborted) throw error;
      return { kind: 'no-answer', sent: false, cause: new Error('the client was closed') };
    }
    return http.send(call, sending);
  };

  const tokens = createTokens({
    credentials,
    now,
    // Background work may have asked first, but a person may be waiting for the same token.
    send: (call, secrets) =>
      repeated(
        call,
        'person',
        (attempt) => sendOnce(call, 'person', { token: null, secrets, attempt }),
        repeating,
      ),
  });

  const send = (call: Call, urgency: Urgency): Promise<Reply> => {
    let fresh = false;
    const withToken = async (attempt: number): Promise<Reply> => {
      const token = await tokens.get();
      const reply = await sendOnce(call, urgency, { token, secrets: [token], attempt });
      // A 401 means that nothing was done, so even a write may be sent again, once per call.
      if (fresh || reply.kind !== 'answer' || reply.status !== 401) return reply;
      fresh = true;
      tokens.drop(token);
      return withToken(attempt);
    };
    return repeated(call, urgency, withToken, repeating);
  };

  return {
    send,
    read: async (call, urgency) => {
      try {
        const reply = await send(call, urgency);
        const readable = reply.kind === 'answer' && reply.status < 300 && reply.json !== undefined;
        if (!readable) throw failure(call, reply);
        options.onRead(null);
        return reply.json;
      } catch (error) {
        if (error instanceof Pax8Error && !signal.aborted)
          options.onRead(answers.has(error.kind) ? null : error.failure);
        throw error;
      }
    },
    dropped: ({ template }, row) =>
      options.onDropped({
        path: template,
        fields: typeof row === 'object' && row !== null ? Object.keys(row).slice(0, 40) : [typeof row],
      }),
    waiting: gate.waiting,
    close: async () => {
      closing.abort();
      await http.close();
    },
    cut: http.cut,
  };
};
