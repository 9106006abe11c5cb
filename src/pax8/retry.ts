import type { Urgency } from '../core/marketplace/marketplace.ts';
import { retryAfterMs } from '../core/words/retry-after.ts';
import type { Reply } from './exchange.ts';
import type { Call } from './http.ts';

const mostAttempts = 4;

/** How long a call may be retried, in milliseconds: shorter while a person waits. */
const patience: Readonly<Record<Urgency, number>> = { person: 60_000, background: 180_000 };

type Sent = Pick<Call, 'method' | 'template'>;

/** Whether a retry is safe and may help. */
export const mayRepeat = ({ method, template }: Sent, reply: Reply): boolean => {
  // An extra token does no harm. Any other write must not happen twice.
  const writes = method !== 'GET' && template !== '/token';
  if (reply.kind === 'no-answer') {
    // If nothing was sent, even a write is safe to repeat. If something was, the write may have been made.
    return !(reply.sent && writes);
  }
  // The rate limit refuses a call before anything is done, so even an order may be sent again: Pax8's own client repeats every
  // method after a 429, and only after that. https://github.com/pax8labs/pax8-cli/pull/501
  if (reply.status === 429) return true;
  // Any other answer to a write is final: after a 5xx, Pax8 may have made the change.
  if (writes) return false;
  // Trouble at Pax8 or a gateway usually passes.
  if (reply.status >= 500 || reply.status === 408) return true;
  // The body was cut off or damaged on the way.
  return reply.status < 300 && reply.json === undefined;
};

const longestWait = 60_000;

/**
 * Milliseconds to wait after an attempt (the first is 1). `random`, in [0, 1), spreads callers that failed together.
 */
export const delayAfter = (attempt: number, reply: Reply, random: number, now: number): number => {
  const asked = reply.kind === 'answer' ? retryAfterMs(reply.retryAfter, now) : null;
  // The server's wish beats our guess, unless it is "at once" (0).
  if (asked) return Math.min(asked, longestWait) + Math.round(random * 250);
  // The limit counts a whole minute, so a short wait would hit it again.
  const first = reply.kind === 'answer' && reply.status === 429 ? 4000 : 500;
  return Math.round(first * 2 ** (attempt - 1) * (0.5 + random / 2));
};

export type Repeating = Readonly<{
  now: () => number;
  pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  random: () => number;
  signal: AbortSignal;
}>;

/** Sends until the reply is final, attempts or time run out, or the client closes. */
export const repeated = async (
  call: Sent,
  urgency: Urgency,
  sendOnce: (attempt: number) => Promise<Reply>,
  { now, pause, random, signal }: Repeating,
): Promise<Reply> => {
  const startedAt = now();
  for (let attempt = 1; ; attempt++) {
    const reply = await sendOnce(attempt);
    if (attempt >= mostAttempts || signal.aborted || !mayRepeat(call, reply)) return reply;
    const delay = delayAfter(attempt, reply, random(), now());
    if (now() - startedAt + delay > patience[urgency]) return reply;
    try {
      await pause(delay, signal);
    } catch (error) {
      if (signal.aborted) return reply;
      throw error;
    }
  }
};
