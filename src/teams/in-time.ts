import type { Log } from '../core/words/log.ts';

/** Teams and people wait three seconds. Longer work is answered first and finished afterwards. */
const deadline = 2_500;

type Parts = Readonly<{ pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>; log: Log }>;

/**
 * `run` returns the value of the work, or null when it takes longer than Teams waits; then `late` gets the value, and
 * a failure is logged. `settled` waits for all work that is still running.
 */
export const createInTime = ({ pause, log }: Parts) => {
  const running = new Set<Promise<void>>();

  const afterwards = (work: Promise<void>): void => {
    const watched = work
      .catch((thrown) => log.error({ err: thrown }, 'work that went on after its answer failed'))
      .finally(() => running.delete(watched));
    running.add(watched);
  };

  return {
    async run<T>(work: Promise<T>, late: (value: T) => Promise<void> | void = () => {}): Promise<T | null> {
      const done = new AbortController();
      const timeUp = pause(deadline, done.signal).then(
        () => null,
        () => null,
      );
      const first = await Promise.race([work.then((value) => ({ value })), timeUp]).finally(() =>
        done.abort(),
      );
      if (first !== null) return first.value;
      afterwards(work.then(late));
      return null;
    },
    async settled(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
};

export type InTime = ReturnType<typeof createInTime>;
