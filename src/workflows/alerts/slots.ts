/** Runs work when one of a number of slots is free, first come first served. */
export type Slots = <T>(work: () => Promise<T>) => Promise<T>;

export const createSlots = (many: number): Slots => {
  const waiting: (() => void)[] = [];
  let free = many;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((begin) => waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
};
