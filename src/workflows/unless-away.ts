import { MemoryError } from '../errors.ts';

/** The store's answer, or `otherwise` while it is away. */
export const unlessAway = <T, U>(asked: Promise<T>, otherwise: U): Promise<T | U> =>
  asked.catch((thrown: unknown) => {
    if (thrown instanceof MemoryError) return otherwise;
    throw thrown;
  });
