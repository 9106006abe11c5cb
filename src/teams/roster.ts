import type { Conversation } from '../core/words/chat.ts';
import type { Log } from '../core/words/log.ts';
import type { Person } from '../core/words/people.ts';
import type { Connector } from './connector.ts';
import { personOf } from './identity.ts';
import { wireIdOf } from './message-id.ts';
import type { Said } from './text.ts';

type Parts = Readonly<{ connect: (serviceUrl: string) => Promise<Connector>; log: Log }>;
type Mention = Readonly<{ text: string; person: Person }>;

/** Each look-up costs a call to Teams, so further mentions are ignored. */
const mostMentions = 5;

/** Finds the Entra object ids of mentioned people; a mention carries only Teams' own id. */
export const createRoster = ({ connect, log }: Parts) => {
  const personBehind = async (who: Said['mentions'][number]['who'], conversation: Conversation) => {
    const known = personOf(who, conversation.tenantId);
    if (known !== null) return known;
    const wireId = wireIdOf(conversation.id, conversation.threadId);
    const connector = await connect(conversation.serviceUrl);
    const { id, name, aadObjectId } = await connector.member(wireId, who.id);
    return personOf({ id, name: name || who.name, aadObjectId }, conversation.tenantId);
  };

  return {
    /** Leaves out people whom Teams does not know; never rejects. */
    async resolve(mentions: Said['mentions'], conversation: Conversation): Promise<Mention[]> {
      const found = await Promise.all(
        mentions.slice(0, mostMentions).map(async ({ text, who }) => {
          try {
            const person = await personBehind(who, conversation);
            return person === null ? [] : [{ text, person }];
          } catch (thrown) {
            log.warn(
              { err: thrown, conversationId: conversation.id },
              'a mentioned person could not be looked up',
            );
            return [];
          }
        }),
      );
      return found.flat();
    },
  };
};

export type Roster = ReturnType<typeof createRoster>;
