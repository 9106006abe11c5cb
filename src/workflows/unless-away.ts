import { MemoryError } from '../errors.ts';

/** What the store says, or `otherwise` while it is away: for those who can say so themselves. */
export const unlessAway = <T, U>(asked: Promise<T>, otherwise: U): Promise<T | U> =>
  asked.catch((thrown: unknown) => {
    if (thrown instanceof MemoryError) return otherwise;
    throw thrown;
  });
