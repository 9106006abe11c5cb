import type { Urgency } from '../core/marketplace/marketplace.ts';
import type { Reply } from './exchange.ts';
import type { Call } from './http.ts';

export const mostAttempts = 4;

/** For how long a call may go on being repeated, in milliseconds: somebody waits, or nobody does. */
const patience: Readonly<Record<Urgency, number>> = { person: 60_000, background: 180_000 };

type Sent = Pick<Call, 'method' | 'template'>;

/** Whether sending the same call again can do no harm and may help. */
export const mayRepeat = ({ method, template }: Sent, reply: Reply): boolean => {
  // A token more does no harm; of everything else that writes, one too many may.
  const writes = method !== 'GET' && template !== '/token';
  if (reply.kind === 'no-answer') {
    // Nothing left: even a write is as if never tried. Something left: a write may have been done.
    return !(reply.sent && writes);
  }
  // Turned away by the rate limit before anything was done.
  if (reply.status === 429) return true;
  // Any other answer to a write is final: after a 5xx Pax8 may have done it.
  if (writes) return false;
  // Pax8's own trouble, or a gateway's, usually passes.
  if (reply.status >= 500 || reply.status === 408) return true;
  // A body that broke off or was mangled on the way.
  return reply.status < 300 && reply.json === undefined;
};

const longestWait = 60_000;

/**
 * Milliseconds to wait after the given attempt (1 is the first). `random` is in [0, 1): callers that failed together
 * must not come back together.
 */
export const delayAfter = (attempt: number, reply: Reply, random: number, now: number): number => {
  const asked = reply.kind === 'answer' ? askedWait(reply.retryAfter, now) : null;
  // What the server asks for goes before our own guess.
  if (asked !== null) return Math.min(asked, longestWait) + Math.round(random * 250);
  // The limit counts a whole minute, so that a short wait meets it again.
  const first = reply.kind === 'answer' && reply.status === 429 ? 4000 : 500;
  return Math.round(first * 2 ** (attempt - 1) * (0.5 + random / 2));
};

/** `Retry-After` in milliseconds, given as seconds or as a date; null when absent, unreadable or past. */
const askedWait = (header: string | null, now: number): number | null => {
  if (header === null) return null;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return wait > 0 ? wait : null;
};

export type Repeating = Readonly<{
  now: () => number;
  pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  random: () => number;
  signal: AbortSignal;
}>;

/** Sends until the reply is final, the attempts or the patience are used up, or the client closes. */
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
