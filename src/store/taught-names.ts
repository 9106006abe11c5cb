import { taughtKey } from '../core/names/taught-names.ts';
import type { TaughtEntry, TaughtNames } from '../core/ports/memory.ts';
import type { Database, Tables } from './tables.ts';

export const taughtNames = (db: Database): TaughtNames => {
  const known = new Map<string, TaughtEntry[]>();
  /** All are read once; then those of an organisation, with each of its messages. */
  let whole = false;
  const readAll = async (): Promise<void> => {
    const rows = await db.selectFrom('taught_names').selectAll().orderBy('key').execute();
    for (const [tenantId, ofTenant] of Map.groupBy(rows, ({ tenant_id }) => tenant_id))
      known.set(tenantId, ofTenant.map(entryOf));
    whole = true;
  };
  return {
    ...saved(db),
    list: async (tenantId) => {
      const query = db.selectFrom('taught_names').selectAll().where('tenant_id', '=', tenantId);
      const entries = (await query.orderBy('key').execute()).map(entryOf);
      known.set(tenantId, entries);
      return entries;
    },
    lastList: async (tenantId) => {
      if (!whole) await readAll();
      return known.get(tenantId) ?? [];
    },
  };
};

const entryOf = ({ name, kind, target_id, means, at, ...row }: Tables['taught_names']): TaughtEntry => ({
  ...{ name, kind, id: target_id, means, at },
  by: { tenantId: row.tenant_id, objectId: row.by_id, name: row.by_name },
});

const saved = (db: Database): Pick<TaughtNames, 'teach' | 'forget'> => ({
  teach: async ({ name, kind, id, means, by, at }) => {
    const columns = { name, kind, target_id: id, means, by_id: by.objectId, by_name: by.name, at };
    await db
      .insertInto('taught_names')
      .values({ tenant_id: by.tenantId, key: taughtKey(name), ...columns })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doUpdateSet(columns))
      .execute();
  },
  forget: async (tenantId, name) => {
    const query = db.deleteFrom('taught_names').where('tenant_id', '=', tenantId);
    const { numDeletedRows } = await query.where('key', '=', taughtKey(name)).executeTakeFirst();
    return numDeletedRows > 0n;
  },
});
