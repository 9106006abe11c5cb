import type { Answer, Chat, Conversation, Delivery, Posted, Upload } from '../core/words/chat.ts';
import type { Log } from '../core/words/log.ts';
import { messageOf as textOf } from '../errors.ts';
import type { Connector, Outgoing } from './connector.ts';
import { afterFailure, type Call, ConnectorFailure } from './connector-failure.ts';
import { Unsigned } from './credentials.ts';
import { fileMessage, offerMessage, takesFiles } from './files.ts';
import { createOrder } from './in-order.ts';
import { createPace } from './limits.ts';
import { comfortable, largest, messageOf, notice, shortened, sizeOf } from './message.ts';
import { messageIdOf, placeOf, threadOf, wireIdOf } from './message-id.ts';
import type { Trust } from './trust.ts';

type Parts = Readonly<{
  connect: (serviceUrl: string) => Promise<Connector>;
  trust: Trust;
  /** Uploads the content of an accepted file to Teams; throws when that fails. */
  upload: (to: Upload, content: string) => Promise<void>;
  /** The clock for pacing and retries. */
  waits: Readonly<{
    now: () => number;
    pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  }>;
  random: () => number;
  /** Once aborted, nothing more is sent. */
  closing: AbortSignal;
  log: Log;
}>;
type Work = (connector: Connector, answer: Answer) => Promise<Posted>;

type Before = () => Promise<boolean>;
const always: Before = () => Promise.resolve(true);

/** A message being sent, across its tries. */
type Sending = {
  serviceUrl: string;
  answer: Answer;
  shrunk: boolean;
  /** Whether `before` has allowed it. */
  asked: boolean;
  mayHaveArrived: boolean;
};

const failed = (text: string, { mayHaveArrived }: Sending, refused = false): Delivery => ({
  kind: 'failed',
  text,
  mayHaveArrived,
  refused: refused && !mayHaveArrived,
});

/** Refusals that say: not now. */
const passing: ReadonlySet<number> = new Set([408, 412, 429]);

const gccHost = 'https://smba.infra.gcc.teams.microsoft.com/gcc';

/** Sends everything the bot says, in order and within Teams' limits of rate and size. */
export const createOutbox = (parts: Parts): Chat => {
  const { connect, trust, upload, waits, random, closing, log } = parts;
  const inOrder = createOrder();
  const pause = async (milliseconds: number): Promise<void> => {
    await waits.pause(milliseconds, closing);
    closing.throwIfAborted();
  };
  const pace = createPace({ now: waits.now, pause });

  const fitting = (to: Conversation, answer: Answer): Answer => {
    const size = sizeOf(answer);
    if (size > comfortable) log.warn({ conversationId: to.id, size }, 'a large message goes out');
    return size > largest ? shortened(answer) : answer;
  };

  const tryOnce = async (
    to: Conversation,
    call: Call,
    sending: Sending,
    work: Work,
    before: Before,
  ): Promise<Delivery | ConnectorFailure> => {
    let left = false;
    if (!trust(sending.serviceUrl)) return failed('the service URL is not one of Teams', sending);
    try {
      closing.throwIfAborted();
      await pace(to.tenantId, to.id);
      const connector = await connect(sending.serviceUrl);
      if (!sending.asked && !(await before())) return { kind: 'held' };
      sending.asked = true;
      left = true;
      return { kind: 'delivered', posted: await work(connector, sending.answer) };
    } catch (thrown) {
      if (closing.aborted && !left) return keptBack(sending.mayHaveArrived);
      if (thrown instanceof ConnectorFailure) return thrown;
      log.error({ err: thrown, conversationId: to.id, call }, 'a message could not be sent');
      sending.mayHaveArrived ||= left && !(thrown instanceof Unsigned);
      const told = failed(textOf(thrown), sending);
      return thrown instanceof Unsigned && told.kind === 'failed' ? { ...told, unsigned: true } : told;
    }
  };

  /** Returns how a refused message ended, or null when `sending` is ready for another try. */
  const afterRefusal = async (
    to: Conversation,
    call: Call,
    sending: Sending,
    failure: ConnectorFailure,
    tries: number,
  ): Promise<Delivery | null> => {
    const { status, codes, answered: text } = failure;
    sending.mayHaveArrived ||= failure.mayHaveArrived;
    const step = afterFailure(failure, call, tries, random());
    log.warn(
      { conversationId: to.id, call, tries, status, codes, next: step.kind },
      'Teams did not take a message',
    );
    switch (step.kind) {
      case 'retry':
        // Interrupted when the bot stops; the next try reports it.
        await pause(step.afterMs).catch(() => {});
        return null;
      case 'other-host':
        sending.serviceUrl = gccHost;
        return null;
      case 'shrink':
        if (sending.shrunk) return failed(text, sending, true);
        sending.answer = shortened(sending.answer);
        sending.shrunk = true;
        return null;
      case 'closed':
        return { kind: 'closed', text };
      case 'gone':
        return { kind: 'gone', text };
      default:
        return failed(text, sending, status !== null && status < 500 && !passing.has(status));
    }
  };

  const attempt = async (
    to: Conversation,
    call: Call,
    answer: Answer,
    work: Work,
    before: Before,
  ): Promise<Delivery> => {
    const fits = fitting(to, answer);
    const sending: Sending = {
      serviceUrl: to.serviceUrl,
      answer: fits,
      shrunk: fits !== answer,
      asked: false,
      mayHaveArrived: false,
    };
    for (let tries = 1; ; tries++) {
      const result = await tryOnce(to, call, sending, work, before);
      const ended =
        result instanceof ConnectorFailure ? await afterRefusal(to, call, sending, result, tries) : result;
      if (ended !== null) return ended;
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
    async emailOf({ objectId }, where) {
      try {
        if (!trust(where.serviceUrl)) return null;
        const connector = await connect(where.serviceUrl);
        const { email } = await connector.member(wireIdOf(where.id, where.threadId), objectId);
        return emailIn(email ?? '');
      } catch (thrown) {
        log.warn({ err: thrown, conversationId: where.id }, 'an e-mail address could not be looked up');
        return null;
      }
    },
  };
};

/** A guest's name in another organisation (`ann_contoso.com#EXT#@…`) is no address. */
const emailIn = (text: string): string | null =>
  /^[^\s@#]{1,64}@[^\s@#]{1,190}\.[a-z]{2,}$/i.test(text) ? text : null;

/** The result of a message that a stop held back; an earlier try of an update may have arrived. */
const keptBack = (mayHaveArrived: boolean): Delivery =>
  mayHaveArrived
    ? { kind: 'failed', text: 'the bot stops', mayHaveArrived, refused: false }
    : { kind: 'held' };

const outgoing = ({ botId, botName }: Conversation, answer: Answer): Outgoing => ({
  ...messageOf(answer),
  from: { id: botId, name: botName },
});

/** A plain message in the conversation, not a card. */
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

/** In a channel, a message without a thread starts one; its id is the `;messageid=` of the new conversation. */
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
