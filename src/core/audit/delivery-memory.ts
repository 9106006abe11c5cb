import type { Instant } from '../words/instant.ts';
import type { AuditRecord } from './audit-memory.ts';
import type { EventDelivery, SinkName } from './events.ts';

/** Events on their way to other systems: fed from the audit, delivered at least once. */
export type Deliveries = Readonly<{
  /** Tenants whose audit goes on after what was fed, and the last entry that was. */
  behind(): Promise<{ tenantId: string; after: number }[]>;
  /** The entries after that one, in their order. */
  entries(tenantId: string, after: number, limit: number): Promise<AuditRecord[]>;
  /** Saves deliveries and moves on from `after` to `upTo`, both or neither; false when another instance has moved on. */
  feed(tenantId: string, after: number, upTo: number, deliveries: readonly EventDelivery[]): Promise<boolean>;
  /** Those that may be tried now, oldest first; of a topic only the first that is not done. */
  due(sink: SinkName, now: Instant, limit: number): Promise<EventDelivery[]>;
  /** Counts a try and keeps others off until that moment: true for the one caller that may send. */
  begin(delivery: EventDelivery, until: Instant): Promise<boolean>;
  done(id: string): Promise<void>;
  putOff(id: string, notBefore: Instant, problem: string): Promise<void>;
  giveUp(id: string, problem: string): Promise<void>;
  /** Given up, newest first. */
  dead(tenantId: string, limit: number): Promise<EventDelivery[]>;
  counts(tenantId: string): Promise<{ due: number; dead: number }>;
  /** Everything that was given up is due again; how many. */
  resend(tenantId: string, now: Instant): Promise<number>;
  /** Forgets what was delivered since before `done`, and everything since before `dead`. */
  forget(done: Instant, dead: Instant): Promise<void>;
}>;
