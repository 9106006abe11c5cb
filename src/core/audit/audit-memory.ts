import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { AuditEvent } from './audit-events.ts';

export type AuditEntry = Readonly<{
  at: Instant;
  tenantId: string;
  /** Who did it; null for the bot itself. */
  person: Person | null;
  event: AuditEvent;
  changeId: string | null;
  companyId: string | null;
  /** What was seen and decided; never a secret. */
  facts: Readonly<Record<string, unknown>>;
}>;
/** An entry in its tenant's chain: numbered from 1, hashed over its content and the previous hash. */
export type AuditRecord = AuditEntry & Readonly<{ seq: number; previous: string; hash: string }>;

export type AuditCheck =
  | Readonly<{ kind: 'intact'; entries: number; lastHash: string | null }>
  | Readonly<{ kind: 'broken'; seq: number; reason: 'missing' | 'changed' | 'unchained' }>;

/** Append-only and chained; the database refuses to change or delete an entry. */
export type Audit = Readonly<{
  append(entry: AuditEntry): Promise<void>;
  /** Newest first, with `seq` below `before` if given; `about` is the id of a change, company or person; `within` a time. */
  latest(
    tenantId: string,
    options: Readonly<{
      limit: number;
      before?: number | undefined;
      about?: string | null | undefined;
      within?: Readonly<{ from: Instant; to: Instant }> | undefined;
    }>,
  ): Promise<AuditRecord[]>;
  /** Computes a tenant's whole chain again. */
  verify(tenantId: string): Promise<AuditCheck>;
}>;
