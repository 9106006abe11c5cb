import { missingRole } from '../core/permissions.ts';
import { type Context, roleIn } from '../workflows/context.ts';
import { failure } from '../workflows/failure.ts';
import type { Press, Pressed } from './action.ts';
import { actions } from './index.ts';

/** Answers one pressed button, always: the card as it now is, or a line that says why nothing happened. */
export const answerPress = async (context: Context, press: Press): Promise<Pressed> => {
  const action = actions.get(press.verb);
  if (action === undefined)
    return { toast: 'I do not know this button any more. Say help to see what I can do.' };
  try {
    const { role } = await roleIn(context, press.person);
    const missing = missingRole(role, 'viewer');
    if (missing !== null) return { toast: missing };
    return await action.run(context, press);
  } catch (thrown) {
    const { text, reference } = failure(context, thrown, { verb: press.verb });
    return { toast: `${text} (Reference ${reference})` };
  }
};
