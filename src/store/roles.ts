import type { Roles } from '../core/memory.ts';
import { type Role, roles as roleNames } from '../core/people.ts';
import { rowError } from './store-error.ts';
import type { Database } from './tables.ts';

export const roles = (db: Database): Roles => ({
  granted: async (tenantId, objectId) => {
    const row = await db
      .selectFrom('roles')
      .select(['object_id', 'role'])
      .where('tenant_id', '=', tenantId)
      .where('object_id', '=', objectId)
      .executeTakeFirst();
    return row === undefined ? null : roleOf(row);
  },
  grant: async ({ tenantId, objectId, name }, role, by, now) => {
    const columns = { name, role, granted_by: by.name, granted_at: now };
    await db
      .insertInto('roles')
      .values({ tenant_id: tenantId, object_id: objectId, ...columns })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'object_id']).doUpdateSet(columns))
      .execute();
  },
  revoke: async (tenantId, objectId) => {
    await db
      .deleteFrom('roles')
      .where('tenant_id', '=', tenantId)
      .where('object_id', '=', objectId)
      .execute();
  },
  list: async (tenantId) => {
    const query = db.selectFrom('roles').selectAll().where('tenant_id', '=', tenantId);
    const rows = await query.orderBy('granted_at').orderBy('object_id').execute();
    return rows.map((row) => ({
      person: { tenantId: row.tenant_id, objectId: row.object_id, name: row.name },
      role: roleOf(row),
      by: row.granted_by,
      at: row.granted_at,
    }));
  },
});

/** A role that this version does not know grants nothing in silence: it is an error. */
const roleOf = ({ object_id, role }: { object_id: string; role: string }): Role => {
  const known = roleNames.find((name) => name === role);
  if (known !== undefined) return known;
  throw rowError('roles', object_id, `${JSON.stringify(role)} is no role`);
};
