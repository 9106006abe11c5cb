import type { Belonging } from '../rules/belonging.ts';
import type { Instant } from '../words/instant.ts';
import type { Locale } from '../words/locale.ts';
import type { Person } from '../words/people.ts';

/** What is known of somebody beside their name. */
export type SeenPerson = Readonly<{
  /** Their time zone, as Teams last told it. */
  zone: string | null;
  /** How they read texts, as Teams last told it. */
  locale: Locale | null;
  /** Whether they belong to the organisation, and when Teams said so; null before it did. */
  belongs: Readonly<{ belonging: Belonging; at: Instant }> | null;
}>;

/** People who spoke to the bot. Cards need Teams' own ids ("29:…", per bot) to refresh for them. */
export type People = Readonly<{
  /** A missing zone or locale leaves the saved one. */
  remember(
    person: Person,
    told: Readonly<{ teamsId: string; zone: string | null; locale: Locale | null }>,
    now: Instant,
  ): Promise<void>;
  /** The ids of the people the bot knows, in no particular order. */
  teamsIds(tenantId: string, objectIds: readonly string[]): Promise<string[]>;
  /** The person as last seen; null when the bot does not know them. */
  get(tenantId: string, objectId: string): Promise<Person | null>;
  seen(tenantId: string, objectId: string): Promise<SeenPerson | null>;
  /** Notes whether somebody belongs to the organisation; does nothing for unknown people. */
  belongs(tenantId: string, objectId: string, belonging: Belonging, now: Instant): Promise<void>;
}>;

/** Organisations whose people may talk to the bot as guests: tenant ids or domains, in lower case. */
export type Organisations = Readonly<{
  /** The oldest first. */
  list(tenantId: string): Promise<readonly AllowedOrganisation[]>;
  /** False when it was allowed already. */
  allow(tenantId: string, organisation: string, by: Person, now: Instant): Promise<boolean>;
  /** False when it was not allowed. */
  revoke(tenantId: string, organisation: string): Promise<boolean>;
}>;
type AllowedOrganisation = Readonly<{ organisation: string; by: string; at: Instant }>;
