import { Agent, request } from 'undici';
import type { NoAnswer } from '../core/words/failure.ts';
import { retryAfterMs } from '../core/words/retry-after.ts';

type Call = Readonly<{
  method: 'GET' | 'POST' | 'PATCH';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string | null;
}>;

/** `json` is undefined when the text is not JSON. */
export type Answer = Readonly<{
  status: number;
  json: unknown;
  text: string;
  retryAfterMs: number | null;
}>;

/** No answer, or none that was complete within the time and size limits. */
type Unanswered = Readonly<{ status: null; because: NoAnswer; retryAfterMs: null }>;

export type Http = Readonly<{
  /** Sends once and follows no redirect. Never throws. */
  send(call: Call): Promise<Answer | Unanswered>;
  close(): Promise<void>;
  /** Ends calls in flight. */
  cut(): Promise<void>;
}>;

/** How long a whole call may take, and how many bytes its answer may have. */
export type Limits = Readonly<{ timeoutMs: number; longestAnswer: number }>;

/** The only way to systems other than Pax8, Teams and the model. */
export const createHttp = ({ timeoutMs, longestAnswer }: Limits, now: () => number): Http => {
  const agent = new Agent({
    allowH2: false,
    connect: { timeout: 5_000 },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: longestAnswer,
  });
  return {
    send: async ({ method, url, headers, body }) => {
      try {
        const answer = await request(url, {
          method,
          headers: { 'user-agent': 'pax8-teams-bot', accept: 'application/json', ...headers },
          body: body ?? null,
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutMs),
        });
        const text = await answer.body.text();
        return {
          status: answer.statusCode,
          json: parsed(text),
          text,
          retryAfterMs: retryAfterMs(answer.headers['retry-after'], now()),
        };
      } catch (thrown) {
        return { status: null, because: becauseOf(thrown, timeoutMs), retryAfterMs: null };
      }
    },
    close: () => agent.close(),
    cut: () => agent.destroy(),
  };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Drop the parser's error: its message quotes the text, which may hold a token.
    return undefined;
  }
};

/** Only the error's code: its message may quote an address with a secret. */
const becauseOf = (thrown: unknown, timeoutMs: number): NoAnswer => {
  if (typeof thrown !== 'object' || thrown === null) return { code: 'unknown' };
  if ('name' in thrown && thrown.name === 'TimeoutError') return { seconds: timeoutMs / 1000 };
  return { code: 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : 'no connection' };
};
