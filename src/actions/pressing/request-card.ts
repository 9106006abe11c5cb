import type { Change } from '../../core/changes/change.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { publish } from '../../workflows/cards/publish-change.ts';
import { followUp } from '../../workflows/changes/follow-up.ts';
import type { Context } from '../../workflows/context.ts';
import type { Press } from './action.ts';

/** The form's message becomes the request's card, for everyone who sees it. */
export const becomesRequest = async (
  context: Context,
  { conversation, messageId }: Press,
  change: Change,
) => {
  const conversationId = conversation.id;
  if (messageId !== null)
    await context.memory.changeCards.add({ changeId: change.id, conversationId, messageId, shownVersion: 0 });
  await publish(context, change);
  await followUp(context, change, null);
  return changeAnswer(context, change, conversation);
};
