import type { Change } from '../../core/changes/change.ts';
import { awaitsRequester } from '../../core/changes/change-facts.ts';
import type { ChangeCard } from '../../core/ports/memory.ts';
import type { Conversation, Posted } from '../../core/words/chat.ts';
import { type Person, samePerson } from '../../core/words/people.ts';
import { messageOf } from '../../errors.ts';
import type { Context } from '../context.ts';
import { approverLack } from '../people/approver-lack.ts';
import { approvalsPlace, approversChats } from '../people/approvers.ts';
import { decidersFor } from '../people/people.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { mayRead } from './card-readers.ts';
import { changeAnswer } from './change-card.ts';
import { followChange } from './follow-change.ts';

/** Saves where a card of the change was posted, so that it is kept up to date there. */
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
 * Posts a new request to the approvers' channel or, if none is set, to each known approver's chat. Skips the
 * conversation it came from.
 */
export const tellApprovers = async (context: Context, change: Change): Promise<void> => {
  const place = await approvalsPlace(context, change.tenantId);
  if (place !== null && (await show(context, change, place))) return;
  for (const chat of await approversChats(context, change)) await show(context, change, chat);
};

/** Returns true when the change is shown there now, or was already. */
const show = async (context: Context, change: Change, conversation: Conversation): Promise<boolean> =>
  conversation.id === change.askedIn || showAgain(context, change, conversation);

/** Posts the card of a change again; false when it did not arrive. */
export const showAgain = async (
  context: Context,
  change: Change,
  conversation: Conversation,
): Promise<boolean> => {
  const delivery = await context.chat.send(conversation, await changeAnswer(context, change, conversation));
  if (delivery.kind !== 'delivered') return false;
  await rememberAll(context, change, delivery.posted);
  return true;
};

/**
 * Updates every posted card of a change, and the renewal that it decided. Never throws: `publishBehind` catches up later.
 */
export const publish = async (context: Context, change: Change): Promise<void> => {
  try {
    const cards = await context.memory.changeCards.of(change.id);
    await Promise.all(cards.map((card) => renew(context, card, false)));
  } catch (thrown) {
    context.log.warn(
      { change: change.id, reason: messageOf(thrown) },
      'the cards of a change were not found',
    );
  }
  await followChange(context, change);
};

/**
 * After somebody became an approver: shows approvers the requests that nobody could approve before, and updates their
 * cards.
 */
export const showWaiting = async (context: Context, approver: Person): Promise<void> => {
  const { changes, changeCards } = context.memory;
  const waiting = await changes.inStates(approver.tenantId, ['pending']);
  const shown = new Set<string>();
  for (const change of waiting) {
    const request = change.bundle?.id ?? change.id;
    const lacked = shown.has(request) ? null : await approverLack(context, change, approver);
    if (lacked === null) continue;
    shown.add(request);
    const cards = await changeCards.of(change.id);
    await Promise.all(cards.map((card) => renew(context, { ...card, shownVersion: -1 }, false)));
    if ((await approverLack(context, change)) === null) await tellApprovers(context, change);
  }
};

/** Shows a deputy what waits for the absent approver, unless approvers have a common place. */
export const showWaitingTo = async (context: Context, person: Person, chat: Conversation): Promise<void> => {
  if ((await approvalsPlace(context, person.tenantId)) !== null) return;
  const waiting = await context.memory.changes.inStates(person.tenantId, ['pending']);
  for (const change of leadsOf(waiting)) {
    const deciders = awaitsRequester(change) ? [] : await decidersFor(context, change);
    if (!deciders.some((decider) => samePerson(decider, person))) continue;
    const cards = await context.memory.changeCards.of(change.id);
    if (!cards.some(({ conversationId }) => conversationId === chat.id)) await show(context, change, chat);
  }
};

/** The first line of each request. */
const leadsOf = (waiting: readonly Change[]): readonly Change[] =>
  waiting.filter(
    ({ bundle }, at) =>
      bundle === null || waiting.findIndex((other) => other.bundle?.id === bundle.id) === at,
  );

/** Updates cards that show an older state than the store, after an outage of the chat or of the bot. */
export const publishBehind = async (context: Context): Promise<void> => {
  const cards = await context.memory.changeCards.behind();
  await Promise.all(cards.map((card) => renew(context, card, true)));
};

/** Redraws the change's card in a message, if it is one. */
export const redraw = async (context: Context, conversationId: string, messageId: string): Promise<void> => {
  // A card with several lines is drawn as a whole.
  const [card] = await context.memory.changeCards.in(conversationId, messageId);
  if (card !== undefined) await renew(context, { ...card, shownVersion: 0 }, true);
};

/** A card with several lines is saved as the card of each. */
const rememberAll = async (context: Context, change: Change, where: Posted): Promise<void> => {
  for (const line of await besides(context, change)) await remember(context, line, where);
};

/** The same for an existing card of unknown version: it is then redrawn. */
export const rememberFound = async (
  context: Context,
  change: Change,
  { conversationId, messageId }: Posted,
): Promise<void> => {
  for (const { id: changeId } of await besides(context, change))
    await context.memory.changeCards.add({ changeId, conversationId, messageId, shownVersion: 0 });
};

const besides = async ({ memory }: Context, change: Change): Promise<readonly Change[]> =>
  change.bundle === null ? [change] : memory.changes.ofBundle(change.bundle.id);

/** For several lines the version is the sum of theirs: any step on any line redraws the card. */
const renew = (context: Context, card: ChangeCard, background: boolean): Promise<void> => {
  const { changes, changeCards } = context.memory;
  const { changeId } = card;
  let drawn: readonly Change[] = [];
  const latest = async () => {
    const change = await changes.get(changeId);
    if (change === null || change.bundle === null) return change;
    drawn = await besides(context, change);
    return { ...change, version: drawn.reduce((sum, { version }) => sum + version, 0) };
  };
  return bringUpToDate(context, card, {
    logFacts: { change: changeId },
    background,
    latest,
    answer: (change, conversation) => changeAnswer(context, change, conversation),
    mayRead: async (change, conversation) => {
      const lines = drawn.length === 0 ? [change] : drawn;
      const may = lines.map((line) => mayRead(context, conversation, line.companyId, line));
      return (await Promise.all(may)).includes(true);
    },
    shown: async ({ conversationId, messageId }, version) => {
      if (drawn.length === 0) return changeCards.shown(changeId, conversationId, messageId, version);
      for (const line of drawn) await changeCards.shown(line.id, conversationId, messageId, line.version);
    },
    missing: async ({ conversationId, messageId }, since) => {
      for (const line of drawn.length === 0 ? [changeId] : drawn.map(({ id }) => id))
        await changeCards.missing(line, conversationId, messageId, since);
    },
    posted: (change, where) => rememberAll(context, change, where),
    remove: async ({ conversationId, messageId }) => {
      const ids = drawn.length === 0 ? [changeId] : drawn.map(({ id }) => id);
      for (const id of ids) await changeCards.remove(id, conversationId, messageId);
    },
  });
};
