import PQueue from 'p-queue';

/**
 * Runs one write at a time; items that arrive meanwhile go together in the next, at most `atMost`. Each caller learns
 * how its own item went.
 */
export const gathered = <T>(
  write: (items: readonly T[]) => Promise<void>,
  atMost: number,
): ((item: T) => Promise<void>) => {
  let running: Promise<void> = Promise.resolve();
  let next: Readonly<{ items: T[]; written: Promise<void> }> | null = null;
  return (item) => {
    if (next === null || next.items.length === atMost) {
      const items: T[] = [];
      const written = running.then(() => {
        if (next?.items === items) next = null;
        return write(items);
      });
      running = written.catch(() => {});
      next = { items, written };
    }
    next.items.push(item);
    return next.written;
  };
};

/** A hanging read must not hold up all others. */
const readsAtOnce = 2;
/** Keys of one read. */
const mostKeys = 128;

/**
 * Reads by key. Requests during a read share the next one, which begins after all of them: nobody gets an older state.
 */
export const readTogether = <V>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): ((key: string) => Promise<V | undefined>) => {
  const queue = new PQueue({ concurrency: readsAtOnce });
  let next: Readonly<{ keys: Set<string>; values: Promise<ReadonlyMap<string, V>> }> | null = null;
  return async (key) => {
    if (next === null || next.keys.size === mostKeys) {
      const keys = new Set<string>();
      const values = queue.add(async () => {
        await Promise.resolve();
        if (next?.keys === keys) next = null;
        return read([...keys]);
      });
      next = { keys, values };
    }
    next.keys.add(key);
    return (await next.values).get(key);
  };
};

/** The keys, with the last repeated to make 1, 2, 4 …: few different statements, which stay prepared. */
export const padded = (keys: readonly string[]): readonly string[] => {
  const length = 2 ** Math.ceil(Math.log2(keys.length));
  return [...keys, ...Array.from({ length: length - keys.length }, () => keys.at(-1) ?? '')];
};
