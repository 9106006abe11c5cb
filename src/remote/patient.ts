import { setTimeout as sleep } from 'node:timers/promises';
import { RemoteFailure } from './remote.ts';

export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** How often a call is made, the wait when the PSA names none, and the longest wait. */
export type Patience = Readonly<{ tries: number; usualMs: number; longestMs: number }>;
const usual: Patience = { tries: 4, usualMs: 5_000, longestMs: 60_000 };

const usualPause: Pause = (ms, signal) => sleep(ms, undefined, { ref: false, signal });

/** Whether the PSA asks to wait: too many calls, or temporarily unavailable. */
const asksToWait = (thrown: unknown): thrown is RemoteFailure =>
  thrown instanceof RemoteFailure && (thrown.status === 429 || thrown.status === 503);

/** Repeats a call after the wait that the PSA asks for, a few times. Throws every other failure at once. */
export const patient =
  (stopping: AbortSignal, pause: Pause = usualPause, { tries: most, usualMs, longestMs }: Patience = usual) =>
  async <T>(call: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      stopping.throwIfAborted();
      try {
        return await call();
      } catch (thrown) {
        if (!asksToWait(thrown) || tries >= most) throw thrown;
        const { sent } = thrown;
        const asked = sent.kind === 'later' ? sent.retryAfterMs : null;
        await pause(Math.min(asked ?? usualMs * tries, longestMs), stopping);
      }
    }
  };
