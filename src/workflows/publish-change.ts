import type { Change } from '../core/change.ts';
import type { Posted } from '../core/chat.ts';
import type { ChangeCard } from '../core/memory.ts';
import { includes, type Role } from '../core/people.ts';
import { messageOf } from '../errors.ts';
import type { Context } from './context.ts';

/** The card of a change for one of the places where it is shown: where it was asked everybody finds their button. */
export const changeAnswer = (context: Context, change: Change, conversationId: string, why?: string) =>
  context.views.change(
    change,
    { buttons: conversationId === change.askedIn ? 'all' : 'approver', why },
    context.now(),
  );

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

/** Shows a new request to every approver whose personal chat the bot knows, but for the chat where it was asked. */
export const tellApprovers = async (context: Context, change: Change): Promise<void> => {
  const { memory, settings, chat } = context;
  const granted = (await memory.roles.list(change.tenantId))
    .filter(({ role }: { role: Role }) => includes(role, 'approver'))
    .map(({ person }) => person.objectId);
  const approvers = new Set([...settings.admins, ...granted]);
  if (!settings.approvalSelf) approvers.delete(change.requestedBy.objectId);
  for (const objectId of approvers) {
    const conversation = await memory.conversations.personalOf(change.tenantId, objectId);
    if (conversation === null || conversation.id === change.askedIn) continue;
    const delivery = await chat.send(conversation, changeAnswer(context, change, conversation.id));
    if (delivery.kind === 'delivered') await remember(context, change, delivery.posted);
  }
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
  const answer = changeAnswer(context, change, conversationId);
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
