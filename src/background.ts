import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './core/words/log.ts';

/** Work that nobody waits for, until the bot stops. */
export type Background = Readonly<{
  /** Aborted when the bot begins to stop: nothing that can wait is begun any more. */
  stopping: AbortSignal;
  /** Tracks the work; logs its failure. */
  later(what: string, work: Promise<unknown>): void;
  /** How much is in progress. */
  underWay(): number;
  /** From here on the time limit for unfinished work runs. */
  stop(): void;
  /** Stops, if not done before; resolves when nothing is in progress or time is up. */
  finish(): Promise<void>;
  /** Resolves when nothing is in progress, at the latest after this many milliseconds, with what still is. */
  settled(atMost: number): Promise<readonly string[]>;
}>;

/** `patience`: milliseconds that unfinished work has when the bot stops. */
export const createBackground = (log: Log, patience: number): Background => {
  const underWay = new Map<Promise<void>, string>();
  const stopped = new AbortController();
  let stoppedAt: number | null = null;
  const stop = (): number => {
    stoppedAt ??= performance.now();
    stopped.abort();
    return stoppedAt;
  };

  // Work may begin more work.
  const quiet = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay.keys());
  };
  const settled = async (atMost: number): Promise<readonly string[]> => {
    const timer = new AbortController();
    const timeUp = sleep(atMost, undefined, { signal: timer.signal }).catch(() => {});
    await Promise.race([quiet(), timeUp]);
    timer.abort();
    return [...underWay.values()];
  };
  return {
    stopping: stopped.signal,
    later: (what, work) => {
      const watched = work
        .then(
          () => {},
          (thrown: unknown) => log.error({ what, err: thrown }, 'work in the background failed'),
        )
        .finally(() => underWay.delete(watched));
      underWay.set(watched, what);
    },
    underWay: () => underWay.size,
    stop,
    finish: async () => {
      const left = await settled(Math.max(0, stop() + patience - performance.now()));
      if (left.length > 0)
        log.warn({ left }, 'the bot waits no longer; its next start takes up what is left');
    },
    settled,
  };
};
