import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for the work, at most so many milliseconds. Rejects as the work does. */
export const atMost = async (milliseconds: number, work: Promise<unknown>): Promise<void> => {
  const over = new AbortController();
  const timeUp = sleep(milliseconds, undefined, { signal: over.signal }).catch(() => {});
  try {
    await Promise.race([work, timeUp]);
  } finally {
    over.abort();
  }
};

/** Connections: `close` lets calls under way finish, `destroy` cuts them off. */
type Connections = Readonly<{ closed: boolean; close(): Promise<void>; destroy(): Promise<void> }>;

/** Lets calls under way finish for so many milliseconds, then cuts off those that hang. */
export const closeWithin = async (milliseconds: number, ...all: readonly Connections[]): Promise<void> => {
  const open = all.filter(({ closed }) => !closed);
  await atMost(milliseconds, Promise.all(open.map((one) => one.close())));
  // Those that have ended by themselves do not mind.
  await Promise.all(open.map((one) => one.destroy()));
};
