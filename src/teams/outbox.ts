import type { Conversations } from '../core/ports/memory.ts';
import type { Answer, Chat, Conversation, Delivery, Posted, Upload } from '../core/words/chat.ts';
import type { Log } from '../core/words/log.ts';
import { messageOf as textOf } from '../errors.ts';
import type { Connector, Outgoing } from './connector.ts';
import { afterFailure, type Call, ConnectorFailure } from './connector-failure.ts';
import { fileMessage, offerMessage, takesFiles } from './files.ts';
import { createOrder } from './in-order.ts';
import { createPace } from './limits.ts';
import { comfortable, largest, messageOf, notice, shortened, sizeOf } from './message.ts';
import { messageIdOf, placeOf, threadOf, wireIdOf } from './message-id.ts';
import type { Trust } from './trust.ts';

type Parts = Readonly<{
  connect: (serviceUrl: string) => Promise<Connector>;
  trust: Trust;
  conversations: Pick<Conversations, 'close'>;
  /** Puts the content of an accepted file where Teams wants it; throws when it does not get there. */
  upload: (to: Upload, content: string) => Promise<void>;
  now: () => number;
  pause: (milliseconds: number) => Promise<void>;
  random: () => number;
  log: Log;
}>;
type Work = (connector: Connector, answer: Answer) => Promise<Posted>;

type Before = () => Promise<boolean>;
const always: Before = () => Promise.resolve(true);

const gccHost = 'https://smba.infra.gcc.teams.microsoft.com/gcc';

/** The one place through which everything goes out that the bot says: in order, within Teams' limits of rate and size. */
export const createOutbox = (parts: Parts): Chat => {
  const { connect, trust, conversations, upload, now, pause, random, log } = parts;
  const inOrder = createOrder();
  const pace = createPace({ now, pause });

  const fitting = (to: Conversation, answer: Answer): Answer => {
    const size = sizeOf(answer);
    if (size > comfortable) log.warn({ conversationId: to.id, size }, 'a large message goes out');
    return size > largest ? shortened(answer) : answer;
  };

  const attempt = async (
    to: Conversation,
    call: Call,
    answer: Answer,
    work: Work,
    before: Before,
  ): Promise<Delivery> => {
    let serviceUrl = to.serviceUrl;
    let fits = fitting(to, answer);
    let shrunk = fits !== answer;
    let mayHaveArrived = false;
    let asked = false;
    for (let tries = 1; ; tries++) {
      let left = false;
      if (!trust(serviceUrl))
        return { kind: 'failed', text: 'the service URL is not one of Teams', mayHaveArrived };
      await pace(to.tenantId, to.id);
      try {
        const connector = await connect(serviceUrl);
        if (!asked && !(await before())) return { kind: 'held' };
        asked = true;
        left = true;
        return { kind: 'delivered', posted: await work(connector, fits) };
      } catch (thrown) {
        if (!(thrown instanceof ConnectorFailure)) {
          log.error({ err: thrown, conversationId: to.id, call }, 'a message could not be sent');
          return { kind: 'failed', text: textOf(thrown), mayHaveArrived: mayHaveArrived || left };
        }
        mayHaveArrived ||= thrown.mayHaveArrived && thrown.status !== 429 && thrown.status !== 412;
        const step = afterFailure(thrown, call, tries, random());
        log.warn(
          { conversationId: to.id, call, tries, status: thrown.status, codes: thrown.codes, next: step.kind },
          'Teams did not take a message',
        );
        if (step.kind === 'retry') {
          await pause(step.afterMs);
        } else if (step.kind === 'other-host') {
          serviceUrl = gccHost;
        } else if (step.kind === 'shrink' && !shrunk) {
          fits = shortened(answer);
          shrunk = true;
        } else if (step.kind === 'closed') {
          await conversations.close(to.tenantId, to.id, thrown.codes[0] ?? 'closed', now());
          return { kind: 'closed', text: thrown.message };
        } else {
          return step.kind === 'gone'
            ? { kind: 'gone', text: thrown.message }
            : { kind: 'failed', text: thrown.message, mayHaveArrived };
        }
      }
    }
  };

  const deliver = (
    to: Conversation,
    call: Call,
    answer: Answer,
    work: Work,
    before: Before = always,
  ): Promise<Delivery> => inOrder(`${to.tenantId} ${to.id}`, () => attempt(to, call, answer, work, before));

  return {
    async send(to, answer, before = always) {
      if (to.scope !== 'channel') return deliver(to, 'send', answer, inPlace(to), before);
      if (to.threadId === null) return deliver(to, 'send', answer, asNewThread(to), before);
      const replied = await deliver(to, 'reply', answer, inPlace(to), before);
      return replied.kind === 'gone' ? deliver(to, 'send', answer, asNewThread(to)) : replied;
    },
    async update(to, messageId, answer) {
      if (messageId === '') return { kind: 'gone', text: 'Teams gave the message no id' };
      return deliver(to, 'update', answer, asUpdate(to, messageId));
    },
    offerFile: async (to, offer) =>
      takesFiles(to)
        ? deliver(to, 'send', notice(offer.name), asItIs(to, offerMessage(offer)))
        : { kind: 'held' },
    async giveFile(to, place, content) {
      await upload(place, content);
      return deliver(to, 'send', notice(place.name), asItIs(to, fileMessage(place)));
    },
  };
};

const outgoing = ({ botId, botName }: Conversation, answer: Answer): Outgoing => ({
  ...messageOf(answer),
  from: { id: botId, name: botName },
});

/** A message that is no card, in the conversation. */
const asItIs =
  (to: Conversation, message: Omit<Outgoing, 'from'>): Work =>
  async (connector) => {
    const from = { id: to.botId, name: to.botName };
    const id = await connector.send(wireIdOf(to.id, to.threadId), { ...message, from });
    return { conversationId: to.id, messageId: messageIdOf(id, to.threadId) };
  };

const inPlace =
  (to: Conversation): Work =>
  async (connector, answer) => {
    const thread = to.threadId === null ? null : placeOf(to.threadId).threadId;
    const id = await connector.send(wireIdOf(to.id, thread), outgoing(to, answer));
    return { conversationId: to.id, messageId: messageIdOf(id, thread) };
  };

/** In a channel a message without a thread starts one: its id comes as `;messageid=` of the new conversation. */
const asNewThread =
  (to: Conversation): Work =>
  async (connector, answer) => {
    const place = { tenantId: to.tenantId, channelId: to.channelId ?? to.id };
    const { id, activityId } = await connector.startThread(place, outgoing(to, answer));
    return { conversationId: to.id, messageId: threadOf(id).threadId ?? activityId };
  };

const asUpdate =
  (to: Conversation, remembered: string): Work =>
  async (connector, answer) => {
    const { messageId, threadId } = placeOf(remembered);
    const wireId = wireIdOf(to.id, to.scope === 'channel' ? threadId : null);
    await connector.update(wireId, messageId, outgoing(to, answer));
    return { conversationId: to.id, messageId: remembered };
  };
