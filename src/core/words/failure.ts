/** What is wrong with an answer of Pax8, or that none came. `unclear`: it does not help (5xx, redirect, unreadable). */
export type Pax8Trouble = 'refused' | 'unauthorised' | 'not-found' | 'busy' | 'unreachable' | 'unclear';

/** Where people see at Pax8 whether a write of unknown outcome was made. */
export type WhereItShows = 'company' | 'subscription' | 'orders' | 'contacts' | 'webhook';

/** Another system than Pax8 and Teams, by its name; null for the receiver of events. */
type System = string | null;

/** What says all by its name. */
export type PlainFailure =
  | 'start'
  | 'secrets'
  | 'memory-away'
  | 'memory-damaged'
  /** Teams. */
  | 'message-not-taken'
  | 'foreign-address'
  | 'file-not-taken'
  | 'file-too-large'
  | 'foreign-file-address'
  /** A file of the bot's own. */
  | 'not-loaded'
  | 'company-gone'
  | 'nothing-to-compare'
  | 'nothing-to-check'
  /** A change or an order. */
  | 'nothing-to-change'
  | 'seats-not-whole'
  | 'price-below-zero'
  | 'nothing-to-order'
  | 'order-not-whole'
  | 'order-not-checked'
  | 'open-elsewhere'
  | 'not-read'
  | 'send-failed'
  | 'older-order'
  /** An event out. `receiver-ended`: it answered 410. */
  | 'receiver-ended'
  | 'event-not-sent';

/** What the bot did not do, or could not, as data: it is saved with a change, an entry or a delivery. Views say it. */
export type Failure =
  | Readonly<{ kind: PlainFailure }>
  | Readonly<{ kind: 'pax8'; trouble: Pax8Trouble }>
  /** Pax8 may have made a write. `answered`: it did, but does not show it. */
  | Readonly<{ kind: 'pax8-unknown'; answered: boolean; shows: WhereItShows }>
  | Readonly<{ kind: 'no-answer'; system: System; because: NoAnswer }>
  /** `said`: its own text, on one line and without our secrets; empty when there is none. */
  | Readonly<{ kind: 'answered'; system: System; status: number; said: string }>
  /** A redirect, which the bot does not follow. */
  | Readonly<{ kind: 'redirected'; status: number }>
  | Readonly<{ kind: 'answer-unreadable'; system: System; status: number }>
  /** `right`: what the application must be allowed; null when any token would do. */
  | Readonly<{ kind: 'no-token'; system: string; status: number; right: string | null }>
  | Readonly<{ kind: 'list-cut-short'; system: string }>
  /** A ticket's company. `id` is its own in the ticket system: mapped by hand, or the external id at Pax8. */
  | Readonly<{ kind: 'ticket-company-unknown'; system: string; company: string | null }>
  | Readonly<{
      kind: 'ticket-company-missing' | 'ticket-company-unclear';
      system: string;
      company: string | null;
      id: string;
      mapped: boolean;
    }>;

/** It took too long, or failed with a code. */
export type NoAnswer = Readonly<{ seconds: number }> | Readonly<{ code: string }>;
