import type { Person } from './people.ts';

/** What the bot must remember to speak in a conversation again: a plain record, no SDK's type. */
export type Conversation = Readonly<{
  tenantId: string;
  /** Without `;messageid=…`: the conversation itself. */
  id: string;
  scope: 'personal' | 'groupChat' | 'channel';
  serviceUrl: string;
  botId: string;
  botName: string;
  /**
   * Set in channels: the root message of the thread that was spoken in, so that answers stay in it; or any message of it,
   * as `Posted` names it.
   */
  threadId: string | null;
  teamId: string | null;
  channelId: string | null;
  /** Set in a personal chat: whose it is. */
  personId: string | null;
}>;

/** A card as the wire has it: Adaptive Card JSON of version 1.5. */
export type Card = Readonly<Record<string, unknown>>;

/** Everything the bot says is a card and the same in plain text (notification, screen reader, terminal, fallback). */
export type Answer = Readonly<{ card: Card; text: string }>;

/**
 * What a pressed button is answered with: the card as it is now, or a line that is shown for a moment. `kept`: what is
 * posted is brought up to date wherever it is, so that an answer which comes too late for the press need not be posted.
 */
export type PressAnswer = (Answer & Readonly<{ kept?: true }>) | Readonly<{ toast: string }>;

/** Where a message was posted, enough to update it in place. `messageId` is opaque: in a thread it names the thread too. */
export type Posted = Readonly<{ conversationId: string; messageId: string }>;

/** A file that somebody may take: Teams keeps it in their own OneDrive when they accept. `order` comes back then. */
export type FileOffer = Readonly<{ name: string; description: string; size: number | null; order: string }>;

/** Where Teams wants an accepted file. From the client, so the address is checked before anything goes there. */
export type Upload = Readonly<{
  url: string;
  name: string;
  contentUrl: string;
  uniqueId: string;
  fileType: string;
}>;

/** Something that came in from Teams, already checked: tenant allowed, person known by object id. */
export type Incoming =
  | Readonly<{
      kind: 'message';
      id: string;
      /** What was typed, as plain text; people who were mentioned stand in it as `@Name`. */
      text: string;
      person: Person;
      conversation: Conversation;
      /** Other people who were mentioned and could be resolved; `text` is what stands for them in the text. */
      mentions: readonly Readonly<{ text: string; person: Person }>[];
    }>
  | Readonly<{
      kind: 'press';
      verb: string;
      /** From the client: the opaque id and the inputs, to be checked again before use. */
      data: Readonly<Record<string, unknown>>;
      person: Person;
      conversation: Conversation;
      /** The message that carries the card; null when the client did not say. */
      messageId: string | null;
      /** `automatic` when the client refreshes a card by itself. */
      trigger: 'manual' | 'automatic';
      /** The same press was delivered before: it must do nothing again. */
      repeated?: true;
    }>
  /** The answer to an offered file; `upload` null: declined. */
  | Readonly<{
      kind: 'file';
      order: string;
      upload: Upload | null;
      person: Person;
      conversation: Conversation;
      messageId: string | null;
    }>
  | Readonly<{ kind: 'installed'; person: Person | null; conversation: Conversation }>
  | Readonly<{ kind: 'removed'; conversation: Conversation }>;

/** Why a message could not be delivered, as far as the sender must act on it. */
export type Delivery =
  | Readonly<{ kind: 'delivered'; posted: Posted }>
  /** The bot was removed, blocked or disabled there: stop sending until somebody installs it again. */
  | Readonly<{ kind: 'closed'; text: string }>
  /** The message to update is gone: post afresh. */
  | Readonly<{ kind: 'gone'; text: string }>
  /** Could not be sent now; `mayHaveArrived`: nobody can say whether it was. */
  | Readonly<{ kind: 'failed'; text: string; mayHaveArrived: boolean }>
  /** `before` said no, or files are not taken there: nothing was sent. */
  | Readonly<{ kind: 'held' }>;

/** The port to the chat. Never throws: what went wrong is a value. */
export type Chat = Readonly<{
  /**
   * `before` is asked right before the message leaves, after all waiting for Teams' limits: false holds it back. It is
   * asked once, however often Teams must be tried.
   */
  send(to: Conversation, answer: Answer, before?: () => Promise<boolean>): Promise<Delivery>;
  update(to: Conversation, messageId: string, answer: Answer): Promise<Delivery>;
  /** Offers a file. Held where Teams takes no files from bots: outside personal chats, and in some of its clouds. */
  offerFile(to: Conversation, offer: FileOffer): Promise<Delivery>;
  /** Puts the file where Teams wants it, then shows it in the conversation. */
  giveFile(to: Conversation, upload: Upload, content: string): Promise<Delivery>;
}>;
