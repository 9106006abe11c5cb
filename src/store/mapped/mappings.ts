import type { MappingEntry } from '../../core/mapped/mapping.ts';
import type { Mappings } from '../../core/ports/mapped-memory.ts';
import type { Database, Tables } from '../tables.ts';

export const mappings = (db: Database): Mappings => ({
  list: async (tenantId) => {
    const query = db.selectFrom('mappings').selectAll().where('tenant_id', '=', tenantId);
    return (await query.orderBy('kind').orderBy('pax8_id').orderBy('psa').execute()).map(entryOf);
  },
  put: async ({ kind, pax8Id, psa, targetId, targetName, by, at }) => {
    const columns = {
      target_id: targetId,
      target_name: targetName,
      by_id: by.objectId,
      by_name: by.name,
      at,
    };
    await db
      .insertInto('mappings')
      .values({ tenant_id: by.tenantId, kind, pax8_id: pax8Id, psa: psa ?? '', ...columns })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'kind', 'pax8_id', 'psa']).doUpdateSet(columns),
      )
      .execute();
  },
  remove: async (tenantId, { kind, pax8Id, psa }) => {
    const query = db.deleteFrom('mappings').where('tenant_id', '=', tenantId).where('kind', '=', kind);
    const { numDeletedRows } = await query
      .where('pax8_id', '=', pax8Id)
      .where('psa', '=', psa ?? '')
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
});

const entryOf = ({
  kind,
  pax8_id,
  psa,
  target_id,
  target_name,
  at,
  ...row
}: Tables['mappings']): MappingEntry => ({
  ...{
    kind,
    pax8Id: pax8_id,
    psa: psa === '' ? null : psa,
    targetId: target_id,
    targetName: target_name,
    at,
  },
  by: { tenantId: row.tenant_id, objectId: row.by_id, name: row.by_name },
});
