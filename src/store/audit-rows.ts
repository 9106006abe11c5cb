import { sql } from 'kysely';
import type { AuditEntry } from '../core/audit/audit-memory.ts';
import { chainStart, type Link } from './audit-chain.ts';
import type { Database, DatabaseKind, Tables } from './tables.ts';

/** Any number will do; locks of two numbers never meet those of one (see calls.ts). */
const lockClass = 720_881;

type Searched = Pick<
  Tables['audit'],
  'tenant_id' | 'at' | 'event' | 'change_id' | 'company_id' | 'person_id'
>;

/** What is searched for by column. Ids may come from a forged card: no database holds all that JSON can. */
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

/** Until the end of the transaction nobody else writes to the audit of this tenant. SQLite has one connection anyway. */
export const lockAudit = async (trx: Database, kind: DatabaseKind, tenantId: string): Promise<void> => {
  if (kind === 'sqlite') return;
  await sql`select pg_advisory_xact_lock(${sql.lit(lockClass)}, hashtext(${tenantId}))`.execute(trx);
};

/** The end of the chain as it was last written, kept apart: without it nobody would miss the newest entries. */
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

/** Where the next entry goes: after the head, and after whatever else has got into the table. */
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
