import type { Trace } from '../core/ports/traces.ts';
import type { Chat, Delivery } from '../core/words/chat.ts';

/** Told that something waits to be sent, and the outcome. */
export type Watcher = Readonly<{ sending(): void; sent(delivery: Delivery): void }>;

/** The same chat, watched; each message and update is a step of a trace. */
export const watched = (chat: Chat, { sending, sent }: Watcher, trace: Trace): Chat => {
  const watch = (what: string, work: () => Promise<Delivery>): Promise<Delivery> =>
    trace(`Teams ${what}`, {}, async (note) => {
      sending();
      const delivery = await work();
      sent(delivery);
      note({ outcome: delivery.kind });
      return delivery;
    });
  return {
    ...chat,
    send: (...given) => watch('send', () => chat.send(...given)),
    update: (...given) => watch('update', () => chat.update(...given)),
    offerFile: (...given) => watch('offer file', () => chat.offerFile(...given)),
    giveFile: (...given) => watch('give file', () => chat.giveFile(...given)),
  };
};
