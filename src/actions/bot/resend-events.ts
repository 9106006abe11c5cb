import { missingRole } from '../../core/rules/permissions.ts';
import { deliverEvents, resendEvents } from '../../workflows/audit/deliver-events.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { statusAnswer } from '../../workflows/bot/status-answer.ts';
import { roleIn } from '../../workflows/context.ts';
import type { Action } from '../pressing/action.ts';

/** Sends the events again that were given up. */
export const resendEventsAgain: Action = {
  verb: 'resend-events',
  run: async (context, press) => {
    const { person, conversation } = press;
    const { role } = await roleIn(context, person);
    const missing = missingRole(role, 'admin');
    if (missing !== null) {
      await record(context, person, 'events.resend-denied', { role }, { conversation });
      return { toast: missing };
    }
    const again = await resendEvents(context, person.tenantId);
    if (again.events === 0 && again.receivers.length === 0)
      return { toast: 'There are no events to send again.' };
    await record(context, person, 'events.resent', again, { conversation });
    context.later('events that are sent again', deliverEvents(context));
    return statusAnswer(context, person);
  },
};
