import type { Log } from '../core/words/log.ts';

/** Teams and its people wait three seconds; what takes longer is answered first and finished afterwards. */
const deadline = 2_500;

type Parts = Readonly<{ pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>; log: Log }>;

/**
 * `run` waits for the work as long as Teams does: its value, or null when it goes on beyond that; then `late` gets
 * the value when it comes, and a failure goes to the log. `settled` waits for all that goes on.
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
