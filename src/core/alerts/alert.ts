import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** Which renewals a channel wants to hear of; null: all of them. Names are matched as parts, case does not count. */
export type AlertFilter = Readonly<{
  company: Readonly<{ id: string; name: string }> | null;
  vendor: string | null;
  product: string | null;
  /** Renewals that cost at least so much a month, in whatever currency they are billed. */
  minMonthly: number | null;
  /** Days before the term end, largest first; null: those of the configuration. */
  days: readonly number[] | null;
}>;

/** How a channel hears of them. Weekdays from 1 (Monday), hours in the configured zone. */
export type AlertForm =
  | Readonly<{ kind: 'each' }>
  | Readonly<{ kind: 'digest'; every: 'day'; hour: number }>
  | Readonly<{ kind: 'digest'; every: 'week'; weekday: number; hour: number }>;

/** A conversation that asked for renewal alerts. */
export type AlertPlace = Readonly<{
  tenantId: string;
  conversationId: string;
  filter: AlertFilter;
  form: AlertForm;
  setBy: Person;
  setAt: Instant;
  /** Why nothing arrives there: the bot was removed, blocked, or the channel is gone. null: all is well. */
  trouble: Readonly<{ at: Instant; text: string }> | null;
}>;

/** What an alert says. Everything but the ids is looked up when it leaves. */
export type AlertContent =
  /** A threshold is reached: the renewal's card, or where that stands already a reminder beneath it. */
  | Readonly<{ kind: 'due'; renewalId: string; days: number }>
  /** Several at once: `storm` when too many were due for a card each. */
  | Readonly<{ kind: 'digest'; of: 'storm' | 'day' | 'week'; renewalIds: readonly string[] }>
  /** The renewal is done: seats may go back until its window closes. */
  | Readonly<{ kind: 'window'; renewalId: string }>
  /** What was planned could not be done. */
  | Readonly<{ kind: 'not-done'; renewalId: string; changeId: string }>
  /** The term ended days ago, and Pax8 does not show what became of it. */
  | Readonly<{ kind: 'unclear'; renewalId: string }>
  /** A decision about a request runs out of time. */
  | Readonly<{ kind: 'reminder'; changeId: string }>
  /** To admins: nothing arrives in this place any more. */
  | Readonly<{ kind: 'place-lost'; conversationId: string }>
  | Readonly<{ kind: 'test' }>;

/**
 * `due`: to be sent. `sending`: left, or about to; nobody may send it again. `posted`: it stands there. `unsure`: the
 * process died in the act, and it is taken to have arrived. `dropped`: not wanted any more, or there is no way to send it.
 * `told`: its threshold was told of in a digest.
 */
export type AlertState = 'due' | 'sending' | 'posted' | 'unsure' | 'dropped' | 'told';

/** One message that goes out at most once. */
export type Alert = Readonly<{
  /** What it is, where and for which threshold: the same alert has the same key on every instance. */
  key: string;
  /** Opaque; what buttons carry. */
  id: string;
  tenantId: string;
  conversationId: string;
  content: AlertContent;
  state: AlertState;
  dueAt: Instant;
  /** Not to be tried before. */
  notBefore: Instant;
  sendingAt: Instant | null;
  messageId: string | null;
}>;
