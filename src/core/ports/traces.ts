type Facts = Readonly<Record<string, string | number | boolean>>;

/**
 * Runs work as one step of a trace; what begins within it is part of it. `note` adds facts known only later. Names and
 * facts hold no customer data and no secrets.
 */
export type Trace = <T>(
  name: string,
  facts: Facts,
  work: (note: (facts: Facts) => void) => Promise<T>,
) => Promise<T>;

/** For when traces go nowhere. */
export const noTrace: Trace = (_name, _facts, work) => work(() => {});
