/** A cached value: `get` returns the current one, `renew` tries to read a newer one. */
export type Cached<T> = Readonly<{ get(): Promise<T>; renew(): Promise<T> }>;

export type CachedOptions<T> = Readonly<{
  read: () => Promise<T>;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** How long a value counts as fresh. */
  freshMs: number;
  /** Once there is a value, the shortest time between two reads. */
  pauseMs: number;
  /** Called when a read failed and the current value stays in use. */
  onStale: (thrown: unknown) => void;
}>;

/**
 * Reads on the first `get`, when the value is no longer fresh, and on `renew`; one read at a time. When a read fails,
 * returns the current value, or throws if there is none.
 */
export const cached = <T>({ read, now, freshMs, pauseMs, onStale }: CachedOptions<T>): Cached<T> => {
  let held: Readonly<{ value: T; readAt: number }> | null = null;
  let startedAt = Number.NEGATIVE_INFINITY;
  let inFlight: Promise<T> | null = null;

  const readAgain = async (): Promise<T> => {
    startedAt = now();
    try {
      const value = await read();
      held = { value, readAt: now() };
      return value;
    } catch (thrown) {
      if (held === null) throw thrown;
      onStale(thrown);
      return held.value;
    }
  };

  const ask = async (isGoodEnough: (readAt: number) => boolean): Promise<T> => {
    if (inFlight !== null) return inFlight;
    if (held !== null && (isGoodEnough(held.readAt) || now() - startedAt < pauseMs)) return held.value;
    inFlight = readAgain().finally(() => {
      inFlight = null;
    });
    return inFlight;
  };

  return {
    get: () => ask((readAt) => now() - readAt < freshMs),
    renew: () => ask(() => false),
  };
};
