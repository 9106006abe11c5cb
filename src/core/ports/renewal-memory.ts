import type { AlertPlace } from '../alerts/alert.ts';
import type { Renewal } from '../renewals/renewal.ts';

export type Renewals = Readonly<{
  /** Saves a new renewal (version 1), unless there is one of this company and day: then that one is returned. */
  insert(renewal: Renewal): Promise<Renewal>;
  /** The same for many, in one go; those whose company and day are there already are left out. */
  insertNew(renewals: readonly Renewal[]): Promise<void>;
  get(id: string): Promise<Renewal | null>;
  /** Saves `next` if the stored version is still `next.version - 1`; false when somebody else was faster. */
  save(next: Renewal): Promise<boolean>;
  /** Those that are not closed, by day. */
  open(tenantId: string): Promise<Renewal[]>;
  /** Those that are not closed, of all tenants, that have a line with this subscription. */
  ofSubscription(subscriptionId: string): Promise<Renewal[]>;
  /** Tenants that have an open renewal. */
  tenants(): Promise<string[]>;
}>;

/** Where the card of a renewal was posted, and the version that it shows. One for each conversation. */
export type RenewalCard = Readonly<{
  renewalId: string;
  conversationId: string;
  messageId: string;
  shownVersion: number;
}>;
export type RenewalCards = Readonly<{
  of(renewalId: string): Promise<RenewalCard[]>;
  /** Of two cards in one conversation the later counts. */
  put(card: RenewalCard): Promise<void>;
  /** Raises `shownVersion`; never lowers it. */
  shown(card: RenewalCard, version: number): Promise<void>;
  remove(card: RenewalCard): Promise<void>;
  /** Cards that show an older version than the renewal has. */
  behind(limit: number): Promise<RenewalCard[]>;
}>;

export type AlertPlaces = Readonly<{
  /** Saves the place, or changes it. */
  put(place: AlertPlace): Promise<void>;
  get(tenantId: string, conversationId: string): Promise<AlertPlace | null>;
  /** False when there was none. */
  remove(tenantId: string, conversationId: string): Promise<boolean>;
  list(tenantId: string): Promise<AlertPlace[]>;
  all(): Promise<AlertPlace[]>;
  /** Notes why nothing arrives there, or that all is well again; false when the place is another one meanwhile. */
  mark(place: AlertPlace, trouble: AlertPlace['trouble']): Promise<boolean>;
}>;
