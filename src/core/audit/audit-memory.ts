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
  | Readonly<{
      kind: 'intact';
      entries: number;
      lastHash: string | null;
      /** Since which entry, and since when, it is sealed with the bot's key; null when it is not. */
      sealed: Readonly<{ from: number; since: Instant }> | null;
      /** How many entries were sealed with a key that the bot lacks: only their chain was checked. */
      otherKey: number;
      /** The last entry that the bot noted outside its database, and since when it does; null when it does not. */
      noted: NotedEntry | null;
    }>
  | Readonly<{ kind: 'broken'; seq: number; reason: AuditFlaw }>;
/** `unsealed`: not by the bot's key; `not-as-noted`: not what the bot noted outside its database. */
export type AuditFlaw = 'missing' | 'changed' | 'unchained' | 'unsealed' | 'not-as-noted';
type NotedEntry = Readonly<{ seq: number; since: Instant }>;

/** Append-only and chained; the database refuses to change or delete an entry. */
export type Audit = Readonly<{
  append(entry: AuditEntry): Promise<void>;
  /**
   * Newest first, with `seq` below `before` if given. `about` is the id of a change, company or person, `also` a second
   * one; `within` limits the time, `events` the types.
   */
  latest(
    tenantId: string,
    options: Readonly<{
      limit: number;
      before?: number | undefined;
      about?: string | null | undefined;
      also?: string | undefined;
      events?: readonly AuditEvent[] | undefined;
      within?: Readonly<{ from: Instant; to: Instant }> | undefined;
    }>,
  ): Promise<AuditRecord[]>;
  /** Computes a tenant's whole chain again. */
  verify(tenantId: string): Promise<AuditCheck>;
  /** The last entry of each tenant's chain. */
  heads(): Promise<Readonly<{ tenantId: string; seq: number; hash: string }>[]>;
}>;
