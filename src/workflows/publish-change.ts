import type { Change } from '../core/change.ts';
import type { Posted } from '../core/chat.ts';
import type { ChangeCard } from '../core/memory.ts';
import { includes, type Role } from '../core/people.ts';
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
  const { memory, policy, chat } = context;
  const granted = (await memory.roles.list(change.tenantId))
    .filter(({ role }: { role: Role }) => includes(role, 'approver'))
    .map(({ person }) => person.objectId);
  const approvers = new Set([...policy.admins, ...granted]);
  if (!policy.approvalSelf) approvers.delete(change.requestedBy.objectId);
  for (const objectId of approvers) {
    const conversation = await memory.conversations.personalOf(change.tenantId, objectId);
    if (conversation === null || conversation.id === change.askedIn) continue;
    const delivery = await chat.send(conversation, changeAnswer(context, change, conversation.id));
    if (delivery.kind === 'delivered') await remember(context, change, delivery.posted);
  }
};

/** Brings every posted card of a change up to date. What cannot be reached now is caught up by `publishBehind`. */
export const publish = async (context: Context, change: Change): Promise<void> => {
  const cards = await context.memory.changeCards.of(change.id);
  await Promise.all(cards.map((card) => bringUpToDate(context, change, card)));
};

/** Cards that show an older state than the store has: after an outage of the chat or of the bot. */
export const publishBehind = async (context: Context): Promise<void> => {
  for (const card of await context.memory.changeCards.behind()) {
    const change = await context.memory.changes.get(card.changeId);
    if (change !== null) await bringUpToDate(context, change, card);
  }
};

const bringUpToDate = async (context: Context, change: Change, card: ChangeCard): Promise<void> => {
  const { memory, chat, log } = context;
  if (card.shownVersion >= change.version) return;
  const conversation = await memory.conversations.get(change.tenantId, card.conversationId);
  if (conversation === null) {
    await memory.changeCards.remove(card.changeId, card.conversationId, card.messageId);
    return;
  }
  const answer = changeAnswer(context, change, card.conversationId);
  const delivery = await chat.update(conversation, card.messageId, answer);
  if (delivery.kind === 'delivered') {
    await memory.changeCards.shown(card.changeId, card.conversationId, card.messageId, change.version);
    return;
  }
  if (delivery.kind === 'failed') return;
  await memory.changeCards.remove(card.changeId, card.conversationId, card.messageId);
  log.warn({ change: change.id, delivery: delivery.kind }, 'a card of a change could not be updated');
  if (delivery.kind === 'gone') {
    const posted = await chat.send(conversation, answer);
    if (posted.kind === 'delivered') await remember(context, change, posted.posted);
  }
};
