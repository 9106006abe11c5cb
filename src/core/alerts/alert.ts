import type { Suspicion } from '../portfolio/suspicion.ts';
import type { Instant } from '../words/instant.ts';
import type { Person, Role } from '../words/people.ts';
import type { Turn } from '../words/turn.ts';

/** Which renewals a channel wants to hear of; null means all. Names match in part and ignore case. */
export type AlertFilter = Readonly<{
  company: Readonly<{ id: string; name: string }> | null;
  vendor: string | null;
  product: string | null;
  /** Only renewals of terms, or only the ends of trials; null for both. */
  kind: 'renewals' | 'trials' | null;
  /** The minimum monthly cost, in the currency a renewal is billed in. */
  minMonthly: number | null;
  /** Days before the term end, largest first; null for the configured ones. */
  days: readonly number[] | null;
}>;

/** How a channel hears of renewals. Weekdays count from 1 (Monday), hours are in `zone`, else in the configured one. */
export type AlertForm =
  | Readonly<{ kind: 'each' }>
  | Readonly<{ kind: 'digest'; every: 'day'; hour: number; zone?: string }>
  | Readonly<{ kind: 'digest'; every: 'week'; weekday: number; hour: number; zone?: string }>;

/** Why nothing arrives in a place. `not-kept`: who set it up is no longer approver for what goes there. */
export type PlaceLost =
  | Readonly<{ kind: 'removed' | 'removed-or-gone' | 'not-kept' }>
  /** Teams' own words. */
  | Readonly<{ kind: 'teams-said'; text: string }>;

/** How often Teams called a conversation closed, counted at most once an hour: the first time, and the last. */
type CalledClosed = Readonly<{ from: Instant; last: Instant; times: number }>;

/** A conversation that asked for renewal alerts. */
export type AlertPlace = Readonly<{
  tenantId: string;
  conversationId: string;
  filter: AlertFilter;
  form: AlertForm;
  setBy: Person;
  setAt: Instant;
  /** Since when nothing arrives there, and why; null when all is well. */
  trouble: Readonly<{ at: Instant; why: PlaceLost; closed?: CalledClosed }> | null;
}>;

/** Why an admin hears of a renewal. */
export type ForAdmin = 'last-alert' | 'owner-without-role';

/** Why a message or a press has no answer. */
export type Unanswered = 'restarted' | 'not-taken';

/** What an alert is about. Everything but the ids is looked up when it is sent. */
export type AlertContent =
  /** A threshold is reached: posts the renewal's card, or a reminder below it when it is there already. */
  | Readonly<{ kind: 'due'; renewalId: string; days: number }>
  /** Several renewals in one message. `storm`: too many were due to post a card for each. */
  | Readonly<{ kind: 'digest'; of: 'storm' | 'day' | 'week'; renewalIds: readonly string[] }>
  /** The term renewed: seats may be reduced until the window closes. */
  | Readonly<{ kind: 'window'; renewalId: string }>
  /** A planned change could not be carried out. */
  | Readonly<{ kind: 'not-done'; renewalId: string; changeId: string }>
  /** Someone else changed the seats that a plan was made for: its line is open again. */
  | Readonly<{ kind: 'plan-reopened'; renewalId: string; changeId: string }>
  /** Trials that end soon, and may become paid subscriptions then. */
  | Readonly<{ kind: 'trials'; subscriptionIds: readonly string[] }>
  /** Tells an admin: nobody has decided at the last alert, or the owner no longer has a role for the company. */
  | Readonly<{ kind: 'for-admin'; renewalId: string; reason: ForAdmin }>
  /** The term ended days ago, and Pax8 does not show what happened. */
  | Readonly<{ kind: 'unclear'; renewalId: string }>
  /** A request must be decided soon. */
  | Readonly<{ kind: 'reminder'; changeId: string }>
  /** An approved switch did not cancel the old subscription. */
  | Readonly<{ kind: 'switch-stopped'; changeId: string }>
  /** Tells approvers, once a day, what one of them approved alone in an emergency and nobody has reviewed. */
  | Readonly<{ kind: 'reviews' }>
  /** Tells admins that messages no longer arrive in a place. */
  | Readonly<{ kind: 'place-lost'; conversationId: string }>
  /** Tells an admin that a reading of Pax8 was rejected, because it lost too much. */
  | (Readonly<{ kind: 'reading-held' }> & Pick<Suspicion, 'since' | 'at' | 'before' | 'read'>)
  /** Tells an admin that a granted role ends soon. */
  | Readonly<{
      kind: 'role-ends';
      who: Person;
      role: Role;
      /** Ids; null for all. */
      companies: readonly string[] | null;
      until: Instant;
    }>
  /** How the audit ended: its number of entries, and the hash of the last. */
  | Readonly<{ kind: 'audit-anchor'; entries: number; hash: string }>
  /**
   * Tells the writer or presser that no answer came: the bot restarted during the work, or Teams did not accept the
   * answer.
   */
  | Readonly<{ kind: 'unanswered'; reason: Unanswered; turns: readonly Turn[] }>
  /** What needs somebody today, asked for at this turn. */
  | Readonly<{ kind: 'today'; turn: Instant }>
  /** What needs somebody at the companies of an owner (object id), or at those of nobody (null). */
  | Readonly<{ kind: 'owner-digest'; owner: string | null; turn: Instant }>
  | Readonly<{ kind: 'test' }>;

/** The state of a message to be sent. */
export type AlertState =
  | 'due'
  /** On its way, by one instance. */
  | 'sending'
  | 'posted'
  /** Sent without an answer: nobody knows whether it arrived, so it is sent again later. */
  | 'unsure'
  /** No longer wanted, or not possible. */
  | 'dropped'
  /** A digest covered it. */
  | 'told';

/** A message that is sent at least once: a rare duplicate costs a glance, a lost one may cost a year. */
export type Alert = Readonly<{
  /** Names content, place and threshold: the same alert has the same key on every instance. */
  key: string;
  /** Opaque; buttons carry it. */
  id: string;
  tenantId: string;
  conversationId: string;
  content: AlertContent;
  state: AlertState;
  dueAt: Instant;
  /** Not sent before this moment. */
  notBefore: Instant;
  sendingAt: Instant | null;
  /** How often it was sent without a response, so that it may have arrived. */
  doubts: number;
  messageId: string | null;
}>;

/** As found in the store: `content` is null when it cannot be read. */
export type StoredAlert = Omit<Alert, 'content'> & Readonly<{ content: AlertContent | null }>;
