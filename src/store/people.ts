import type { Organisations, People } from '../core/ports/people-memory.ts';
import type { Belonging } from '../core/rules/belonging.ts';
import { localeFrom } from '../core/words/locale.ts';
import { parseBody } from './parse-body.ts';
import type { Database } from './tables.ts';

export const people = (db: Database): People => ({
  remember: async ({ tenantId, objectId, name }, { teamsId, zone, locale }, now) => {
    const columns = { teams_id: teamsId, name, seen_at: now };
    await db
      .insertInto('people')
      .values({ tenant_id: tenantId, object_id: objectId, zone, locale, ...columns })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'object_id']).doUpdateSet({
          ...columns,
          ...(zone === null ? {} : { zone }),
          ...(locale === null ? {} : { locale }),
        }),
      )
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
  seen: async (tenantId, objectId) => {
    const query = db.selectFrom('people').select(['zone', 'locale', 'belonging', 'belonging_at']);
    const row = await query
      .where('tenant_id', '=', tenantId)
      .where('object_id', '=', objectId)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { zone, belonging, belonging_at: at } = row;
    const locale = localeFrom(row.locale ?? '');
    if (belonging === null || at === null) return { zone, locale, belongs: null };
    return { zone, locale, belongs: { belonging: parseBody<Belonging>('people', objectId, belonging), at } };
  },
  belongs: async (tenantId, objectId, belonging, now) => {
    await db
      .updateTable('people')
      .set({ belonging: JSON.stringify(belonging), belonging_at: now })
      .where('tenant_id', '=', tenantId)
      .where('object_id', '=', objectId)
      .execute();
  },
});

export const organisations = (db: Database): Organisations => ({
  list: async (tenantId) => {
    const query = db.selectFrom('organisations').selectAll().where('tenant_id', '=', tenantId);
    const rows = await query.orderBy('allowed_at').orderBy('organisation').execute();
    return rows.map(({ organisation, allowed_by: by, allowed_at: at }) => ({ organisation, by, at }));
  },
  allow: async (tenantId, organisation, { name }, now) => {
    const row = { tenant_id: tenantId, organisation, allowed_by: name, allowed_at: now };
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('organisations')
      .values(row)
      .onConflict((conflict) => conflict.columns(['tenant_id', 'organisation']).doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  },
  revoke: async (tenantId, organisation) => {
    const query = db.deleteFrom('organisations').where('tenant_id', '=', tenantId);
    const { numDeletedRows } = await query.where('organisation', '=', organisation).executeTakeFirst();
    return numDeletedRows > 0n;
  },
});
