import { MemoryError, messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';

/**
 * Look-ups while the store is away: roles and taught names as last known; requests, decisions, prices and PSA data,
 * which only add to them, are empty. Everything else fails.
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
 * Runs `ask`; when the store fails, `lookUp` without it. For anything but a look-up `lookUp` returns null, and the
 * store's failure is thrown.
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
