/**
 * Runs one write at a time; items that arrive meanwhile go together in the next, at most `atMost` at once. Each caller
 * learns how the write of its own item went.
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
