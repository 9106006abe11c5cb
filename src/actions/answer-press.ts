import type { AuditEvent } from '../core/audit/audit-events.ts';
import { missingRole } from '../core/rules/permissions.ts';
import { fromMemoryText, withLine } from '../views/kit/notes.ts';
import { missingRoleText } from '../views/kit/replies.ts';
import { failedToast, toast } from '../views/kit/toasts.ts';
import { record } from '../workflows/audit/record-act.ts';
import { orFromMemory } from '../workflows/bot/while-away.ts';
import { type Context, roleIn } from '../workflows/context.ts';
import { failure } from '../workflows/failure.ts';
import { sightOf } from '../workflows/people/sight.ts';
import { actions } from './index.ts';
import type { Press, Pressed } from './pressing/action.ts';

const saidFromMemory = (pressed: Pressed): Pressed =>
  'toast' in pressed ? pressed : { ...pressed, ...withLine(pressed, fromMemoryText()) };

/** Always answers a press: with the current card, or with a line that says why nothing happened. */
export const answerPress = async (context: Context, press: Press): Promise<Pressed> => {
  const { person, verb } = press;
  const denied = (event: AuditEvent) =>
    record(context, person, event, { button: verb.replaceAll('\0', '').slice(0, 64) }, press);
  try {
    if (press.repeated) {
      await denied('press.repeated');
      return toast('taken-already');
    }
    const action = actions.get(verb);
    if (action === undefined) {
      await denied('press.unknown-button');
      return toast('unknown-button');
    }
    const run = async (within: Context): Promise<Pressed> => {
      const missing = action.forAnybody ? null : missingRole(await roleIn(within, person), 'viewer');
      if (missing === null) return action.run((await sightOf(within, person)).context, press);
      await denied('press.not-allowed');
      return { toast: missingRoleText(missing) };
    };
    return await orFromMemory(
      context,
      () => run(context),
      async (away) => (action.reads ? saidFromMemory(await run(away)) : null),
    );
  } catch (thrown) {
    return failedToast(failure(context, thrown, { verb }));
  }
};
