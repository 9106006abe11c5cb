import type { AlertPlace } from '../alerts/alert.ts';
import type { TimedPost } from '../alerts/timed-post.ts';
import type { CompanyOwner } from '../renewals/owners.ts';
import type { Renewal } from '../renewals/renewal.ts';
import type { Instant } from '../words/instant.ts';

export type Renewals = Readonly<{
  /** Saves a new renewal (version 1), or returns the one that exists for its company and day. */
  insert(renewal: Renewal): Promise<Renewal>;
  /** The same for many at once; those whose company and day exist already are left out. */
  insertNew(renewals: readonly Renewal[]): Promise<void>;
  get(id: string): Promise<Renewal | null>;
  /** Saves `next` if the stored version is `next.version - 1`; false when someone else was faster. */
  save(next: Renewal): Promise<boolean>;
  /** Open renewals, by day. */
  open(tenantId: string): Promise<Renewal[]>;
  /** Open renewals of all tenants with a line for this subscription. */
  ofSubscription(subscriptionId: string): Promise<Renewal[]>;
  /** Renewals, also closed ones, after which a subscription went on under a service term, by day. */
  withServiceTerms(tenantId: string): Promise<Renewal[]>;
  /** Tenants with an open renewal. */
  tenants(): Promise<string[]>;
}>;

/**
 * Where a renewal's card was posted, and the version it shows. One per conversation; two when it was sent again because
 * the first might not have arrived.
 */
export type RenewalCard = Readonly<{
  renewalId: string;
  conversationId: string;
  messageId: string;
  shownVersion: number;
  /** Since when Teams says that it is gone; absent while it is there. */
  missingSince?: Instant;
}>;
export type RenewalCards = Readonly<{
  of(renewalId: string): Promise<RenewalCard[]>;
  /** The renewal that the message shows, if any. */
  in(conversationId: string, messageId: string): Promise<RenewalCard[]>;
  put(card: Omit<RenewalCard, 'missingSince'>): Promise<void>;
  /** Notes since when Teams says that it is gone; null when it is there again. */
  missing(card: RenewalCard, since: Instant | null): Promise<void>;
  /** Raises `shownVersion`; never lowers it. */
  shown(card: RenewalCard, version: number): Promise<void>;
  remove(card: RenewalCard): Promise<void>;
  /** Cards that show an older version than the renewal has. */
  behind(limit: number): Promise<RenewalCard[]>;
}>;

export type AlertPlaces = Readonly<{
  /** Adds or replaces the place. */
  put(place: AlertPlace): Promise<void>;
  get(tenantId: string, conversationId: string): Promise<AlertPlace | null>;
  /** False when there was none. */
  remove(tenantId: string, conversationId: string): Promise<boolean>;
  list(tenantId: string): Promise<AlertPlace[]>;
  all(): Promise<AlertPlace[]>;
  /** Saves why nothing arrives there, or null when all is well; false when the place changed meanwhile. */
  mark(place: AlertPlace, trouble: AlertPlace['trouble']): Promise<boolean>;
}>;

/** What conversations get by themselves, at a time of day. */
export type TimedPosts = Readonly<{
  /** Adds or replaces the conversation's post of this kind. */
  put(post: TimedPost): Promise<void>;
  get(tenantId: string, conversationId: string, of: TimedPost['of']): Promise<TimedPost | null>;
  /** False when there was none. */
  remove(tenantId: string, conversationId: string, of: TimedPost['of']): Promise<boolean>;
  list(tenantId: string): Promise<TimedPost[]>;
  all(): Promise<TimedPost[]>;
}>;

/** Who looks after which company. */
export type Owners = Readonly<{
  /** Replaces the one before. */
  put(owner: CompanyOwner): Promise<void>;
  get(tenantId: string, companyId: string): Promise<CompanyOwner | null>;
  remove(tenantId: string, companyId: string): Promise<void>;
  list(tenantId: string): Promise<CompanyOwner[]>;
}>;
