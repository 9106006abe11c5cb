import type { Change } from '../../core/changes/change.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Context } from '../context.ts';
import { decidersFor } from './people.ts';

/** The approvers' conversation, or null when none is set or the bot cannot post there. */
export const approvalsPlace = async ({ memory }: Context, tenantId: string): Promise<Conversation | null> => {
  const id = await memory.places.get(tenantId, 'approvals');
  return id === null ? null : memory.conversations.get(tenantId, id);
};

/** The personal chats of the approvers that the bot knows. */
export const approversChats = async (context: Context, change: Change): Promise<Conversation[]> => {
  const { conversations } = context.memory;
  const approvers = await decidersFor(context, change);
  const chats = await Promise.all(
    approvers.map(async (person) =>
      (await context.members.isShutOut(person))
        ? null
        : conversations.personalOf(person.tenantId, person.objectId),
    ),
  );
  return chats.filter((chat) => chat !== null);
};
