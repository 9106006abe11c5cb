import type { People } from '../core/ports/memory.ts';
import type { Database } from './tables.ts';

export const people = (db: Database): People => ({
  remember: async ({ tenantId, objectId, name }, teamsId, now) => {
    const columns = { teams_id: teamsId, name, seen_at: now };
    await db
      .insertInto('people')
      .values({ tenant_id: tenantId, object_id: objectId, ...columns })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'object_id']).doUpdateSet(columns))
      .execute();
  },
  teamsIds: async (tenantId, objectIds) => {
    if (objectIds.length === 0) return [];
    const query = db.selectFrom('people').select('teams_id').where('tenant_id', '=', tenantId);
    const rows = await query.where('object_id', 'in', objectIds).execute();
    return rows.map((row) => row.teams_id);
  },
  get: async (tenantId, objectId) => {
    const query = db.selectFrom('people').select('name').where('tenant_id', '=', tenantId);
    const row = await query.where('object_id', '=', objectId).executeTakeFirst();
    return row === undefined ? null : { tenantId, objectId, name: row.name };
  },
});
