import type { Failure } from '../words/failure.ts';
import type { Instant } from '../words/instant.ts';
import type { AuditRecord } from './audit-memory.ts';
import type { EventDelivery, SinkName, StoredDelivery } from './events.ts';

/** Events on their way to other systems: fed from the audit, delivered at least once. */
export type Deliveries = Readonly<{
  /** Tenants with audit entries not fed yet, and the last entry that was fed. */
  behind(): Promise<{ tenantId: string; after: number }[]>;
  /** The entries after `after`, in order. */
  entries(tenantId: string, after: number, limit: number): Promise<AuditRecord[]>;
  /** Saves deliveries and moves from `after` to `upTo`, both or neither; false when another instance moved on. */
  feed(tenantId: string, after: number, upTo: number, deliveries: readonly EventDelivery[]): Promise<boolean>;
  /** Deliveries to try now, oldest first; of each topic only the first that is not done. */
  due(sink: SinkName, now: Instant, limit: number): Promise<StoredDelivery[]>;
  /** Counts a try and locks out others until `until`: true for the one caller that may send. */
  begin(delivery: Pick<EventDelivery, 'id' | 'tries'>, until: Instant): Promise<boolean>;
  done(id: string): Promise<void>;
  putOff(id: string, notBefore: Instant, problem: Failure): Promise<void>;
  giveUp(id: string, problem: Failure): Promise<void>;
  /** Those given up, newest first. */
  troubled(tenantId: string, limit: number): Promise<StoredDelivery[]>;
  counts(tenantId: string): Promise<{ due: number; dead: number }>;
  /** Makes everything given up due again; returns how many. */
  resend(tenantId: string, now: Instant): Promise<number>;
  /** Forgets what was delivered and first tried before `done`, and everything first tried before `dead`. */
  forget(done: Instant, dead: Instant): Promise<void>;
}>;
