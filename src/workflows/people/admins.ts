import type { Conversation } from '../../core/words/chat.ts';
import type { Context } from '../context.ts';
import { peopleOf } from './people.ts';

/** The personal chats of the admins that the bot knows. */
export const adminChats = async (
  context: Pick<Context, 'memory' | 'settings'>,
  tenantId: string,
): Promise<Conversation[]> => {
  const { conversations } = context.memory;
  const admins = (await peopleOf(context, tenantId)).filter(({ role }) => role === 'admin');
  const chats = await Promise.all(
    admins.map(({ person }) => conversations.personalOf(tenantId, person.objectId)),
  );
  return chats.filter((chat) => chat !== null);
};
