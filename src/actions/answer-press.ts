import type { AuditEvent } from '../core/audit/audit-events.ts';
import { missingRole } from '../core/rules/permissions.ts';
import { missingRoleText } from '../views/kit/replies.ts';
import { failedToast, toast } from '../views/kit/toasts.ts';
import { record } from '../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../workflows/context.ts';
import { failure } from '../workflows/failure.ts';
import { actions } from './index.ts';
import type { Press, Pressed } from './pressing/action.ts';

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
    const { role } = await roleIn(context, person);
    const missing = missingRole(role, 'viewer');
    if (missing !== null) {
      await denied('press.not-allowed');
      return { toast: missingRoleText(missing) };
    }
    return await action.run(context, press);
  } catch (thrown) {
    return failedToast(failure(context, thrown, { verb }));
  }
};
