import type { Change } from '../../core/changes/change.ts';
import { isPlan } from '../../core/changes/change-facts.ts';
import {
  type LastRequest,
  type Memory,
  noMemory,
  remembered,
  rememberedOf,
} from '../../core/conversation/remembered.ts';
import type { Speaker } from '../../core/ports/memory.ts';
import type { Reading } from '../../core/reading/reading.ts';
import type { Conversation } from '../../core/words/chat.ts';
import type { Person } from '../../core/words/people.ts';
import { messageOf } from '../../errors.ts';
import { threadOf } from '../../workflows/bot/reading.ts';
import type { Context } from '../../workflows/context.ts';

const speakerOf = (person: Person, conversation: Conversation): Speaker => ({
  tenantId: person.tenantId,
  personId: person.objectId,
  conversationId: threadOf(conversation),
});

/** Whether its requester can still take it back. */
const isWaiting = (change: Change): boolean =>
  change.state === 'pending' || (change.state === 'planned' && isPlan(change));

const requestOf = (change: Change | null): LastRequest | null =>
  change === null
    ? null
    : {
        ...{ changeId: change.id, subscriptionId: change.subscriptionId },
        ...{ companyName: change.companyName, productName: change.productName },
        waiting: isWaiting(change),
      };

/** The person's last message and request here. Without the store there is none, and the message stands alone. */
export const recall = async (
  context: Context,
  person: Person,
  conversation: Conversation,
): Promise<Memory> => {
  const { memory, now, log } = context;
  const since = now() - remembered;
  try {
    const [last, change] = await Promise.all([
      memory.lastSaid.get(speakerOf(person, conversation), since),
      memory.changes.lastRequest(person.tenantId, person.objectId, conversation.id, since),
    ]);
    return { last, request: requestOf(change) };
  } catch (thrown) {
    log.warn({ reason: messageOf(thrown) }, 'what was said before could not be read');
    return noMemory;
  }
};

/** Remembers a message for the next one. A failing store costs the memory, never the answer. */
export const rememberSaid = async (
  context: Context,
  person: Person,
  conversation: Conversation,
  sentence: string,
  reading: Reading,
  before: Memory,
): Promise<void> => {
  const { memory, now, log, portfolio } = context;
  const held = portfolio.current();
  if (held === null) return;
  const said = rememberedOf(sentence, reading, held, before, now());
  try {
    await memory.lastSaid.put(speakerOf(person, conversation), said, now());
  } catch (thrown) {
    log.warn({ reason: messageOf(thrown) }, 'what was said could not be remembered');
  }
};
