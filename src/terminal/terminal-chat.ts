import type { Answer, Chat, Conversation } from '../core/words/chat.ts';
import type { Person } from '../core/words/people.ts';

/** The person at the terminal. They can start the bot with its credentials, so they are its admin. */
export const atTheTerminal = (name: string): { person: Person; conversation: Conversation } => ({
  person: { tenantId: 'terminal', objectId: 'terminal', name },
  conversation: {
    tenantId: 'terminal',
    id: 'terminal',
    scope: 'personal',
    serviceUrl: '',
    botId: 'bot',
    botName: 'Pax8 Operations',
    threadId: null,
    teamId: null,
    channelId: null,
    personId: 'terminal',
  },
});

/** A chat that shows messages at once; an update is shown as a new message. */
export const terminalChat = (show: (answer: Answer, messageId: string) => void): Chat => {
  let last = 0;
  const post = (messageId: string, answer: Answer) => {
    show(answer, messageId);
    return Promise.resolve({ kind: 'delivered', posted: { conversationId: 'terminal', messageId } } as const);
  };
  return {
    send: async (_to, answer, { before = async () => true } = {}) => {
      if (!(await before())) return { kind: 'held' };
      last += 1;
      return post(String(last), answer);
    },
    // The terminal prints files and never offers them.
    offerFile: async () => ({ kind: 'held' }),
    giveFile: async () => ({ kind: 'held' }),
    emailOf: async () => null,
    memberOf: async () => null,
    membersOf: async () => null,
    update: (_to, messageId, answer) => post(messageId, answer),
  };
};
