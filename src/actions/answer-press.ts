import type { AuditEvent } from '../core/audit/audit-events.ts';
import { missingRole } from '../core/rules/permissions.ts';
import { record } from '../workflows/audit/record-act.ts';
import { type Context, roleIn } from '../workflows/context.ts';
import { failure } from '../workflows/failure.ts';
import { actions } from './index.ts';
import type { Press, Pressed } from './pressing/action.ts';

/** Answers one pressed button, always: the card as it now is, or a line that says why nothing happened. */
export const answerPress = async (context: Context, press: Press): Promise<Pressed> => {
  const { person, verb } = press;
  const denied = (event: AuditEvent) =>
    record(context, person, event, { button: verb.replaceAll('\0', '').slice(0, 64) }, press);
  try {
    if (press.repeated) {
      await denied('press.repeated');
      return { toast: 'This press was taken already. The card shows what came of it.' };
    }
    const action = actions.get(verb);
    if (action === undefined) {
      await denied('press.unknown-button');
      return { toast: 'I do not know this button any more. Say help to see what I can do.' };
    }
    const { role } = await roleIn(context, person);
    const missing = missingRole(role, 'viewer');
    if (missing !== null) {
      await denied('press.not-allowed');
      return { toast: missing };
    }
    return await action.run(context, press);
  } catch (thrown) {
    const { text, reference } = failure(context, thrown, { verb });
    return { toast: `${text} (Reference ${reference})` };
  }
};
