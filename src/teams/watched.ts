import type { Chat, Delivery } from '../core/words/chat.ts';

/** The same chat; `sent` is told what became of everything that was sent. */
export const watched = (chat: Chat, sent: (delivery: Delivery) => void): Chat => {
  const told = async (work: Promise<Delivery>): Promise<Delivery> => {
    const delivery = await work;
    sent(delivery);
    return delivery;
  };
  return {
    ...chat,
    send: (...given) => told(chat.send(...given)),
    update: (...given) => told(chat.update(...given)),
    offerFile: (...given) => told(chat.offerFile(...given)),
    giveFile: (...given) => told(chat.giveFile(...given)),
  };
};
