import type { Change } from '../core/change.ts';
import { isRunningOut } from '../core/change-steps.ts';
import type { Conversation } from '../core/chat.ts';
import { approvalsPlace, approversChats } from './approvers.ts';
import type { Context } from './context.ts';

/** Says once, wherever approvers are shown requests, that the time for a decision runs out. */
export const remindApprovers = async (context: Context): Promise<void> => {
  const { memory, now } = context;
  const waiting = await memory.changes.inStatesAnywhere(['pending']);
  for (const change of waiting.filter((one) => isRunningOut(one, now())))
    if (await memory.claims.claim(`reminder ${change.id}`, now())) await remind(context, change);
};

const remind = async (context: Context, change: Change): Promise<void> => {
  const answer = context.views.reminder(change, context.now());
  for (const conversation of await placesOf(context, change)) {
    const { kind } = await context.chat.send(conversation, answer);
    if (kind !== 'delivered') context.log.warn({ change: change.id, kind }, 'a reminder did not arrive');
  }
};

/** Where nobody else can be reached, the place where it was asked. */
const placesOf = async (context: Context, change: Change): Promise<Conversation[]> => {
  const place = await approvalsPlace(context, change.tenantId);
  if (place !== null) return [place];
  const chats = await approversChats(context, change);
  if (chats.length > 0) return chats;
  const asked = await context.memory.conversations.get(change.tenantId, change.askedIn);
  return asked === null ? [] : [asked];
};
