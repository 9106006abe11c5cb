import { Agent, request } from 'undici';
import { retryAfterMs } from '../core/words/retry-after.ts';

type Call = Readonly<{ url: string; headers: Readonly<Record<string, string>>; form?: URLSearchParams }>;

/** An answer, its body read as JSON if it is; null when none came within 20 seconds. */
type Answer = Readonly<{ status: number; json: unknown; retryAfterMs: number | null }>;

export type Http = Readonly<{
  /** Follows no redirect. Never throws. */
  send(call: Call): Promise<Answer | null>;
  close(): Promise<void>;
  /** Ends calls under way. */
  cut(): Promise<void>;
}>;

const timeoutMs = 20_000;
/** A tenant has dozens of licences, each a few kilobytes with its service plans. */
const longestAnswer = 8_000_000;

export const createHttp = (now: () => number): Http => {
  const agent = new Agent({
    allowH2: false,
    connect: { timeout: 5_000 },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    maxResponseSize: longestAnswer,
  });
  return {
    send: async ({ url, headers, form }) => {
      try {
        const answer = await request(url, {
          method: form === undefined ? 'GET' : 'POST',
          headers: {
            'user-agent': 'pax8-teams-bot',
            accept: 'application/json',
            ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
            ...headers,
          },
          body: form?.toString() ?? null,
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutMs),
        });
        const text = await answer.body.text();
        return {
          status: answer.statusCode,
          json: parsed(text),
          retryAfterMs: retryAfterMs(answer.headers['retry-after'], now()),
        };
      } catch {
        // An error of the network may quote an address; what it means is the same whichever it is.
        return null;
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
    return undefined;
  }
};
