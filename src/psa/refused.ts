import { RemoteFailure } from '../remote/remote.ts';

/** Null for what the PSA does not let the bot see: it stays unknown, and the rest is read. */
export const unlessRefused = async <T>(read: () => Promise<T>): Promise<T | null> => {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof RemoteFailure && [403, 404].includes(thrown.status ?? 0)) return null;
    throw thrown;
  }
};
