import { Pool } from 'undici';
import type { Trace } from '../core/ports/traces.ts';
import { exchange, type Reply } from './exchange.ts';

/** A request to Pax8. `path` follows the base and includes the query; `template` has no ids, for metrics. */
export type Call = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  template: string;
  /** The path on Pax8's host under which `path` is; the base URL's own when absent. */
  base?: `/${string}`;
  body?: Readonly<Record<string, unknown>>;
  /** Values of the body that are removed from the text of a refusal. */
  secrets?: readonly string[];
  /** For calls that Pax8 is known to answer slowly; otherwise the client's own. */
  answerTimeoutMs?: number;
}>;

/** The bearer token of one attempt, and the values to remove from the text of its answer. */
export type Sending = Readonly<{ token: string | null; secrets: readonly string[]; attempt: number }>;

/** One attempt, for metrics and log. When no answer came, `status` is null and `failure` names the cause. */
export type Observed = Readonly<{
  method: string;
  path: string;
  status: number | null;
  ms: number;
  attempt: number;
  failure: string | null;
}>;

/** A row of an answer that was left out because it cannot be identified: its list and its fields. */
export type Dropped = Readonly<{ path: string; fields: readonly string[] }>;

/** Sends one request and returns what came back; never throws. */
export type Http = Readonly<{
  send(call: Call, sending: Sending): Promise<Reply>;
  /** Waits for requests in flight. */
  close(): Promise<void>;
  /** Ends them. */
  cut(): Promise<void>;
}>;

export type HttpOptions = Readonly<{
  url: string;
  connectTimeoutMs: number;
  /** From writing the request to the end of the answer's body. */
  answerTimeoutMs: number;
  maxBodyBytes: number;
  observe: (call: Observed) => void;
  trace: Trace;
}>;

const readConnections = 32;

export const createHttp = (options: HttpOptions): Http => {
  const base = new URL(options.url);
  // HTTP/1.1 only: over HTTP/2, undici may resend a request by itself after a GOAWAY.
  const common = { allowH2: false, connect: { timeout: options.connectTimeoutMs } };
  const reads = new Pool(base.origin, { ...common, connections: readConnections });
  // Each write gets a new connection: on a kept one that Pax8 has just closed, nobody could tell whether it arrived.
  const writes = new Pool(base.origin, { ...common, pipelining: 0 });

  const send = (call: Call, sending: Sending): Promise<Reply> => {
    const facts = {
      'http.request.method': call.method,
      'url.template': `${call.base ?? ''}${call.template}`,
      'http.request.resend_count': sending.attempt - 1,
    };
    return options.trace(`Pax8 ${call.method} ${call.template}`, facts, async (note) => {
      const reply = await sendNow(call, sending);
      note(
        reply.kind === 'answer'
          ? { 'http.response.status_code': reply.status }
          : { 'error.type': codeOf(reply.cause) },
      );
      return reply;
    });
  };

  const sendNow = async (call: Call, sending: Sending): Promise<Reply> => {
    const startedAt = performance.now();
    const reply = await exchange(call.method === 'GET' || call.template === '/token' ? reads : writes, {
      method: call.method,
      path: (call.base ?? base.pathname.replace(/\/+$/, '')) + call.path,
      headers: headersOf(call, sending.token),
      body: call.body === undefined ? null : JSON.stringify(call.body),
      answerTimeoutMs: Math.max(call.answerTimeoutMs ?? 0, options.answerTimeoutMs),
      maxBodyBytes: options.maxBodyBytes,
      secrets: [...sending.secrets, ...(call.secrets ?? [])],
    });
    options.observe({
      method: call.method,
      path: `${call.base ?? ''}${call.template}`,
      status: reply.kind === 'answer' ? reply.status : null,
      ms: Math.round(performance.now() - startedAt),
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
    cut: async () => {
      await Promise.all([reads.destroy(), writes.destroy()]);
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
