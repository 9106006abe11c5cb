import type { Action } from './action.ts';
import { approve, cancelRequest, refreshChange, reject } from './decide.ts';
import { page } from './page.ts';

/** Every button that comes back to the bot, by its verb. */
export const actions: ReadonlyMap<string, Action> = new Map(
  [approve, reject, cancelRequest, refreshChange, page].map((action) => [action.verb, action]),
);
