/** A value that is read rarely: `get` gives the one at hand, `renew` asks for a newer one. */
export type Kept<T> = Readonly<{ get(): Promise<T>; renew(): Promise<T> }>;

export type KeepOptions<T> = Readonly<{
  read: () => Promise<T>;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** How long a value counts as fresh. */
  freshMs: number;
  /** Once there is a value, the least time from one read to the next, whatever asks for it. */
  pauseMs: number;
  /** A read failed and the value at hand stays in use. */
  onStale: (thrown: unknown) => void;
}>;

/**
 * Reads at the first `get`, and again when the value is no longer fresh or `renew` is called; one read at a time.
 * Without a value at hand a failed read is thrown; with one, that value is given.
 */
export const keep = <T>({ read, now, freshMs, pauseMs, onStale }: KeepOptions<T>): Kept<T> => {
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
