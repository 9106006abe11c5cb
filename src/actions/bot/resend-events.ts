import { toast } from '../../views/kit/toasts.ts';
import { deliverEvents, resendEvents } from '../../workflows/audit/deliver-events.ts';
import { record } from '../../workflows/audit/record-act.ts';
import { statusAnswer } from '../../workflows/bot/status-answer.ts';
import type { Action } from '../pressing/action.ts';
import { notInRole } from '../pressing/approver-for.ts';

/** Sends again the events that were given up. */
export const resendEventsAgain: Action = {
  verb: 'resend-events',
  run: async (context, press) => {
    const { person, conversation } = press;
    const denied = await notInRole(context, press, 'admin');
    if (denied !== null) return denied;
    const again = await resendEvents(context, person.tenantId);
    if (again.events === 0 && again.receivers.length === 0) return toast('nothing-to-resend');
    await record(context, person, 'events.resent', again, { conversation });
    context.later('events that are sent again', deliverEvents(context));
    return statusAnswer(context, person);
  },
};
