import { Agent, request } from 'undici';
import type { Sent } from '../core/audit/events.ts';
import { AppError } from '../errors.ts';

export type RemoteCall = Readonly<{
  method: 'GET' | 'POST' | 'PATCH';
  /** Follows the base address, query included. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}>;
export type RemoteAnswer = Readonly<{
  status: number;
  json: unknown;
  text: string;
  retryAfterMs: number | null;
}>;

/** Sends once, follows no redirect, waits 15 seconds. Throws a RemoteFailure when no answer came. */
export type Remote = Readonly<{
  send(call: RemoteCall): Promise<RemoteAnswer>;
  close(): Promise<void>;
}>;

/** Another system did not do what it was asked for; `sent` is what that means for the event. */
export class RemoteFailure extends AppError {
  override readonly name = 'RemoteFailure';
  readonly sent: Exclude<Sent, { kind: 'done' }>;
  /** null: no answer came, or none that could be read. */
  readonly status: number | null;

  constructor(sent: Exclude<Sent, { kind: 'done' }>, status: number | null = null) {
    super(sent.why, sent.why);
    this.sent = sent;
    this.status = status;
  }
}

const timeoutMs = 15_000;
const longestAnswer = 1_000_000;

/** `name` is how sentences call the other side; `url` is its base address, which may hold a secret and is never told. */
export const createRemote = (name: string, url: string, now: () => number): Remote => {
  const agent = new Agent({
    allowH2: false,
    connect: { timeout: 5_000 },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: longestAnswer,
  });
  return {
    send: async ({ method, path, headers, body }) => {
      try {
        const answer = await request(url + path, {
          method,
          headers: { 'user-agent': 'pax8-teams-bot', accept: 'application/json', ...headers },
          body: body ?? null,
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutMs),
        });
        const text = await answer.body.text();
        const retryAfterMs = retryAfterOf(answer.headers['retry-after'], now());
        return { status: answer.statusCode, json: parsed(text), text, retryAfterMs };
      } catch (thrown) {
        const why = `${name} did not answer (${codeOf(thrown)}).`;
        throw new RemoteFailure({ kind: 'later', why, down: true, retryAfterMs: null });
      }
    },
    close: () => agent.close(),
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which may be that of a token.
    return undefined;
  }
};

/** The cause's code alone: its message may quote an address that holds a secret. */
const codeOf = (thrown: unknown): string => {
  if (typeof thrown !== 'object' || thrown === null) return 'unknown';
  if ('name' in thrown && thrown.name === 'TimeoutError') return `not within ${timeoutMs / 1000} s`;
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : 'no connection';
};

/** Seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
const retryAfterOf = (header: string | string[] | undefined, now: number): number | null => {
  const value = Array.isArray(header) ? header[0] : header;
  if (value === undefined) return null;
  const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
};

/** What the other side says about its refusal: one line, bounded, without what we sent as a secret. */
export const sayingOf = (text: string, secrets: readonly string[]): string => {
  const clean = secrets
    .filter((secret) => secret.length >= 4)
    .reduce((left, secret) => left.replaceAll(secret, '***'), text);
  const line = clean
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim();
  return line.length > 200 ? `${line.slice(0, 200).toWellFormed()}…` : line;
};

/** What an answer that is no 2xx means: refused for good, or worth another try while somebody mends keys or servers. */
export const refusal = (
  system: string,
  { status, text, retryAfterMs }: RemoteAnswer,
  secrets: readonly string[],
): RemoteFailure => {
  const said = sayingOf(text, secrets);
  const why = `${system} answered ${status}${said === '' ? '' : `: ${said}`}`;
  const passing = [401, 403, 408, 409, 425, 429].includes(status) || status >= 500;
  return new RemoteFailure(
    passing
      ? { kind: 'later', why, down: status === 401 || status === 429 || status === 503, retryAfterMs }
      : { kind: 'never', why },
    status,
  );
};
