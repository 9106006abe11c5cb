import type { CallBudget, Urgency } from '../core/marketplace/marketplace.ts';
import { createCallGate } from './call-gate.ts';
import type { Reply } from './exchange.ts';
import type { Call, Http, Sending } from './http.ts';
import { failure } from './pax8-error.ts';
import { type Repeating, repeated } from './retry.ts';
import { type CredentialSource, createTokens } from './token.ts';

/** Calls with all that belongs to one: token, permit, repeats. */
export type Client = Readonly<{
  /** The final reply, whatever it is. Throws only before anything was sent: no token, no permit. */
  send(call: Call, urgency: Urgency): Promise<Reply>;
  /** The JSON of a 2xx; everything else is a `Pax8Error`. */
  read(call: Call, urgency: Urgency): Promise<unknown>;
  close(): Promise<void>;
}>;

export type ClientOptions = Omit<Repeating, 'signal'> &
  Readonly<{ http: Http; credentials: CredentialSource; budget: CallBudget }>;

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
    // A person may be waiting behind whoever asked first.
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
      // Turned away before anything was done, so that a write may be sent again as well; once for each call.
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
      const reply = await send(call, urgency);
      const readable = reply.kind === 'answer' && reply.status < 300 && reply.json !== undefined;
      if (!readable) throw failure(call, reply);
      return reply.json;
    },
    close: async () => {
      closing.abort();
      await http.close();
    },
  };
};
