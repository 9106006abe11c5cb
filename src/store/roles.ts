import type { Roles } from '../core/ports/memory.ts';
import type { Grant } from '../core/words/people.ts';
import { roles as roleNames } from '../core/words/people.ts';
import { parseBody } from './parse-body.ts';
import { rowError } from './store-error.ts';
import type { Database, Tables } from './tables.ts';

export const roles = (db: Database): Roles => ({
  granted: async (tenantId, objectId) => {
    const row = await db
      .selectFrom('roles')
      .select(['object_id', 'role', 'companies'])
      .where('tenant_id', '=', tenantId)
      .where('object_id', '=', objectId)
      .executeTakeFirst();
    return row === undefined ? null : grantOf(row);
  },
  grant: async ({ tenantId, objectId, name }, { role, companies }, by, now) => {
    const columns = {
      name,
      role,
      companies: companies === null ? null : JSON.stringify(companies),
      granted_by: by.name,
      granted_at: now,
    };
    await db
      .insertInto('roles')
      .values({ tenant_id: tenantId, object_id: objectId, ...columns })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'object_id']).doUpdateSet(columns))
      .execute();
  },
  revoke: async (tenantId, objectId) => {
    const query = db.deleteFrom('roles').where('tenant_id', '=', tenantId);
    const { numDeletedRows } = await query.where('object_id', '=', objectId).executeTakeFirst();
    return numDeletedRows > 0n;
  },
  list: async (tenantId) => {
    const query = db.selectFrom('roles').selectAll().where('tenant_id', '=', tenantId);
    const rows = await query.orderBy('granted_at').orderBy('object_id').execute();
    return rows.map((row) => ({
      person: { tenantId: row.tenant_id, objectId: row.object_id, name: row.name },
      ...grantOf(row),
      by: row.granted_by,
      at: row.granted_at,
    }));
  },
});

/** Throws on an unknown role or an unreadable limit, rather than silently granting nothing. */
const grantOf = (row: Pick<Tables['roles'], 'object_id' | 'role' | 'companies'>): Grant => {
  const role = roleNames.find((name) => name === row.role);
  if (role === undefined) throw rowError('roles', row.object_id, `${JSON.stringify(row.role)} is no role`);
  return { role, companies: row.companies === null ? null : companiesOf(row.object_id, row.companies) };
};

const companiesOf = (objectId: string, text: string): readonly string[] => {
  const companies = parseBody<unknown>('roles', objectId, text);
  if (Array.isArray(companies) && companies.every((id) => typeof id === 'string')) return companies;
  throw rowError('roles', objectId, 'its companies are no list of ids');
};
