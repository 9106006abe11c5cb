import { taughtKey } from '../core/names/taught-names.ts';
import type { TaughtNames } from '../core/ports/memory.ts';
import type { Database } from './tables.ts';

export const taughtNames = (db: Database): TaughtNames => ({
  list: async (tenantId) => {
    const query = db.selectFrom('taught_names').selectAll().where('tenant_id', '=', tenantId);
    return (await query.orderBy('key').execute()).map(
      ({ name, kind, target_id, means, by_id, by_name, at }) => ({
        ...{ name, kind, id: target_id, means, at },
        by: { tenantId, objectId: by_id, name: by_name },
      }),
    );
  },
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
