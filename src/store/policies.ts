import type { Policies, PolicyVersion, WaitingPolicy } from '../core/ports/memory.ts';
import type { Policy } from '../core/rules/policy.ts';
import { readTogether } from './gathered.ts';
import { parseBody } from './parse-body.ts';
import type { Database, Tables } from './tables.ts';

export const policies = (db: Database): Policies => {
  const history = async (tenantId: string, limit: number): Promise<PolicyVersion[]> => {
    const query = db.selectFrom('policies').selectAll().where('tenant_id', '=', tenantId);
    return (await query.orderBy('version', 'desc').limit(limit).execute()).map(versionOf);
  };
  const newestOf = readTogether(
    async (tenantIds) =>
      new Map(
        await Promise.all(tenantIds.map(async (id) => [id, (await history(id, 1))[0] ?? null] as const)),
      ),
  );
  const current = async (tenantId: string): Promise<PolicyVersion | null> =>
    (await newestOf(tenantId)) ?? null;
  return {
    current,
    save: async (tenantId, policy, basedOn, by, now) => {
      // Versions are never deleted: if two save the same next version, the key lets one through.
      if (((await current(tenantId))?.version ?? 0) !== basedOn) return false;
      const saved = await db
        .insertInto('policies')
        .values({
          tenant_id: tenantId,
          version: basedOn + 1,
          by_id: by.objectId,
          by_name: by.name,
          at: now,
          body: JSON.stringify(policy),
        })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'version']).doNothing())
        .returning('version')
        .executeTakeFirst();
      return saved !== undefined;
    },
    history,
    waiting: async (tenantId) => {
      const query = db.selectFrom('policies_waiting').selectAll().where('tenant_id', '=', tenantId);
      const row = await query.executeTakeFirst();
      return row === undefined ? null : waitingOf(row);
    },
    propose: async ({ id, basedOn, policy, by, at }) => {
      const values = {
        ...{ id, based_on: basedOn, by_id: by.objectId, by_name: by.name, at },
        body: JSON.stringify(policy),
      };
      await db
        .insertInto('policies_waiting')
        .values({ tenant_id: by.tenantId, ...values })
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(values))
        .execute();
    },
    settle: async (tenantId, id) => {
      const gone = db.deleteFrom('policies_waiting').where('tenant_id', '=', tenantId).where('id', '=', id);
      return (await gone.executeTakeFirst()).numDeletedRows === 1n;
    },
  };
};

const waitingOf = (row: Tables['policies_waiting']): WaitingPolicy => ({
  id: row.id,
  basedOn: row.based_on,
  policy: parseBody<Policy>('policies_waiting', row.tenant_id, row.body),
  by: { tenantId: row.tenant_id, objectId: row.by_id, name: row.by_name },
  at: row.at,
});

const versionOf = (row: Tables['policies']): PolicyVersion => ({
  version: row.version,
  policy: parseBody<Policy>('policies', `${row.tenant_id} ${row.version}`, row.body),
  by: { tenantId: row.tenant_id, objectId: row.by_id, name: row.by_name },
  at: row.at,
});
