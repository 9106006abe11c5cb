import { Pool } from 'undici';
import { exchange, type Reply } from './exchange.ts';

/** A request to Pax8. `path` follows the base URL, query included; `template` is the same with ids left out, for metrics. */
export type Call = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  template: string;
  body?: Readonly<Record<string, unknown>>;
}>;

/** What goes with one sending: the bearer token, and values that must not come back in the text of an answer. */
export type Sending = Readonly<{ token: string | null; secrets: readonly string[]; attempt: number }>;

/** One attempt, for metrics and log. `status` is null and `failure` names the cause when no answer came. */
export type Observed = Readonly<{
  method: string;
  path: string;
  status: number | null;
  ms: number;
  attempt: number;
  failure: string | null;
}>;

/** Sends once and reports what came; never throws. */
export type Http = Readonly<{
  send(call: Call, sending: Sending): Promise<Reply>;
  /** Lets what is under way finish. */
  close(): Promise<void>;
}>;

export type HttpOptions = Readonly<{
  url: string;
  now: () => number;
  connectTimeoutMs: number;
  /** From the moment the request is written to the end of the body. */
  answerTimeoutMs: number;
  maxBodyBytes: number;
  observe: (call: Observed) => void;
}>;

const readConnections = 32;

export const createHttp = (options: HttpOptions): Http => {
  const base = new URL(options.url);
  // HTTP/1.1 only: over HTTP/2 undici may send a request again by itself when the other side says GOAWAY.
  const common = { allowH2: false, connect: { timeout: options.connectTimeoutMs } };
  const reads = new Pool(base.origin, { ...common, connections: readConnections });
  // Without keep-alive each write has a connection of its own, so that no idle socket that Pax8 has just closed
  // can leave it open whether the write arrived.
  const writes = new Pool(base.origin, { ...common, pipelining: 0 });

  const send = async (call: Call, sending: Sending): Promise<Reply> => {
    const startedAt = options.now();
    const reply = await exchange(call.method === 'GET' || call.template === '/token' ? reads : writes, {
      method: call.method,
      path: base.pathname.replace(/\/+$/, '') + call.path,
      headers: headersOf(call, sending.token),
      body: call.body === undefined ? null : JSON.stringify(call.body),
      answerTimeoutMs: options.answerTimeoutMs,
      maxBodyBytes: options.maxBodyBytes,
      secrets: sending.secrets,
    });
    options.observe({
      method: call.method,
      path: call.template,
      status: reply.kind === 'answer' ? reply.status : null,
      ms: options.now() - startedAt,
      attempt: sending.attempt,
      failure: reply.kind === 'answer' ? null : codeOf(reply.cause),
    });
    return reply;
  };

  let closed: Promise<unknown> | null = null;
  return {
    send,
    close: async () => {
      closed ??= Promise.all([reads.close(), writes.close()]);
      await closed;
    },
  };
};

const headersOf = (call: Call, token: string | null): Record<string, string> => ({
  accept: 'application/json',
  'user-agent': 'pax8-teams-bot',
  ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(token === null ? {} : { authorization: `Bearer ${token}` }),
});

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name;
