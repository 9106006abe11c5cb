import type { Answer, Chat, Conversation } from '../core/words/chat.ts';

/** A chat that shows messages at once; an update is shown as a new message. */
export const terminalChat = (show: (answer: Answer, messageId: string, to: Conversation) => void): Chat => {
  let last = 0;
  const post = (to: Conversation, messageId: string, answer: Answer) => {
    show(answer, messageId, to);
    return Promise.resolve({ kind: 'delivered', posted: { conversationId: to.id, messageId } } as const);
  };
  return {
    send: async (to, answer, { before = async () => true } = {}) => {
      if (!(await before())) return { kind: 'held' };
      last += 1;
      return post(to, String(last), answer);
    },
    // The terminal prints files and never offers them.
    offerFile: async () => ({ kind: 'held' }),
    giveFile: async () => ({ kind: 'held' }),
    emailOf: async () => null,
    memberOf: async () => null,
    membersOf: async () => null,
    update: (to, messageId, answer) => post(to, messageId, answer),
  };
};
