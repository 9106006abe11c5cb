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
   * Set when only one person sees what is sent: their Teams id, and the message that asked; null when it was asked
   * openly. Never stored.
   */
  onlyFor?: Readonly<{ id: string; asked: string | null }>;
}>;

/** What Teams said about the sender with an activity. */
export type Told = Readonly<{
  /** Their own tenant, when it is not the conversation's. */
  organisation: string | null;
  /** Their time zone, as its IANA name. */
  zone: string | null;
  /** Their locale; null when the bot does not write their language. */
  locale: Locale | null;
}>;

/** Adaptive Card JSON, version 1.5. */
export type Card = Readonly<Record<string, unknown>>;

/** A card and the same in plain text, for notifications, screen readers, the terminal and as a fallback. */
export type Answer = Readonly<{ card: Card; text: string }>;

/**
 * The answer to a press: the current card, or a line shown for a moment. `cardUpdated`: the posted card is updated anyway,
 * so a late answer need not be posted.
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

/** What a searchable choice on a card shows while somebody types. Both are plain text. */
export type Choice = Readonly<{ title: string; value: string }>;

/** What a dialog shows next: a card with its title, or a closing line. */
export type DialogAnswer = (Answer & Readonly<{ title: string }>) | Readonly<{ notice: string }>;

/**
 * Something from Teams, already checked: the tenant is allowed and the person has an object id. Without `told` Teams
 * said nothing about them, as in the terminal.
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
      /** The same place, for an answer that only the writer may see. Not in personal chats. */
      aside?: Conversation;
      /** Other people mentioned who could be resolved; `text` is how they appear in the text. */
      mentions: readonly Readonly<{ text: string; person: Person }>[];
    }>
  | Readonly<{
      kind: 'press';
      verb: string;
      /** From the client: the opaque id and the inputs. Check before use. */
      data: Readonly<Record<string, unknown>>;
      person: Person;
      told?: Told;
      conversation: Conversation;
      /** The message with the card; null when the client did not say. */
      messageId: string | null;
      /** `automatic` when the client refreshes the card by itself. */
      trigger: 'manual' | 'automatic';
      /** This press has arrived before and must do nothing again. */
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
  /**
   * The dialog *Create a change* was opened on a message, or sent. The bot need not be a member of the conversation.
   */
  | Readonly<{
      kind: 'dialog';
      text: string;
      /** What the message quotes: shown, but never read. */
      quoted: string;
      /** The text whose reading the person saw; null when the dialog opens. */
      shown: string | null;
      person: Person;
      told?: Told;
      conversation: Conversation;
      /** This dialog was sent before and must do nothing again. */
      repeated?: true;
    }>
  | Readonly<{ kind: 'installed'; person: Person | null; told?: Told; conversation: Conversation }>
  | Readonly<{ kind: 'removed'; conversation: Conversation }>;

/** The outcome of sending, as far as the sender must act on it. */
export type Delivery =
  | Readonly<{ kind: 'delivered'; posted: Posted }>
  /** Teams says that the bot is not there, or is blocked. True only if it lasts. */
  | Readonly<{ kind: 'closed'; text: string }>
  /** The message to update is gone: post a new one. */
  | Readonly<{ kind: 'gone'; text: string }>
  /**
   * Not sent. `mayHaveArrived`: nobody can tell. `refused`: Teams received it and said no. `retryAfterMs`: how long
   * Teams wants to hear nothing more there, if it said so.
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
  /** `before` said no, the place takes no files, or the bot is stopping: nothing was sent. */
  | Readonly<{ kind: 'held' }>;

export type Sending = Readonly<{
  /** Called once, right before the message leaves (after waiting for Teams' limits); false stops it. */
  before?: () => Promise<boolean>;
  /** Nobody waits for it: it yields to what people wait for, and is tried once. The caller tries again. */
  background?: boolean;
  /** Somebody waits for it and nothing else will tell them: retried for a minute, even when it may have arrived. */
  insist?: boolean;
  /** Called when Teams did not take it and another try will follow. */
  putOff?: () => void;
  /** Only the writer may see this answer to a message. */
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
  /** Offers a file. `held` where Teams takes no files from bots: outside personal chats, and in some clouds. */
  offerFile(to: Conversation, offer: FileOffer): Promise<Delivery>;
  /** Uploads the file where Teams wants it, then shows it in the conversation. */
  giveFile(to: Conversation, upload: Upload, content: string): Promise<Delivery>;
  /** The e-mail address of a member of a conversation; null when the chat does not know one. */
  emailOf(person: Person, where: Conversation): Promise<string | null>;
  /** What Teams says about a member of a conversation; null when it says nothing. */
  memberOf(person: Person, where: Conversation): Promise<Membership | null>;
  /** The same of everybody in a group or channel; null when Teams does not list all of them. */
  membersOf(where: Conversation): Promise<readonly Membership[] | null>;
}>;
