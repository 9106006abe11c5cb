import type { KeptTenant } from '../assignments/licences.ts';
import type { IgnoredLicence } from '../assignments/unused.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** What Microsoft said about the customers' tenants, as last read by any instance. */
export type KeptTenants = Readonly<{
  all(): Promise<KeptTenant[]>;
  of(tenantIds: readonly string[]): Promise<KeptTenant[]>;
  save(tenant: KeptTenant): Promise<void>;
}>;

/** What a person ignored for good, with the names as they were then. */
export type IgnoredEntry = IgnoredLicence &
  Readonly<{ companyName: string | null; productName: string; by: Person; at: Instant }>;

/** Licences of an organisation that count as used, whatever Microsoft says. */
export type IgnoredLicences = Readonly<{
  /** By product, those for all companies first. */
  list(tenantId: string): Promise<IgnoredEntry[]>;
  /** False when it was ignored already. */
  add(entry: IgnoredEntry): Promise<boolean>;
  /** False when it was not ignored. */
  remove(tenantId: string, ignored: IgnoredLicence): Promise<boolean>;
}>;
