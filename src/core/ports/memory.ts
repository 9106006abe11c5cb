import type { Alert, AlertState, StoredAlert } from '../alerts/alert.ts';
import type { Audit, AuditEntry } from '../audit/audit-memory.ts';
import type { Deliveries } from '../audit/delivery-memory.ts';
import type { Change, ChangeState } from '../changes/change.ts';
import type { Increase } from '../changes/follow-seats.ts';
import type { TakenOrder } from '../changes/order-steps.ts';
import type { Remembered } from '../conversation/remembered.ts';
import type { CallBudget } from '../marketplace/marketplace.ts';
import type { Company, Product, Subscription } from '../marketplace/records.ts';
import type { TaughtName } from '../names/taught-names.ts';
import type { Suspicion, TakenLoss } from '../portfolio/suspicion.ts';
import type { Policy } from '../rules/policy.ts';
import type { ReadMessage } from '../teaching/read-message.ts';
import type { Conversation } from '../words/chat.ts';
import type { Instant } from '../words/instant.ts';
import type { Grant, Person } from '../words/people.ts';
import type { Turn } from '../words/turn.ts';
import type { Consents, Deputies } from './approving-memory.ts';
import type { IgnoredLicences, KeptTenants } from './assignment-memory.ts';
import type { CachedCatalogue, PricesKept } from './catalogue-memory.ts';
import type { History } from './history-memory.ts';
import type { Mappings, PsaKept } from './mapped-memory.ts';
import type { MonthMarks } from './month-memory.ts';
import type { OrderDrafts } from './order-memory.ts';
import type { Organisations, People } from './people-memory.ts';
import type {
  AlertPlaces,
  Owners,
  RenewalCard,
  RenewalCards,
  Renewals,
  TimedPosts,
} from './renewal-memory.ts';
import type { UsageKept } from './usage-memory.ts';

/** The port to what survives a restart. Instances may share it: what must happen once is a claim or compare-and-set. */
export type Memory = Readonly<{
  changes: Changes;
  changeCards: ChangeCards;
  conversations: Conversations;
  roles: Roles;
  deputies: Deputies;
  consents: Consents;
  policies: Policies;
  places: Places;
  people: People;
  organisations: Organisations;
  taughtNames: TaughtNames;
  mappings: Mappings;
  psa: PsaKept;
  monthMarks: MonthMarks;
  readMessages: ReadMessages;
  renewals: Renewals;
  renewalCards: RenewalCards;
  alertPlaces: AlertPlaces;
  timedPosts: TimedPosts;
  owners: Owners;
  alerts: Alerts;
  audit: Audit;
  deliveries: Deliveries;
  portfolio: CachedPortfolio;
  catalogue: CachedCatalogue;
  prices: PricesKept;
  usage: UsageKept;
  history: History;
  customerTenants: KeptTenants;
  ignoredLicences: IgnoredLicences;
  orderDrafts: OrderDrafts;
  lastSaid: LastSaid;
  claims: Claims;
  turns: Turns;
  marks: Marks;
  clock: Clock;
  keys: Keys;
  calls: CallBudget;
  senders: Senders;
}>;

/**
 * Decides, within the saving transaction, by what passed without approval since a moment (excluding the changes to be
 * saved). One such transaction per tenant runs at a time, over all instances.
 */
export type Guard = Readonly<{ since: Instant; fits(passed: readonly Change[]): boolean }>;

/** `beyond`: the guard refused, and nothing was saved. */
type Inserted =
  | Readonly<{ kind: 'inserted' | 'beyond' }>
  | Readonly<{ kind: 'open-already'; change: Change }>;

export type Changes = Readonly<{
  /**
   * Saves a new change (version 1), or returns the open one its subscription already has. A plan that waits for
   * approval blocks nothing and nothing blocks it.
   */
  insert(change: Change, guard?: Guard | null): Promise<Inserted>;
  /** Saves all, or none when a subscription among them has an open change. Audit entries are saved together with them. */
  insertAll(
    changes: readonly Change[],
    guard?: Guard | null,
    entries?: readonly AuditEntry[],
  ): Promise<Inserted>;
  get(id: string): Promise<Change | null>;
  /**
   * Saves `next` if the stored version is `next.version - 1`. Returns false when someone else was faster, or when the
   * subscription would have two open changes.
   */
  save(next: Change, entries?: readonly AuditEntry[]): Promise<boolean>;
  /** The same for several: all or none, if the guard lets them pass. */
  saveAll(all: readonly Change[], guard?: Guard | null, entries?: readonly AuditEntry[]): Promise<boolean>;
  /** Changes of a tenant in the given states, oldest request first. */
  inStates(tenantId: string, states: readonly ChangeState[]): Promise<Change[]>;
  /** The same over all tenants, for the jobs that carry changes out. */
  inStatesAnywhere(states: readonly ChangeState[]): Promise<Change[]>;
  /** The lines of one request, in order; empty when the id is unknown. */
  ofBundle(bundleId: string): Promise<Change[]>;
  /** How many requests a person made since a moment, whatever their outcome. */
  requestedSince(tenantId: string, objectId: string, since: Instant): Promise<number>;
  /** The newest request that a person made in a conversation since a moment; null when there is none. */
  lastRequest(
    tenantId: string,
    objectId: string,
    conversationId: string,
    since: Instant,
  ): Promise<Change | null>;
  /** What passed without approval, or waits for its requester's confirmation, since a moment. */
  passedSince(tenantId: string, since: Instant): Promise<readonly Change[]>;
  /** What was asked for a company in a span, both ends included, oldest first. */
  ofCompany(tenantId: string, companyId: string, from: Instant, to: Instant): Promise<readonly Change[]>;
  /** The first few changes of a tenant whose id starts with `prefix`. */
  withIdPrefix(tenantId: string, prefix: string): Promise<Change[]>;
  /** The changes of one subscription, newest first. */
  ofSubscription(subscriptionId: string, limit: number): Promise<Change[]>;
  /** Changes planned for one subscription's renewal, approved or waiting for approval, oldest first. */
  planned(subscriptionId: string): Promise<Change[]>;
  /** Orders Pax8 accepted that are followed until they are Active, over all tenants. */
  followed(): Promise<TakenOrder[]>;
  /** The lines of switches asked for since a moment, of a tenant or (null) of all: approved or settled, or in some states. */
  switches(tenantId: string | null, since: Instant, states?: readonly ChangeState[]): Promise<Change[]>;
  /** What one person approved alone and nobody has reviewed, of a tenant or (null) of all. */
  toReview(tenantId: string | null): Promise<Change[]>;
  /** Changes that added seats and are due for a look at Microsoft, over all tenants; old ones are left out. */
  addedSeats(now: Instant): Promise<Change[]>;
  /** Changes of a tenant that added seats since a moment, oldest first. */
  increases(tenantId: string, since: Instant): Promise<Increase[]>;
}>;

/** One person in one conversation; in a channel, in one thread. */
export type Speaker = Readonly<{ tenantId: string; personId: string; conversationId: string }>;

/** What each person said last in a conversation, as context for their next message. */
export type LastSaid = Readonly<{
  /** Replaces what was remembered; null forgets it. */
  put(speaker: Speaker, said: Remembered | null, now: Instant): Promise<void>;
  /** Null when nothing was said there since that moment. */
  get(speaker: Speaker, since: Instant): Promise<Remembered | null>;
  /** Forgets what was said before that moment. */
  forget(before: Instant): Promise<void>;
}>;

/** Where a card of a change was posted, and the version it shows. */
export type ChangeCard = Readonly<{
  changeId: string;
  conversationId: string;
  messageId: string;
  shownVersion: number;
  /** Since when Teams says that it is gone; absent while it is there. */
  missingSince?: Instant;
}>;
export type ChangeCards = Readonly<{
  add(card: Omit<ChangeCard, 'missingSince'>): Promise<void>;
  of(changeId: string): Promise<ChangeCard[]>;
  /** What the message shows: several for one with several lines. */
  in(conversationId: string, messageId: string): Promise<ChangeCard[]>;
  /** Notes since when Teams says that it is gone; null when it is there again. */
  missing(changeId: string, conversationId: string, messageId: string, since: Instant | null): Promise<void>;
  /** Raises `shownVersion`; never lowers it. */
  shown(changeId: string, conversationId: string, messageId: string, version: number): Promise<void>;
  remove(changeId: string, conversationId: string, messageId: string): Promise<void>;
  /** Cards that show an older version than the change has. */
  behind(): Promise<ChangeCard[]>;
}>;

export type Conversations = Readonly<{
  /** Saves the newest reference (the service URL may change) and reopens the conversation. */
  remember(conversation: Conversation, now: Instant): Promise<void>;
  /** Returns null when unknown or closed: nothing can be sent there. */
  get(tenantId: string, id: string): Promise<Conversation | null>;
  /** The person's open chat with the bot; null when none is known. */
  personalOf(tenantId: string, personId: string): Promise<Conversation | null>;
  /** Whether somebody spoke there, or installed the bot there, after that moment. */
  heardSince(tenantId: string, id: string, at: Instant): Promise<boolean>;
  /** Tenants in which the bot knows an open conversation. */
  tenants(): Promise<string[]>;
  /** The bot was removed or blocked there. No effect when it was heard from after `now`. */
  close(tenantId: string, id: string, reason: string, now: Instant): Promise<void>;
}>;

/** A role that was granted, to whom, by whom and when. */
export type GrantEntry = Grant & Readonly<{ person: Person; by: string; at: Instant }>;

/** What is granted now: an expired grant is gone, and the one behind it holds again. */
export type Roles = Readonly<{
  granted(tenantId: string, objectId: string): Promise<Grant | null>;
  /** As last known, at most an hour old; asks when it does not know. For look-ups while the store is away. */
  lastGranted(tenantId: string, objectId: string): Promise<Grant | null>;
  /** Replaces the one before, as `grantOver` makes it. */
  grant(person: Person, grant: Grant, by: Person, now: Instant): Promise<void>;
  /** False when there was nothing to revoke. */
  revoke(tenantId: string, objectId: string): Promise<boolean>;
  list(tenantId: string): Promise<GrantEntry[]>;
  /** All tenants' grants with an end, past or future. */
  withEnd(): Promise<GrantEntry[]>;
  /**
   * Removes the grant that ended at that moment, or restores the one behind it; false when it has changed meanwhile.
   */
  end(person: Person, until: Instant): Promise<boolean>;
}>;

/** A tenant's policy and its history. Saved versions never change. */
export type Policies = Readonly<{
  /** Returns null when none was ever saved: then `firstPolicy` applies, as version 0. */
  current(tenantId: string): Promise<PolicyVersion | null>;
  /** Saves the version after `basedOn`; false when someone else saved one meanwhile. */
  save(tenantId: string, policy: Policy, basedOn: number, by: Person, now: Instant): Promise<boolean>;
  /** Newest first. */
  history(tenantId: string, limit: number): Promise<PolicyVersion[]>;
  /** The change that waits for a second admin; null when there is none. */
  waiting(tenantId: string): Promise<WaitingPolicy | null>;
  /** Saves a waiting change, replacing an earlier one. */
  propose(waiting: WaitingPolicy): Promise<void>;
  /** Forgets it; false when it no longer waits, because someone else decided it. */
  settle(tenantId: string, id: string): Promise<boolean>;
}>;
export type PolicyVersion = Readonly<{ version: number; policy: Policy; by: Person; at: Instant }>;
export type WaitingPolicy = Readonly<{
  id: string;
  basedOn: number;
  policy: Policy;
  by: Person;
  at: Instant;
}>;

/** Conversations with a purpose: `approvals` is where approvers see requests. */
export type Places = Readonly<{
  /** `conversationId` null removes the place. */
  set(tenantId: string, use: 'approvals', conversationId: string | null, now: Instant): Promise<void>;
  get(tenantId: string, use: 'approvals'): Promise<string | null>;
}>;

/** A taught name, who taught it and when. */
export type TaughtEntry = TaughtName & Readonly<{ by: Person; at: Instant }>;

/** Nicknames that admins taught. Read with each message, so that all instances know them at once. */
export type TaughtNames = Readonly<{
  /** In the order of the names. */
  list(tenantId: string): Promise<TaughtEntry[]>;
  /** As last known. For look-ups while the store is away. */
  lastList(tenantId: string): Promise<TaughtEntry[]>;
  /** Adds the name, or replaces what it meant. */
  teach(entry: TaughtEntry): Promise<void>;
  /** False when no such name was taught. */
  forget(tenantId: string, name: string): Promise<boolean>;
}>;

/** Messages and how they were read: each person's last, for *why?*, and those whose answers were not what was meant. */
export type ReadMessages = Readonly<{
  add(message: ReadMessage): Promise<void>;
  /** The person's last message in a conversation, since a moment; null when there is none. */
  last(person: Person, conversationId: string, since: Instant): Promise<ReadMessage | null>;
  /** Marks the person's own message as not what was meant. `unknown`: somebody else's, or forgotten. */
  report(person: Person, id: string, now: Instant): Promise<'reported' | 'already' | 'unknown'>;
  /** The marked ones, newest first, after the first `skip`. */
  reported(tenantId: string, limit: number, skip: number): Promise<ReadMessage[]>;
  /** Forgets messages from before a moment; marked ones only when they are older still. */
  forget(before: Instant, markedBefore: Instant): Promise<void>;
}>;

/**
 * Messages that go out at least once, over restarts and instances; twice only when nobody knows whether the first
 * arrived.
 */
export type Alerts = Readonly<{
  /** Saves new alerts, all or none. One whose key exists already, in any state, is left as it is. */
  add(alerts: readonly Alert[]): Promise<void>;
  /** The same, each with the audit entry that reports it; when the key exists, neither is saved. */
  record(told: readonly Readonly<{ alert: Alert; entry: AuditEntry | null }>[]): Promise<void>;
  byId(id: string): Promise<StoredAlert | null>;
  /** Which of these keys exist, in any state. */
  known(keys: readonly string[]): Promise<Set<string>>;
  /**
   * Alerts that may be sent now: the oldest few of each conversation in which nothing is being sent, so that a long
   * queue delays no other.
   */
  due(now: Instant, most: Readonly<{ ofOne: number; inAll: number }>): Promise<StoredAlert[]>;
  /** Call right before sending: true for the one caller that may send it, if it is due. */
  begin(key: string, now: Instant): Promise<boolean>;
  /** The message was posted. With `card`, saves in the same transaction that it is now the renewal's card. */
  posted(key: string, messageId: string, card: RenewalCard | null): Promise<void>;
  /** The message certainly did not arrive; it may be sent at `notBefore`. */
  putOff(key: string, notBefore: Instant): Promise<void>;
  /** Nobody knows whether the message arrived: it is `unsure`, and sent again at `notBefore`. */
  doubt(key: string, notBefore: Instant): Promise<void>;
  /** Nothing more goes to a conversation before that moment. */
  rest(tenantId: string, conversationId: string, notBefore: Instant): Promise<void>;
  /** Makes what was put off due now: in one conversation, or (null) in all of the organisation. */
  hurry(tenantId: string, conversationId: string | null): Promise<void>;
  /** The alert need not be sent. No effect on one that was sent. */
  drop(key: string): Promise<void>;
  /** Alerts whose sending began before that moment and has no outcome. */
  leftBehind(before: Instant): Promise<StoredAlert[]>;
  /** Whether a card of this renewal may be in the conversation unnoticed: sent without an answer. */
  mayStand(tenantId: string, conversationId: string, renewalId: string): Promise<boolean>;
  inState(tenantId: string, state: AlertState, limit: number): Promise<StoredAlert[]>;
  /** Forgets settled alerts that became due before that moment. */
  forget(before: Instant): Promise<void>;
}>;

export type PortfolioSnapshot = Readonly<{
  companies: readonly Company[];
  subscriptions: readonly Subscription[];
  /** Products read one by one, for their vendor or because a row had no product name. */
  products: readonly Product[];
  /** When Pax8 was read. */
  asOf: Instant;
  unreadable: number;
}>;
export type CachedPortfolio = Readonly<{
  /** Replaces everything in one transaction; `taken` is what was lost and not confirmed. */
  save(snapshot: PortfolioSnapshot, taken?: TakenLoss | null): Promise<void>;
  /** Returns null when nothing was ever saved. Rows are in no particular order. */
  load(): Promise<PortfolioSnapshot | null>;
  /** Adds products read one by one; existing ones stay. */
  putProducts(products: readonly Product[]): Promise<void>;
  /** Replaces one subscription after a write or a single read. `asOf` of the rest stays. */
  put(subscription: Subscription): Promise<void>;
  /**
   * `asOf` of the stored snapshot, without loading it (another instance may have refreshed it), and when a reading
   * beside it was last held back, if any. Null when nothing was ever saved.
   */
  state(): Promise<Readonly<{ asOf: Instant; suspicionAt: Instant | null }> | null>;
  /** Saves that a later reading was held back, beside what was `taken` before; `save` forgets it. */
  holdBack(suspicion: Suspicion, taken?: TakenLoss | null): Promise<void>;
  suspicion(): Promise<Suspicion | null>;
  taken(): Promise<TakenLoss | null>;
}>;

/** Gives each piece of work one winner, among instances and repeated deliveries. */
export type Claims = Readonly<{
  /** True for the first caller with this key, false for all others until it is forgotten. */
  claim(key: string, now: Instant): Promise<boolean>;
  /** The same, but the claim may be taken over once it is `forMs` old. */
  lease(key: string, now: Instant, forMs: number): Promise<boolean>;
  /** Gives a lease back before its time. */
  release(key: string): Promise<void>;
  /** Forgets claims older than the given moment. */
  forget(before: Instant): Promise<void>;
}>;

/** What was accepted and has no answer yet, so that a process that dies leaves nobody without a reply. */
export type Turns = Readonly<{
  /** True for the first caller with this key: the turn belongs to its process until it is settled. */
  begin(turn: Turn): Promise<boolean>;
  /** The turn has its answer. Never throws: what cannot be saved now is saved with the next `hold`. */
  settle(key: string): Promise<void>;
  /** Reports that this process is alive and works on what it has begun. */
  hold(now: Instant): Promise<void>;
  /**
   * Turns that no living process works on, oldest first. `alone`: no other process can be running, so all but this
   * one's count. Otherwise, until this process has watched the store long enough, only turns that were given up.
   */
  leftBehind(now: Instant, alone: boolean): Promise<Turn[]>;
  /** Gives up what this process began and did not settle: it is stopping, and another may report it at once. */
  giveUp(): Promise<void>;
  /** Forgets turns from before that moment. */
  forget(before: Instant): Promise<void>;
}>;

/** When something was last done, over restarts and instances. */
export type Marks = Readonly<{
  get(name: string): Promise<Instant | null>;
  set(name: string, at: Instant): Promise<void>;
}>;

/** For when the clock was set back. */
export type Clock = Readonly<{
  /** Brings back moments that were saved while the clock ran `by` milliseconds ahead. */
  setBack(by: number, now: Instant): Promise<void>;
}>;

/** The key the bot signs its links with, the same for all instances. */
export type Keys = Readonly<{
  /** Random for each database; never shown, never logged. */
  signingKey(): Promise<string>;
}>;

/** Instances share what Teams lets a bot send to an organisation. */
export type Senders = Readonly<{
  /** Notes that an instance sends to it now; returns how many did in the last seconds, including this one. */
  sending(tenantId: string, instance: string): Promise<number>;
}>;
