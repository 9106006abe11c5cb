import type { Answer, Chat, Conversation, Delivery, Posted, Sending, Upload } from '../core/words/chat.ts';
import type { Log } from '../core/words/log.ts';
import type { Membership } from '../core/words/people.ts';
import { messageOf as textOf } from '../errors.ts';
import type { Connector, Member, Outgoing } from './connector.ts';
import { afterFailure, type Call, ConnectorFailure } from './connector-failure.ts';
import { Unsigned } from './credentials.ts';
import { fileMessage, offerMessage, takesFiles } from './files.ts';
import type { Words } from './handle.ts';
import { type Again, createLanes } from './lanes.ts';
import { comfortable, largest, messageOf, notice, shortened, sizeOf } from './message.ts';
import { messageIdOf, placeOf, threadOf, wireIdOf } from './message-id.ts';
import { forOnePerson } from './private-card.ts';
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
  /** Reports that this instance sends to a tenant; resolves with how many do. */
  sending?: (tenantId: string) => Promise<number>;
  /** Once aborted, nothing more is sent. */
  closing: AbortSignal;
  /** Whether a button only looks something up, by its verb: others are removed from private cards. */
  looksUp: (verb: string) => boolean;
  words: Words;
  log: Log;
}>;
type Work = (connector: Connector, answer: Answer) => Promise<Posted>;

/** A message being sent, across its tries. */
type Trying = {
  readonly to: Conversation;
  readonly call: Call;
  readonly background: boolean;
  readonly insist: boolean;
  readonly putOff: () => void;
  readonly before: () => Promise<boolean>;
  readonly work: Work;
  serviceUrl: string;
  answer: Answer;
  shrunk: boolean;
  /** Whether `before` has allowed it. */
  asked: boolean;
  mayHaveArrived: boolean;
  tries: number;
};

const failed = (text: string, { mayHaveArrived }: Trying, refused = false): Delivery => ({
  kind: 'failed',
  text,
  mayHaveArrived,
  refused: refused && !mayHaveArrived,
});
const again = (afterMs: number): Again => ({ kind: 'again', afterMs });

/** Refusals that mean: not now. */
const passing: ReadonlySet<number> = new Set([408, 412, 429]);

const gccHost = 'https://smba.infra.gcc.teams.microsoft.com/gcc';

/** Sends everything the bot says, in order and within Teams' limits of rate and size. */
export const createOutbox = (parts: Parts): Chat => {
  const { connect, trust, upload, waits, random, closing, looksUp, words, sending, log } = parts;
  const pause = async (milliseconds: number): Promise<void> => {
    await waits.pause(milliseconds, closing);
    closing.throwIfAborted();
  };
  const lanes = createLanes({
    ...{ now: waits.now, pause, closing },
    ...(sending === undefined ? {} : { sending }),
  });

  /** Nothing is known of somebody. Teams' 404 is an answer: who is asked about is no member there. */
  const untold = (thrown: unknown, { id }: Conversation, message: string): null => {
    const level = thrown instanceof ConnectorFailure && thrown.status === 404 ? 'info' : 'warn';
    log[level]({ err: thrown, conversationId: id }, message);
    return null;
  };

  const fitting = (to: Conversation, answer: Answer): Answer => {
    const size = sizeOf(answer);
    if (size > comfortable) log.warn({ conversationId: to.id, size }, 'a large message goes out');
    return size > largest ? shortened(answer, words) : answer;
  };

  const tryOnce = async (trying: Trying): Promise<Delivery | ConnectorFailure> => {
    const { to, call } = trying;
    let left = false;
    if (!trust(trying.serviceUrl)) return failed('the service URL is not one of Teams', trying);
    try {
      closing.throwIfAborted();
      const connector = await connect(trying.serviceUrl);
      if (!trying.asked && !(await trying.before())) return { kind: 'held' };
      trying.asked = true;
      left = true;
      return { kind: 'delivered', posted: await trying.work(connector, trying.answer) };
    } catch (thrown) {
      if (closing.aborted && !left) return keptBack(trying.mayHaveArrived);
      if (thrown instanceof ConnectorFailure) return thrown;
      log.error({ err: thrown, conversationId: to.id, call }, 'a message could not be sent');
      trying.mayHaveArrived ||= left && !(thrown instanceof Unsigned);
      const outcome = failed(textOf(thrown), trying);
      return thrown instanceof Unsigned && outcome.kind === 'failed'
        ? { ...outcome, unsigned: true }
        : outcome;
    }
  };

  /** How a refused message ended, or when it is tried again. */
  const afterRefusal = (trying: Trying, failure: ConnectorFailure): Delivery | Again => {
    const { to, call, insist, tries } = trying;
    const { status, codes, answered: text, retryAfterMs } = failure;
    trying.mayHaveArrived ||= failure.mayHaveArrived;
    const step = afterFailure(failure, { call, insist }, tries, random());
    log.warn(
      { conversationId: to.id, call, tries, status, codes, next: step.kind },
      'Teams did not take a message',
    );
    const ended = (): Delivery => ({
      ...failed(text, trying, status !== null && status < 500 && !passing.has(status)),
      ...(retryAfterMs === null ? {} : { retryAfterMs }),
    });
    switch (step.kind) {
      case 'retry':
        if (trying.background) return ended();
        trying.putOff();
        return again(step.afterMs);
      case 'other-host':
        trying.serviceUrl = gccHost;
        return again(0);
      case 'shrink':
        if (trying.shrunk) return failed(text, trying, true);
        trying.answer = shortened(trying.answer, words);
        trying.shrunk = true;
        return again(0);
      case 'closed':
        return { kind: 'closed', text };
      case 'gone':
        return { kind: 'gone', text };
      default:
        return ended();
    }
  };

  const deliver = async (
    to: Conversation,
    call: Call,
    answer: Answer,
    work: Work,
    { before = async () => true, background = false, insist = false, putOff = () => {} }: Sending = {},
  ): Promise<Delivery> => {
    const fits = fitting(to, answer);
    const trying: Trying = {
      ...{ to, call, background, insist, putOff, before, work },
      serviceUrl: to.serviceUrl,
      answer: fits,
      shrunk: fits !== answer,
      asked: false,
      mayHaveArrived: false,
      tries: 0,
    };
    const place = { tenantId: to.tenantId, conversationId: to.id, background };
    const done = await lanes.run(place, async () => {
      trying.tries += 1;
      const result = await tryOnce(trying);
      return result instanceof ConnectorFailure ? afterRefusal(trying, result) : result;
    });
    return done.kind === 'full' ? failed('too many messages wait for this conversation', trying) : done;
  };

  /** To one person alone: where they asked, else in their own chat, else a line without the content. */
  const sendPrivately = async (to: Alone, answer: Answer, sending: Sending): Promise<Delivery> => {
    const { onlyFor, ...open } = to;
    const sent = await deliver(to, 'send', forOnePerson(answer, looksUp, words), asTargeted(to), sending);
    if (!wasTurnedAway(sent)) return sent;
    const { before: _asked, ...rest } = sending;
    const { id } = onlyFor;
    const own = await deliver(open, 'send', answer, inOwnChat(open, id), rest);
    if (!wasTurnedAway(own)) return own;
    return deliver(open, 'send', notice(words('not-privately', null)), inPlace(open), rest);
  };

  return {
    async send(to, answer, sending = {}) {
      if (isAlone(to)) return sendPrivately(to, answer, sending);
      if (to.scope !== 'channel') return deliver(to, 'send', answer, inPlace(to), sending);
      if (to.threadId === null) return deliver(to, 'send', answer, asNewThread(to), sending);
      const replied = await deliver(to, 'reply', answer, inPlace(to), sending);
      if (replied.kind !== 'gone') return replied;
      // It was asked about already.
      const { before: _asked, ...rest } = sending;
      return deliver(to, 'send', answer, asNewThread(to), rest);
    },
    async update(to, messageId, answer, sending) {
      if (messageId === '') return { kind: 'gone', text: 'Teams gave the message no id' };
      return isAlone(to)
        ? deliver(
            to,
            'update',
            forOnePerson(answer, looksUp, words),
            asTargetedUpdate(to, messageId),
            sending,
          )
        : deliver(to, 'update', answer, asUpdate(to, messageId), sending);
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
        return untold(thrown, where, 'an e-mail address could not be looked up');
      }
    },
    async memberOf({ objectId }, where) {
      try {
        if (!trust(where.serviceUrl)) return null;
        const connector = await connect(where.serviceUrl);
        return membershipOf(await connector.member(wireIdOf(where.id, where.threadId), objectId));
      } catch (thrown) {
        return untold(thrown, where, 'a member could not be looked up');
      }
    },
    async membersOf(where) {
      try {
        if (!trust(where.serviceUrl)) return null;
        const connector = await connect(where.serviceUrl);
        return (await connector.members(where.id))?.map(membershipOf) ?? null;
      } catch (thrown) {
        return untold(thrown, where, 'the members of a place could not be looked up');
      }
    },
  };
};

const membershipOf = ({ tenantId, userRole, userPrincipalName }: Member): Membership => ({
  tenantId: tenantId ?? null,
  userRole: userRole ?? null,
  userPrincipalName: userPrincipalName ?? null,
});

type Alone = Conversation & Readonly<{ onlyFor: NonNullable<Conversation['onlyFor']> }>;
const isAlone = (to: Conversation): to is Alone => to.onlyFor !== undefined;

/** Refused for good: not a member, or a place or client without such messages. */
const wasTurnedAway = (delivery: Delivery): boolean =>
  delivery.kind === 'closed' || delivery.kind === 'gone' || (delivery.kind === 'failed' && delivery.refused);

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

/** https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages */
const asTargeted =
  (to: Alone): Work =>
  async (connector, answer) => {
    const thread = to.threadId === null ? null : placeOf(to.threadId).threadId;
    const id = await connector.sendTargeted(wireIdOf(to.id, thread), outgoing(to, answer), to.onlyFor);
    return { conversationId: to.id, messageId: messageIdOf(id, thread) };
  };

const asTargetedUpdate =
  (to: Alone, remembered: string): Work =>
  async (connector, answer) => {
    const { messageId, threadId } = placeOf(remembered);
    const wireId = wireIdOf(to.id, to.scope === 'channel' ? threadId : null);
    await connector.updateTargeted(wireId, messageId, outgoing(to, answer));
    return { conversationId: to.id, messageId: remembered };
  };

const inOwnChat =
  ({ tenantId, botId, botName, ...to }: Conversation, personId: string): Work =>
  async (connector, answer) => {
    const bot = { id: botId, name: botName };
    const id = await connector.startChat({ tenantId, bot }, personId);
    const messageId = await connector.send(id, outgoing({ ...to, tenantId, botId, botName }, answer));
    return { conversationId: id, messageId };
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
