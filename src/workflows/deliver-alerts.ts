import type { Context } from './context.ts';

/** Sends what is due. `alone`: nobody else can be at work, so that what was begun was left behind. */
export const deliverAlerts = async (_context: Context, _alone = false): Promise<void> => {};
