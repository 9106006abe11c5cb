import type { Deputy } from '../approving/deputies.ts';
import type { AuditEntry } from '../audit/audit-memory.ts';
import type { Consent } from '../changes/consent.ts';
import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';

/** Who stands in for absent approvers, including those whose time is over until that is noted. */
export type Deputies = Readonly<{
  list(tenantId: string): Promise<readonly Deputy[]>;
  /** Replaces the one before. */
  put(deputy: Deputy): Promise<void>;
  /** False when nobody stood in. With `until`, only one whose time ends then. */
  remove(principal: Pick<Person, 'tenantId' | 'objectId'>, until?: Instant): Promise<boolean>;
  /** Those of all tenants whose time had ended by then. */
  over(now: Instant): Promise<readonly Deputy[]>;
}>;

/** Questions to customers, each behind one link. */
export type Consents = Readonly<{
  put(consent: Consent): Promise<void>;
  get(id: string): Promise<Consent | null>;
  /** All questions about one request. */
  of(requestId: string): Promise<readonly Consent[]>;
  /** Saves an answer with its audit entry; false when there is one already. */
  answer(answered: Consent, entry: AuditEntry): Promise<boolean>;
}>;
