import type { Alert, AlertState } from '../alerts/alert.ts';
import type { Audit, AuditEntry } from '../audit/audit-memory.ts';
import type { Deliveries } from '../audit/delivery-memory.ts';
import type { Change, ChangeState } from '../changes/change.ts';
import type { TakenOrder } from '../changes/order-steps.ts';
import type { CallBudget } from '../marketplace/marketplace.ts';
import type { Company, Product, Subscription } from '../marketplace/records.ts';
import type { OrderDraft } from '../ordering/order-draft.ts';
import type { Policy } from '../rules/policy.ts';
import type { Conversation } from '../words/chat.ts';
import type { Instant } from '../words/instant.ts';
import type { Grant, Person } from '../words/people.ts';
import type { AlertPlaces, RenewalCard, RenewalCards, Renewals } from './renewal-memory.ts';

/** The port to what survives a restart. Several instances may share it: every step that matters is a claim or a compare-and-set. */
export type Memory = Readonly<{
  changes: Changes;
  changeCards: ChangeCards;
  conversations: Conversations;
  roles: Roles;
  policies: Policies;
  places: Places;
  people: People;
  renewals: Renewals;
  renewalCards: RenewalCards;
  alertPlaces: AlertPlaces;
  alerts: Alerts;
  audit: Audit;
  deliveries: Deliveries;
  portfolio: CachedPortfolio;
  orderDrafts: OrderDrafts;
  claims: Claims;
  marks: Marks;
  keys: Keys;
  calls: CallBudget;
}>;

export type Changes = Readonly<{
  /**
   * Saves a new change (version 1), unless the subscription already has an open one: then that one is returned instead.
   * A plan that waits for its approval is in nobody's way, and nobody in its.
   */
  insert(change: Change): Promise<{ kind: 'inserted' } | { kind: 'open-already'; change: Change }>;
  /** Saves all of them or, when the subscription of one has an open change, none. */
  insertAll(
    changes: readonly Change[],
  ): Promise<{ kind: 'inserted' } | { kind: 'open-already'; change: Change }>;
  get(id: string): Promise<Change | null>;
  /**
   * Saves `next` if the stored version is still `next.version - 1`; false when somebody else was faster, or when it would
   * be open now beside another open change of its subscription.
   */
  save(next: Change): Promise<boolean>;
  /** The same for several together: all are saved or none. */
  saveAll(all: readonly Change[]): Promise<boolean>;
  /** Changes of a tenant in the given states, oldest request first. */
  inStates(tenantId: string, states: readonly ChangeState[]): Promise<Change[]>;
  /** The same over all tenants, for the jobs that carry changes on. */
  inStatesAnywhere(states: readonly ChangeState[]): Promise<Change[]>;
  /** The lines of one request, in their order; empty: there is none of this id. */
  ofBundle(bundleId: string): Promise<Change[]>;
  /** How many requests a person has made since a moment, whatever became of them. */
  requestedSince(tenantId: string, objectId: string, since: Instant): Promise<number>;
  /** Changes of a tenant whose id begins so; at most a few. */
  withIdPrefix(tenantId: string, prefix: string): Promise<Change[]>;
  /** The newest changes of one subscription, newest first. */
  ofSubscription(subscriptionId: string, limit: number): Promise<Change[]>;
  /** What is planned for a renewal of one subscription, approved or waiting for that, oldest first. */
  planned(subscriptionId: string): Promise<Change[]>;
  /** Orders that Pax8 took and that are followed until they are Active, over all tenants. */
  followed(): Promise<TakenOrder[]>;
}>;

/** Orders that are being filled in. */
export type OrderDrafts = Readonly<{
  add(draft: OrderDraft): Promise<void>;
  get(tenantId: string, id: string): Promise<OrderDraft | null>;
  /** Forgets those that were begun before the given moment. */
  forget(before: Instant): Promise<void>;
}>;

/** Where the cards of a change were posted, and the version of the change that each of them shows. */
export type ChangeCard = Readonly<{
  changeId: string;
  conversationId: string;
  messageId: string;
  shownVersion: number;
}>;
export type ChangeCards = Readonly<{
  add(card: ChangeCard): Promise<void>;
  of(changeId: string): Promise<ChangeCard[]>;
  /** Raises `shownVersion`; never lowers it. */
  shown(changeId: string, conversationId: string, messageId: string, version: number): Promise<void>;
  remove(changeId: string, conversationId: string, messageId: string): Promise<void>;
  /** Cards that show an older version than the change has. */
  behind(): Promise<ChangeCard[]>;
}>;

export type Conversations = Readonly<{
  /** Keeps the newest reference of a conversation (the service URL may change) and opens it again. */
  remember(conversation: Conversation, now: Instant): Promise<void>;
  /** null when it is unknown or closed: nothing can be sent there. */
  get(tenantId: string, id: string): Promise<Conversation | null>;
  /** The personal chat of a person, when the bot knows one that is open. */
  personalOf(tenantId: string, personId: string): Promise<Conversation | null>;
  /** The bot was removed or blocked there; without effect when it was heard from after `now`. */
  close(tenantId: string, id: string, reason: string, now: Instant): Promise<void>;
}>;

export type Roles = Readonly<{
  granted(tenantId: string, objectId: string): Promise<Grant | null>;
  grant(person: Person, grant: Grant, by: Person, now: Instant): Promise<void>;
  /** False when there was nothing to revoke. */
  revoke(tenantId: string, objectId: string): Promise<boolean>;
  list(tenantId: string): Promise<(Grant & { person: Person; by: string; at: Instant })[]>;
}>;

/** The policy of a tenant with its history: saved versions are never changed. */
export type Policies = Readonly<{
  /** null: none was ever saved; then `firstPolicy` holds, as version 0. */
  current(tenantId: string): Promise<PolicyVersion | null>;
  /** Saves the version after `basedOn`; false when somebody else has saved one meanwhile. */
  save(tenantId: string, policy: Policy, basedOn: number, by: Person, now: Instant): Promise<boolean>;
  /** Newest first. */
  history(tenantId: string, limit: number): Promise<PolicyVersion[]>;
}>;
export type PolicyVersion = Readonly<{ version: number; policy: Policy; by: Person; at: Instant }>;

/** Conversations that a tenant has given a use: where approvers are shown requests. */
export type Places = Readonly<{
  /** null as conversation: no place any more. */
  set(tenantId: string, use: 'approvals', conversationId: string | null, now: Instant): Promise<void>;
  get(tenantId: string, use: 'approvals'): Promise<string | null>;
}>;

/** How Teams calls people ("29:…", per bot), which a card needs to refresh by itself for them. */
export type People = Readonly<{
  remember(person: Person, teamsId: string, now: Instant): Promise<void>;
  /** For those who are known, in no particular order. */
  teamsIds(tenantId: string, objectIds: readonly string[]): Promise<string[]>;
  /** The person as last seen; null when the bot has not met them. */
  get(tenantId: string, objectId: string): Promise<Person | null>;
}>;

/** Messages that go out at most once, over restarts and instances. */
export type Alerts = Readonly<{
  /** Saves new alerts; one whose key is there already, in whatever state, is left as it is. All or none. */
  add(alerts: readonly Alert[]): Promise<void>;
  /** The same for alerts with audit entries that tell of them: each with its entry or, when its key is there, neither. */
  record(told: readonly Readonly<{ alert: Alert; entry: AuditEntry | null }>[]): Promise<void>;
  byId(id: string): Promise<Alert | null>;
  /** Of these keys the ones that are there, in whatever state. */
  known(keys: readonly string[]): Promise<Set<string>>;
  /** Those that may be sent now, oldest first. */
  due(now: Instant, limit: number): Promise<Alert[]>;
  /** Saved right before the message leaves: true for the one caller that may send it. */
  begin(key: string, now: Instant): Promise<boolean>;
  /** It stands there; with `card`, that it is the renewal's card from now on, in the same transaction. */
  posted(key: string, messageId: string, card: RenewalCard | null): Promise<void>;
  /** It certainly did not arrive: due again at that moment. */
  putOff(key: string, notBefore: Instant): Promise<void>;
  /** It needs no sending (any more). Without effect on one that was sent. */
  settle(key: string, as: Extract<AlertState, 'dropped' | 'unsure'>): Promise<void>;
  /** Those that began to be sent before that moment and were never heard of again become `unsure`; returns them. */
  abandon(before: Instant): Promise<Alert[]>;
  inState(tenantId: string, state: AlertState, limit: number): Promise<Alert[]>;
  /** Forgets what became due before that moment and is settled. */
  forget(before: Instant): Promise<void>;
}>;

export type PortfolioSnapshot = Readonly<{
  companies: readonly Company[];
  subscriptions: readonly Subscription[];
  /** Products that were read one by one: for their vendor, or because a row had no product name. */
  products: readonly Product[];
  /** When Pax8 was read. */
  asOf: Instant;
  unreadable: number;
}>;
export type CachedPortfolio = Readonly<{
  /** Replaces everything in one transaction. */
  save(snapshot: PortfolioSnapshot): Promise<void>;
  /** null when nothing was ever saved. The rows come in no particular order. */
  load(): Promise<PortfolioSnapshot | null>;
  /** Products that were read one by one; those that are there already stay. */
  putProducts(products: readonly Product[]): Promise<void>;
  /** One subscription after a write or a single read; the age of the rest stays. */
  put(subscription: Subscription): Promise<void>;
  /** `asOf` of what is stored, cheaply: another instance may have refreshed it. */
  asOf(): Promise<Instant | null>;
}>;

/** One winner for a piece of work, among instances and deliveries. */
export type Claims = Readonly<{
  /** True for the first caller with this key, for ever false for others until it is forgotten. */
  claim(key: string, now: Instant): Promise<boolean>;
  /** Forgets claims older than the given moment. */
  forget(before: Instant): Promise<void>;
}>;

/** When something was last done, over restarts and instances. */
export type Marks = Readonly<{
  get(name: string): Promise<Instant | null>;
  set(name: string, at: Instant): Promise<void>;
}>;

/** What the bot signs with, so that it knows its own links again, on whatever instance. */
export type Keys = Readonly<{
  /** Random for each database; never shown, never logged. */
  signingKey(): Promise<string>;
}>;
