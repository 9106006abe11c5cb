import type { Renewal } from '../../core/renewals/renewal.ts';
import type { Conversation, Posted } from '../../core/words/chat.ts';
import { renewalMovedCard } from '../../views/renewals/renewal-notices.ts';
import type { Context } from '../context.ts';
import { rememberRenewal } from './publish-renewal.ts';
import { renewalAnswer } from './renewal-answer.ts';

/** Posts a renewal's card in a conversation; an earlier card there then points to it. */
export const postRenewal = async (
  context: Context,
  renewal: Renewal,
  conversation: Conversation,
): Promise<boolean> => {
  const sent = await context.chat.send(conversation, await renewalAnswer(context, renewal));
  if (sent.kind !== 'delivered') return false;
  await moveCard(context, renewal, sent.posted);
  return true;
};

/** Makes this message the renewal's card in its conversation; an earlier card there then points to it. */
export const moveCard = async (context: Context, renewal: Renewal, where: Posted): Promise<void> => {
  const { memory, chat } = context;
  const before = (await memory.renewalCards.of(renewal.id)).filter(
    ({ conversationId, messageId }) =>
      conversationId === where.conversationId && messageId !== where.messageId,
  );
  await rememberRenewal(context, renewal, where);
  if (before.length === 0) return;
  for (const card of before) await memory.renewalCards.remove(card);
  const conversation = await memory.conversations.get(renewal.tenantId, where.conversationId);
  if (conversation === null) return;
  const moved = context.answer(renewalMovedCard(renewal));
  for (const { messageId } of before) await chat.update(conversation, messageId, moved);
};
