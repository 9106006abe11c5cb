import type { Change } from '../../core/changes/change.ts';
import { changeAnswer } from '../../workflows/cards/change-card.ts';
import { publish } from '../../workflows/cards/publish-change.ts';
import { followUpAll } from '../../workflows/changes/follow-up.ts';
import type { Context } from '../../workflows/context.ts';
import type { Press } from './action.ts';

/** The form's message becomes the request's card, for everyone who sees it. */
export const becomesRequest = async (
  context: Context,
  { conversation, messageId }: Press,
  change: Change,
) => {
  const { changes, changeCards } = context.memory;
  const [first = change, ...others] =
    change.bundle === null ? [change] : await changes.ofBundle(change.bundle.id);
  const lines = [first, ...others] as const;
  if (messageId !== null)
    for (const { id: changeId } of lines)
      await changeCards.add({ changeId, conversationId: conversation.id, messageId, shownVersion: 0 });
  await publish(context, change);
  await followUpAll(context, lines, null);
  return changeAnswer(context, change, conversation);
};
