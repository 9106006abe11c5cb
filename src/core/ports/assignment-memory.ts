import type { KeptTenant } from '../assignments/licences.ts';
import type { IgnoredLicence } from '../assignments/unused.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** What Microsoft said of the customers' tenants, as last read by whichever instance. */
export type KeptTenants = Readonly<{
  all(): Promise<KeptTenant[]>;
  of(tenantIds: readonly string[]): Promise<KeptTenant[]>;
  save(tenant: KeptTenant): Promise<void>;
}>;

/** What a person left out for good, with the names as they were then. */
export type IgnoredEntry = IgnoredLicence &
  Readonly<{ companyName: string | null; productName: string; by: Person; at: Instant }>;

/** Licences that count as used whatever Microsoft says, of an organisation. */
export type IgnoredLicences = Readonly<{
  /** By product, those for all companies first. */
  list(tenantId: string): Promise<IgnoredEntry[]>;
  /** False when it was left out already. */
  add(entry: IgnoredEntry): Promise<boolean>;
  /** False when it was not left out. */
  remove(tenantId: string, ignored: IgnoredLicence): Promise<boolean>;
}>;
