import { MemoryError, messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/**
 * What look-ups work with while the store is away: roles and taught names as last known; requests, decisions, kept prices
 * and what a PSA bills, which only add to them, are empty. Everything else fails as the store does.
 */
const withoutStore = (context: Context): Context => {
  const { roles, taughtNames, changes, renewals, prices, psa } = context.memory;
  return {
    ...context,
    memory: {
      ...context.memory,
      roles: { ...roles, granted: roles.lastGranted },
      taughtNames: { ...taughtNames, list: taughtNames.lastList },
      changes: { ...changes, ofSubscription: async () => [] },
      renewals: {
        ...renewals,
        open: async () => [],
        withServiceTerms: async () => [],
        ofSubscription: async () => [],
      },
      prices: { ...prices, get: async () => [] },
      psa: { ...psa, load: async () => null },
    },
  };
};

/**
 * `ask`; when the store fails, `lookUp` without it. What is more than a look-up makes `lookUp` return null, and the failure of
 * the store is thrown.
 */
export const orFromMemory = async <T>(
  context: Context,
  ask: () => Promise<T>,
  lookUp: (away: Context) => Promise<T | null>,
): Promise<T> => {
  try {
    return await ask();
  } catch (thrown) {
    if (!(thrown instanceof MemoryError)) throw thrown;
    context.log.warn({ reason: messageOf(thrown) }, 'the store is away; look-ups are answered from memory');
    const found = await lookUp(withoutStore(context));
    if (found === null) throw thrown;
    return found;
  }
};
