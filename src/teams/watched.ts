import type { Trace } from '../core/ports/traces.ts';
import type { Chat, Delivery } from '../core/words/chat.ts';

/** Told that something waits to be sent, and the outcome. */
export type Watcher = Readonly<{ sending(): void; sent(delivery: Delivery): void }>;

/** The same chat, watched; each message and update is a step of a trace. */
export const watched = (chat: Chat, { sending, sent }: Watcher, trace: Trace): Chat => {
  const told = (what: string, work: () => Promise<Delivery>): Promise<Delivery> =>
    trace(`Teams ${what}`, {}, async (note) => {
      sending();
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
