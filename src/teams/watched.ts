import type { Trace } from '../core/ports/traces.ts';
import type { Chat, Delivery } from '../core/words/chat.ts';

/** The same chat; `sent` is told what became of everything that was sent, and each is a step of a trace. */
export const watched = (chat: Chat, sent: (delivery: Delivery) => void, trace: Trace): Chat => {
  const told = (what: string, work: () => Promise<Delivery>): Promise<Delivery> =>
    trace(`Teams ${what}`, {}, async (note) => {
      const delivery = await work();
      sent(delivery);
      note({ outcome: delivery.kind });
      return delivery;
    });
  return {
    ...chat,
    send: (...given) => told('send', () => chat.send(...given)),
    update: (...given) => told('update', () => chat.update(...given)),
    offerFile: (...given) => told('offer file', () => chat.offerFile(...given)),
    giveFile: (...given) => told('give file', () => chat.giveFile(...given)),
  };
};
