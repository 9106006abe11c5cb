import { sql } from 'kysely';
import type { AuditEntry } from '../core/audit/audit-memory.ts';
import { type AuditKeys, chainStart, keyOf, type Link, sealOf } from './audit-chain.ts';
import type { Database, DatabaseKind, Tables } from './tables.ts';

/** Any number works: a lock with two numbers never conflicts with one that has one (see calls.ts). */
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

/** The last entry of a chain, and how it is sealed; `seal` null when it is not. */
export type Head = Link & Readonly<{ keyId: string | null; from: number | null; seal: string | null }>;

const noHead: Head = { ...chainStart, keyId: null, from: null, seal: null };

/** The last entry of the chain, saved apart: otherwise nobody would notice that the newest entries are missing. */
export const headOf = async (db: Database, tenantId: string): Promise<Head> => {
  const row = await db
    .selectFrom('audit_heads')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  if (row === undefined) return noHead;
  const { seq, hash, key_id: keyId, sealed_from: from, seal } = row;
  return { seq, hash, keyId, from, seal };
};

export const saveHead = async (trx: Database, tenantId: string, head: Head): Promise<void> => {
  const { seq, hash, keyId, from, seal } = head;
  const columns = { seq, hash, key_id: keyId, sealed_from: from, seal };
  await trx
    .insertInto('audit_heads')
    .values({ tenant_id: tenantId, ...columns })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(columns))
    .execute();
};

/** Where the next entry goes: after the head, and after anything else in the table. */
export const endOf = async (trx: Database, tenantId: string, head: Link): Promise<Link> => {
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

/** What identifies one entry of a chain; null when it is not there. */
export const linkAt = async (
  db: Database,
  tenantId: string,
  seq: number,
): Promise<Readonly<{ hash: string; keyId: string | null }> | null> => {
  const row = await db
    .selectFrom('audit')
    .select(['hash', 'key_id'])
    .where('tenant_id', '=', tenantId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row === undefined ? null : { hash: row.hash, keyId: row.key_id };
};

/** For a chain head that was found altered: it stays without a seal, which no key makes. */
const altered = 'altered';

/**
 * The head after new entries. A chain whose head was altered gets no seal any more, so that continuing it hides
 * nothing.
 */
export const nextHead = async (
  trx: Database,
  tenantId: string,
  key: AuditKeys | null,
  { head, end, last }: Readonly<{ head: Head; end: Link; last: Link }>,
): Promise<Head> => {
  const { seq, hash } = last;
  if (key === null) return { seq, hash, keyId: null, from: null, seal: null };
  // A change of keys goes on with what the one before has sealed.
  const sealedBy = keyOf(key, head.keyId);
  const before = sealedBy === null ? null : head.from;
  const from = before ?? end.seq + 1;
  const isAltered =
    sealedBy === null || before === null
      ? keyOf(key, (await linkAt(trx, tenantId, head.seq))?.keyId ?? null) !== null
      : head.seal !== sealOf(sealedBy, tenantId, head, before);
  return {
    ...{ seq, hash, keyId: key.id, from },
    seal: isAltered ? altered : sealOf(key, tenantId, last, from),
  };
};
