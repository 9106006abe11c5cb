/** The simulator's time, in milliseconds since 1970. It runs like the real clock from the time it was set to. */
export type Clock = Readonly<{
  now(): number;
  set(now: number): void;
  advance(ms: number): void;
  /** Goes back to its start time (or to real time) and keeps running. */
  reset(): void;
}>;

export const day = 24 * 60 * 60 * 1000;

export const startClock = (start: number | undefined): Clock => {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const set = (moment: number) => {
    ahead = moment - Date.now();
  };
  const reset = () => (start === undefined ? set(Date.now()) : set(start));
  reset();
  return { now, set, advance: (ms) => set(now() + ms), reset };
};
