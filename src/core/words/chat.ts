import type { Locale } from './locale.ts';
import type { Membership, Person } from './people.ts';

/** What the bot needs to speak in a conversation again. A plain record, free of SDK types. */
export type Conversation = Readonly<{
  tenantId: string;
  /** The conversation itself, without `;messageid=…`. */
  id: string;
  scope: 'personal' | 'groupChat' | 'channel';
  serviceUrl: string;
  botId: string;
  botName: string;
  /**
   * Set in channels: the root message of the thread, so answers stay in it; or any message of it, as `Posted` names it.
   */
  threadId: string | null;
  teamId: string | null;
  channelId: string | null;
  /** Set in a personal chat: the person it belongs to. */
  personId: string | null;
  /**
   * Set when one person alone sees what is sent there: Teams' id of the person, and the message that asked so; null when it
   * was asked openly. Never stored.
   */
  onlyFor?: Readonly<{ id: string; asked: string | null }>;
}>;

/** What Teams told of the sender with an activity. */
export type Told = Readonly<{
  /** The tenant of their own, when it is not the one of the conversation. */
  organisation: string | null;
  /** Their time zone, as its IANA name. */
  zone: string | null;
  /** How they read texts; null when the bot does not write their language. */
  locale: Locale | null;
}>;

/** Adaptive Card JSON, version 1.5. */
export type Card = Readonly<Record<string, unknown>>;

/** A card and the same in plain text, for notifications, screen readers, the terminal and as a fallback. */
export type Answer = Readonly<{ card: Card; text: string }>;

/**
 * The answer to a press: the current card, or a line shown for a moment. `cardUpdated`: the posted card is updated anyway, so
 * an answer too late for the press need not be posted.
 */
export type PressAnswer = (Answer & Readonly<{ cardUpdated?: true }>) | Readonly<{ toast: string }>;

/** Where a message was posted, enough to update it. `messageId` is opaque: in a thread it also names the thread. */
export type Posted = Readonly<{ conversationId: string; messageId: string }>;

/** A file on offer. When the person accepts, Teams saves it in their OneDrive and sends `order` back. */
export type FileOffer = Readonly<{ name: string; description: string; size: number | null; order: string }>;

/** Where Teams wants an accepted file. It comes from the client, so the address is checked before anything is sent. */
export type Upload = Readonly<{
  url: string;
  name: string;
  contentUrl: string;
  uniqueId: string;
  fileType: string;
}>;

/** What a search found, each with the card that is inserted when it is chosen; or a line instead. */
export type SearchAnswer = Readonly<{ results: readonly SearchResult[] }> | Readonly<{ notice: string }>;
/** `title` and `text` are plain. */
type SearchResult = Readonly<{ title: string; text: string; card: Card }>;

/** What a searchable choice on a card shows while somebody types in it. Both are plain. */
export type Choice = Readonly<{ title: string; value: string }>;

/** What a dialog shows next: a card with its title, or a line that ends it. */
export type DialogAnswer = (Answer & Readonly<{ title: string }>) | Readonly<{ notice: string }>;

/**
 * Something from Teams, already checked: the tenant is allowed and the person has an object id. Without `told` nobody spoke
 * just now, as in the terminal.
 */
export type Incoming =
  | Readonly<{
      kind: 'message';
      id: string;
      /** What was typed, as plain text; mentioned people appear as `@Name`. */
      text: string;
      person: Person;
      told?: Told;
      conversation: Conversation;
      /** The same place, for an answer that only its writer may see. Not in personal chats. */
      aside?: Conversation;
      /** Other people mentioned who could be resolved; `text` is how they appear in the text. */
      mentions: readonly Readonly<{ text: string; person: Person }>[];
    }>
  | Readonly<{
      kind: 'press';
      verb: string;
      /** From the client: the opaque id and the inputs. Check them before use. */
      data: Readonly<Record<string, unknown>>;
      person: Person;
      told?: Told;
      conversation: Conversation;
      /** The message with the card; null when the client did not say. */
      messageId: string | null;
      /** `automatic` when the client refreshes the card by itself. */
      trigger: 'manual' | 'automatic';
      /** The same press arrived before and must do nothing again. */
      repeated?: true;
    }>
  /** The answer to an offered file; `upload` is null when declined. */
  | Readonly<{
      kind: 'file';
      order: string;
      upload: Upload | null;
      person: Person;
      told?: Told;
      conversation: Conversation;
      messageId: string | null;
    }>
  /** A search from the message box, page by page. The bot need not be a member of the conversation. */
  | Readonly<{
      kind: 'search';
      /** The id of the command in the manifest. */
      command: string;
      /** Empty when the search has just been opened. */
      text: string;
      skip: number;
      count: number;
      person: Person;
      told?: Told;
      conversation: Conversation;
    }>
  /** Somebody types in a searchable choice on a card of the bot. */
  | Readonly<{
      kind: 'choices';
      /** What is chosen from, as the card names it. */
      dataset: string;
      text: string;
      skip: number;
      count: number;
      person: Person;
      told?: Told;
      conversation: Conversation;
    }>
  /** The dialog *Create a change* is opened on a message, or sent. The bot need not be a member of the conversation. */
  | Readonly<{
      kind: 'dialog';
      text: string;
      /** What the message quotes: shown, never read. */
      quoted: string;
      /** The text whose reading the person saw; null when the dialog opens. */
      shown: string | null;
      person: Person;
      told?: Told;
      conversation: Conversation;
      /** The same dialog was sent before and must do nothing again. */
      repeated?: true;
    }>
  | Readonly<{ kind: 'installed'; person: Person | null; told?: Told; conversation: Conversation }>
  | Readonly<{ kind: 'removed'; conversation: Conversation }>;

/** The outcome of sending, as far as the sender must act on it. */
export type Delivery =
  | Readonly<{ kind: 'delivered'; posted: Posted }>
  /** Teams says that the bot is not there, or is blocked there. Only when that persists is it so. */
  | Readonly<{ kind: 'closed'; text: string }>
  /** The message to update is gone: post a new one. */
  | Readonly<{ kind: 'gone'; text: string }>
  /**
   * Could not be sent. `mayHaveArrived`: nobody can tell whether it was. `refused`: Teams took it and said no.
   * `retryAfterMs`: how long Teams wants to hear nothing more there, if it said so.
   */
  | Readonly<{
      kind: 'failed';
      text: string;
      mayHaveArrived: boolean;
      refused: boolean;
      retryAfterMs?: number;
      /** There was no token for it, so nothing left. */
      unsigned?: true;
    }>
  /** `before` said no, files are not taken there, or the bot stops: nothing was sent. */
  | Readonly<{ kind: 'held' }>;

export type Sending = Readonly<{
  /** Called once, right before the message leaves (after waiting for Teams' limits); false holds it back. */
  before?: () => Promise<boolean>;
  /** Nobody waits for it: what people wait for goes first, and it is tried once. Whoever sends it tries again. */
  background?: boolean;
  /** Somebody waits for it and nothing else will tell them: sent again for a minute, even when it may have arrived. */
  insist?: boolean;
  /** Called when Teams did not take it and it waits for another try. */
  putOff?: () => void;
  /** Only whoever wrote may see this answer to a message. */
  aside?: boolean;
}>;

/** The port to the chat. Never throws: failures are values. */
export type Chat = Readonly<{
  send(to: Conversation, answer: Answer, sending?: Sending): Promise<Delivery>;
  update(
    to: Conversation,
    messageId: string,
    answer: Answer,
    sending?: Pick<Sending, 'background'>,
  ): Promise<Delivery>;
  /** Offers a file. `held` where Teams takes no files from bots: outside personal chats and in some clouds. */
  offerFile(to: Conversation, offer: FileOffer): Promise<Delivery>;
  /** Uploads the file where Teams wants it, then shows it in the conversation. */
  giveFile(to: Conversation, upload: Upload, content: string): Promise<Delivery>;
  /** The e-mail address of somebody in a conversation; null when the chat does not know one. */
  emailOf(person: Person, where: Conversation): Promise<string | null>;
  /** What Teams tells of somebody in a conversation; null when it does not. */
  memberOf(person: Person, where: Conversation): Promise<Membership | null>;
  /** The same of everybody in a group or channel; null when Teams does not tell of all of them. */
  membersOf(where: Conversation): Promise<readonly Membership[] | null>;
}>;
