import { sql } from 'kysely';
import type { AuditEntry } from '../core/audit/audit-memory.ts';
import { chainStart, type Link } from './audit-chain.ts';
import type { Database, DatabaseKind, Tables } from './tables.ts';

/** Any number will do: a lock with two numbers never conflicts with one that has one (see calls.ts). */
const lockClass = 720_881;

type Searched = Pick<
  Tables['audit'],
  'tenant_id' | 'at' | 'event' | 'change_id' | 'company_id' | 'person_id'
>;

/** The columns for searches. Ids may come from a forged card, and databases cannot store all that JSON can. */
export const columnsOf = (entry: AuditEntry): Searched => ({
  tenant_id: entry.tenantId,
  at: entry.at,
  event: entry.event,
  change_id: plain(entry.changeId),
  company_id: plain(entry.companyId),
  person_id: plain(entry.person?.objectId),
});

export const plain = (text: unknown): string | null =>
  typeof text === 'string' ? text.toWellFormed().replaceAll('\0', '\ufffd') : null;

/** Locks a tenant's audit until the transaction ends. SQLite needs no lock: it has one connection. */
export const lockAudit = async (trx: Database, kind: DatabaseKind, tenantId: string): Promise<void> => {
  if (kind === 'sqlite') return;
  await sql`select pg_advisory_xact_lock(${sql.lit(lockClass)}, hashtext(${tenantId}))`.execute(trx);
};

/** The last entry of the chain, saved apart: otherwise nobody would notice that the newest entries are missing. */
export const headOf = async (db: Database, tenantId: string): Promise<Link> => {
  const query = db.selectFrom('audit_heads').select(['seq', 'hash']).where('tenant_id', '=', tenantId);
  return (await query.executeTakeFirst()) ?? chainStart;
};

export const saveHead = async (trx: Database, tenantId: string, { seq, hash }: Link): Promise<void> => {
  await trx
    .insertInto('audit_heads')
    .values({ tenant_id: tenantId, seq, hash })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ seq, hash }))
    .execute();
};

/** Where the next entry goes: after the head, and after anything else in the table. */
export const endOf = async (trx: Database, tenantId: string): Promise<Link> => {
  const head = await headOf(trx, tenantId);
  const beyond = await trx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('tenant_id', '=', tenantId)
    .where('seq', '>', head.seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return beyond ?? head;
};
