import type { Answer, Chat, Conversation } from '../core/words/chat.ts';
import type { Person } from '../core/words/people.ts';

/** The one who sits at the terminal. Whoever can start the bot there holds its credentials, and so is its admin. */
export const atTheTerminal = (name: string): { person: Person; conversation: Conversation } => ({
  person: { tenantId: 'terminal', objectId: 'terminal', name },
  conversation: {
    tenantId: 'terminal',
    id: 'terminal',
    scope: 'personal',
    serviceUrl: '',
    botId: 'bot',
    botName: 'Pax8',
    threadId: null,
    teamId: null,
    channelId: null,
    personId: 'terminal',
  },
});

/** A chat whose messages are shown as they come; an update is shown as a message again. */
export const terminalChat = (show: (answer: Answer, messageId: string) => void): Chat => {
  let last = 0;
  const post = (messageId: string, answer: Answer) => {
    show(answer, messageId);
    return Promise.resolve({ kind: 'delivered', posted: { conversationId: 'terminal', messageId } } as const);
  };
  return {
    send: async (_to, answer, before) => {
      if (before !== undefined && !(await before())) return { kind: 'held' };
      last += 1;
      return post(String(last), answer);
    },
    // A file is printed at the terminal, never offered there.
    offerFile: async () => ({ kind: 'held' }),
    giveFile: async () => ({ kind: 'held' }),
    update: (_to, messageId, answer) => post(messageId, answer),
  };
};
