import type { Change, ChangeState } from './change.ts';
import type { Conversation } from './chat.ts';
import type { CallBudget, Company, Instant, Product, Subscription } from './marketplace.ts';
import type { Person, Role } from './people.ts';

/** The port to what survives a restart. Several instances may share it: every step that matters is a claim or a compare-and-set. */
export type Memory = Readonly<{
  changes: Changes;
  changeCards: ChangeCards;
  conversations: Conversations;
  roles: Roles;
  alerts: Alerts;
  audit: Audit;
  portfolio: CachedPortfolio;
  claims: Claims;
  calls: CallBudget;
}>;

export type Changes = Readonly<{
  /** Saves a new change (version 1), unless the subscription already has an open one: then that one is returned instead. */
  insert(change: Change): Promise<{ kind: 'inserted' } | { kind: 'open-already'; change: Change }>;
  get(id: string): Promise<Change | null>;
  /** Saves `next` if the stored version is still `next.version - 1`; false when somebody else was faster. */
  save(next: Change): Promise<boolean>;
  /** Changes of a tenant in the given states, oldest request first. */
  inStates(tenantId: string, states: readonly ChangeState[]): Promise<Change[]>;
  /** The same over all tenants, for the jobs that carry changes on. */
  inStatesAnywhere(states: readonly ChangeState[]): Promise<Change[]>;
  /** The newest changes of one subscription, newest first. */
  ofSubscription(subscriptionId: string, limit: number): Promise<Change[]>;
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
  granted(tenantId: string, objectId: string): Promise<Role | null>;
  grant(person: Person, role: Role, by: Person, now: Instant): Promise<void>;
  revoke(tenantId: string, objectId: string): Promise<void>;
  list(tenantId: string): Promise<{ person: Person; role: Role; by: string; at: Instant }[]>;
}>;

/** Alerts that were sent. */
export type Alerts = Readonly<{
  /** True for the one caller that may send the alert with this key (what, where, which threshold); false for all others. */
  claim(key: string, now: Instant): Promise<boolean>;
  /** The alert was posted here and can be updated in place. */
  posted(key: string, conversationId: string, messageId: string): Promise<void>;
  get(
    key: string,
  ): Promise<{ claimedAt: Instant; conversationId: string | null; messageId: string | null } | null>;
}>;

export type AuditEntry = Readonly<{
  at: Instant;
  tenantId: string;
  /** Who did it; null when the bot did it by itself. */
  person: Person | null;
  /** What happened, as a dotted word: `change.requested`, `change.approved`, `role.granted`, … */
  event: string;
  changeId: string | null;
  companyId: string | null;
  /** What was seen and decided; never a secret. */
  facts: Readonly<Record<string, unknown>>;
}>;
/** Append-only. */
export type Audit = Readonly<{
  append(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  latest(tenantId: string, limit: number): Promise<AuditEntry[]>;
}>;

export type PortfolioSnapshot = Readonly<{
  companies: readonly Company[];
  subscriptions: readonly Subscription[];
  /** Products that were looked up one by one, because a row had no product name. */
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
