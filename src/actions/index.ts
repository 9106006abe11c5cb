import type { Action } from './action.ts';
import { approve, approveFewer, cancelRequest, refreshChange, reject } from './decide.ts';
import { page } from './page.ts';
import { savePolicy } from './save-policy.ts';
import { undo } from './undo.ts';

/** Every button that comes back to the bot, by its verb. */
export const actions: ReadonlyMap<string, Action> = new Map(
  [approve, approveFewer, reject, cancelRequest, undo, refreshChange, page, savePolicy].map((action) => [
    action.verb,
    action,
  ]),
);
