const minute = 60_000;

/** Counts the calls of the last rolling minute. Those answered 429 do not count (Pax8: "1000 successful calls"). */
export type RateLimit = Readonly<{
  /** Counts a call and says 0, or says after how many seconds the next one may come. */
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
