import type { Deputies } from '../../core/ports/approving-memory.ts';
import type { Database, Tables } from '../tables.ts';

export const deputies = (db: Database): Deputies => ({
  list: async (tenantId) => {
    const query = db.selectFrom('deputies').selectAll().where('tenant_id', '=', tenantId);
    return (await query.orderBy('at').orderBy('principal_id').execute()).map(deputyIn);
  },
  put: async ({ principal, deputy, until, by, at }) => {
    const columns = {
      ...{ principal_name: principal.name, deputy_id: deputy.objectId, deputy_name: deputy.name },
      ...{ until, by_id: by.objectId, by_name: by.name, at },
    };
    await db
      .insertInto('deputies')
      .values({ tenant_id: principal.tenantId, principal_id: principal.objectId, ...columns })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'principal_id']).doUpdateSet(columns))
      .execute();
  },
  remove: async ({ tenantId, objectId }, until) => {
    const query = db
      .deleteFrom('deputies')
      .where('tenant_id', '=', tenantId)
      .where('principal_id', '=', objectId);
    const gone = until === undefined ? query : query.where('until', '=', until);
    return (await gone.executeTakeFirst()).numDeletedRows > 0n;
  },
  over: async (now) =>
    (await db.selectFrom('deputies').selectAll().where('until', '<=', now).execute()).map(deputyIn),
});

const deputyIn = (row: Tables['deputies']) => {
  const { tenant_id: tenantId } = row;
  return {
    principal: { tenantId, objectId: row.principal_id, name: row.principal_name },
    deputy: { tenantId, objectId: row.deputy_id, name: row.deputy_name },
    until: row.until,
    by: { tenantId, objectId: row.by_id, name: row.by_name },
    at: row.at,
  };
};
