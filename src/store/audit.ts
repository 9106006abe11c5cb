import type { Audit, AuditEntry } from '../core/audit/audit-memory.ts';
import { canonical, chained } from './audit-chain.ts';
import { checked } from './audit-check.ts';
import { columnsOf, endOf, lockAudit, plain, saveHead } from './audit-rows.ts';
import { gathered } from './gathered.ts';
import { parseBody } from './parse-body.ts';
import type { Database, DatabaseKind } from './tables.ts';

export const audit = (db: Database, kind: DatabaseKind): Audit => {
  const appendAll = (entries: readonly AuditEntry[]): Promise<void> =>
    db.transaction().execute((trx) => appendIn(trx, kind, entries));
  const append = gathered(appendAll, 200);
  return {
    // Serialised and parsed first, so that an entry that cannot be written fails alone and not with its batch.
    append: async (entry) => append(JSON.parse(JSON.stringify(entry))),
    latest: async (tenantId, { limit, before, about, within }) => {
      const id = plain(about);
      const rows = await db
        .selectFrom('audit')
        .select(['id', 'seq', 'previous', 'hash', 'body'])
        .where('tenant_id', '=', tenantId)
        .$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
        .$if(within !== undefined, (query) =>
          query.where('at', '>=', within?.from ?? 0).where('at', '<', within?.to ?? 0),
        )
        .$if(id !== null, (query) => query.where('id', 'in', idsAbout(db, tenantId, id ?? '')))
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ id, body, ...place }) => ({
        ...parseBody<AuditEntry>('audit', id, body),
        ...place,
      }));
    },
    verify: (tenantId) => checked(db, tenantId),
  };
};

/** Appends new entries to their chains within a transaction. */
export const appendIn = async (
  trx: Database,
  kind: DatabaseKind,
  entries: readonly AuditEntry[],
): Promise<void> => {
  const byTenant = Map.groupBy(entries, ({ tenantId }) => tenantId);
  // All instances lock tenants in the same order, so no two wait for each other.
  for (const tenantId of [...byTenant.keys()].sort()) {
    await lockAudit(trx, kind, tenantId);
    let end = await endOf(trx, tenantId);
    const rows = (byTenant.get(tenantId) ?? []).map((entry) => {
      const { seq, previous, hash } = chained(entry, end);
      end = { seq, hash };
      return { ...columnsOf(entry), seq, previous, hash, body: canonical(entry) };
    });
    await trx.insertInto('audit').values(rows).execute();
    await saveHead(trx, tenantId, end);
  }
};

/** With a union SQLite uses an index for each part; with OR it would scan the whole table. */
const idsAbout = (db: Database, tenantId: string, id: string) => {
  const by = (column: 'change_id' | 'company_id' | 'person_id') =>
    db.selectFrom('audit').select('id').where('tenant_id', '=', tenantId).where(column, '=', id);
  return by('change_id').unionAll(by('company_id')).unionAll(by('person_id'));
};
