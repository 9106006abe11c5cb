import { newAlert } from '../../core/alerts/due-alerts.ts';
import type { Change } from '../../core/changes/change.ts';
import { isRunningOut } from '../../core/changes/decide-steps.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Context } from '../context.ts';
import { approvalsPlace, approversChats } from '../people/approvers.ts';

/** Reminds approvers once, wherever they see requests, that the time for a decision is running out. */
export const remindApprovers = async (context: Context): Promise<void> => {
  const { memory, now, newId } = context;
  const waiting = await memory.changes.inStatesAnywhere(['pending']);
  for (const change of waiting.filter((pending) => isRunningOut(pending, now()))) {
    const { id: changeId, tenantId } = change;
    const alerts = (await placesOf(context, change)).map(({ id: conversationId }) => ({
      ...newAlert(
        `reminder ${changeId} ${conversationId}`,
        { tenantId, conversationId },
        { kind: 'reminder', changeId },
        now(),
      ),
      id: newId(),
    }));
    await memory.alerts.add(alerts);
  }
};

/** Falls back to the place of the request when no approver can be reached. */
const placesOf = async (context: Context, change: Change): Promise<Conversation[]> => {
  const place = await approvalsPlace(context, change.tenantId);
  if (place !== null) return [place];
  // Of several lines, each reminds those who decide it.
  const chats = await approversChats(context, { ...change, bundle: null });
  if (chats.length > 0) return chats;
  const asked = await context.memory.conversations.get(change.tenantId, change.askedIn);
  return asked === null ? [] : [asked];
};
