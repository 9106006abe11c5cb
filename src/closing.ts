import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for the work, at most this many milliseconds. Rejects as the work does. */
export const atMost = async (milliseconds: number, work: Promise<unknown>): Promise<void> => {
  const over = new AbortController();
  const timeUp = sleep(milliseconds, undefined, { signal: over.signal }).catch(() => {});
  try {
    await Promise.race([work, timeUp]);
  } finally {
    over.abort();
  }
};

/** Something with connections: `close` lets calls in flight finish, `cut` ends them. */
type Connected = Readonly<{ close(): Promise<void>; cut(): Promise<void> }>;

/** Lets calls in flight finish for this many milliseconds, then cuts off those that hang. */
export const closeWithin = async (milliseconds: number, { close, cut }: Connected): Promise<void> => {
  try {
    await atMost(milliseconds, close());
  } finally {
    await cut();
  }
};
