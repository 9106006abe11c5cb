import type { Change } from '../core/change.ts';
import type { Conversation, Posted } from '../core/chat.ts';
import type { ChangeCard } from '../core/memory.ts';
import { messageOf } from '../errors.ts';
import { approvalsPlace, approversChats } from './approvers.ts';
import { changeAnswer } from './change-card.ts';
import type { Context } from './context.ts';

/** Notes where a card of the change was posted, so that it is updated there to its end. */
export const remember = (
  context: Context,
  change: Change,
  { conversationId, messageId }: Posted,
): Promise<void> =>
  context.memory.changeCards.add({
    changeId: change.id,
    conversationId,
    messageId,
    shownVersion: change.version,
  });

/**
 * Shows a new request to those who may approve it, but for where it was asked: in the approvers' place, and only without
 * one in the personal chat of every approver that the bot knows.
 */
export const tellApprovers = async (context: Context, change: Change): Promise<void> => {
  const place = await approvalsPlace(context, change.tenantId);
  if (place !== null && (await show(context, change, place))) return;
  for (const chat of await approversChats(context, change)) await show(context, change, chat);
};

/** True when the change is shown there now, or was before. */
const show = async (context: Context, change: Change, conversation: Conversation): Promise<boolean> => {
  if (conversation.id === change.askedIn) return true;
  const delivery = await context.chat.send(conversation, await changeAnswer(context, change, conversation));
  if (delivery.kind !== 'delivered') return false;
  await remember(context, change, delivery.posted);
  return true;
};

/** Brings every posted card of a change up to date. Never throws: `publishBehind` catches up on what cannot be shown now. */
export const publish = async (context: Context, change: Change): Promise<void> => {
  try {
    const cards = await context.memory.changeCards.of(change.id);
    await Promise.all(cards.map((card) => bringUpToDate(context, card)));
  } catch (thrown) {
    context.log.warn(
      { change: change.id, reason: messageOf(thrown) },
      'the cards of a change were not found',
    );
  }
};

/** Cards that show an older state than the store has: after an outage of the chat or of the bot. */
export const publishBehind = async (context: Context): Promise<void> => {
  const cards = await context.memory.changeCards.behind();
  await Promise.all(cards.map((card) => bringUpToDate(context, card)));
};

/**
 * Shows the newest state, and looks again afterwards: of two updates at the same moment, from two instances perhaps, the
 * older may reach Teams last, and nobody else would notice. One card's trouble is not that of the others.
 */
const bringUpToDate = async (context: Context, card: ChangeCard): Promise<void> => {
  try {
    for (let shown = card.shownVersion; ; ) {
      const change = await context.memory.changes.get(card.changeId);
      if (change === null || change.version <= shown) return;
      if (!(await update(context, change, card))) return;
      shown = change.version;
    }
  } catch (thrown) {
    context.log.warn(
      { change: card.changeId, reason: messageOf(thrown) },
      'a card was not brought up to date',
    );
  }
};

/** True when the card shows this state of the change now; false when it is no more, or must be tried again later. */
const update = async (context: Context, change: Change, card: ChangeCard): Promise<boolean> => {
  const { memory, chat, log } = context;
  const { changeId, conversationId, messageId } = card;
  const conversation = await memory.conversations.get(change.tenantId, conversationId);
  if (conversation === null) {
    await memory.changeCards.remove(changeId, conversationId, messageId);
    return false;
  }
  const answer = await changeAnswer(context, change, conversation);
  const delivery = await chat.update(conversation, messageId, answer);
  if (delivery.kind === 'delivered') {
    await memory.changeCards.shown(changeId, conversationId, messageId, change.version);
    return true;
  }
  if (delivery.kind === 'failed') return false;
  log.warn({ change: changeId, delivery: delivery.kind }, 'a card of a change could not be updated');
  if (delivery.kind === 'gone') {
    const posted = await chat.send(conversation, answer);
    if (posted.kind === 'failed') return false;
    if (posted.kind === 'delivered') await remember(context, change, posted.posted);
  }
  await memory.changeCards.remove(changeId, conversationId, messageId);
  return false;
};
