import type { Instant } from '../words/instant.ts';
import type { Person } from '../words/people.ts';
import type { AuditEvent } from './audit-events.ts';

export type AuditEntry = Readonly<{
  at: Instant;
  tenantId: string;
  /** Who did it; null when the bot did it by itself. */
  person: Person | null;
  event: AuditEvent;
  changeId: string | null;
  companyId: string | null;
  /** What was seen and decided; never a secret. */
  facts: Readonly<Record<string, unknown>>;
}>;
/** An entry in the chain of its tenant: numbered from 1, its hash made of its content and of the hash before it. */
export type AuditRecord = AuditEntry & Readonly<{ seq: number; previous: string; hash: string }>;

export type AuditCheck =
  | Readonly<{ kind: 'intact'; entries: number; lastHash: string | null }>
  | Readonly<{ kind: 'broken'; seq: number; why: 'missing' | 'changed' | 'unchained' }>;

/** Append-only, each entry chained to the one before; the database itself refuses to change or delete one. */
export type Audit = Readonly<{
  append(entry: AuditEntry): Promise<void>;
  /** Newest first, below `before` (a seq) if given; `about` finds a change, a company or a person by id. */
  latest(
    tenantId: string,
    options: Readonly<{ limit: number; before?: number | undefined; about?: string | null | undefined }>,
  ): Promise<AuditRecord[]>;
  /** Reckons the whole chain of a tenant again. */
  verify(tenantId: string): Promise<AuditCheck>;
}>;
