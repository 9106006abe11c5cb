const minute = 60_000;

/** Counts the calls of the last rolling minute, except those answered 429 (Pax8: "1000 successful calls"). */
export type RateLimit = Readonly<{
  /** Counts a call and returns 0, or returns the seconds until the next one is allowed. */
  take(now: number, callsPerMinute: number): number;
}>;

export const createRateLimit = (): RateLimit => {
  let calls: number[] = [];
  return {
    take(now, callsPerMinute) {
      calls = calls.filter((at) => at > now - minute && at <= now);
      if (calls.length < callsPerMinute) {
        calls.push(now);
        return 0;
      }
      const oldest = calls[calls.length - callsPerMinute] ?? now;
      return Math.max(1, Math.ceil((oldest + minute - now) / 1000));
    },
  };
};
