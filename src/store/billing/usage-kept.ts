import type { UsageKept } from '../../core/ports/usage-memory.ts';
import { parseBody } from '../parse-body.ts';
import type { Database } from '../tables.ts';

export const usageKept = (db: Database): UsageKept => ({
  put: async ({ day, subscriptionId, sums }) => {
    const body = JSON.stringify(sums);
    await db
      .insertInto('usage_days')
      .values({ day, subscription_id: subscriptionId, body })
      .onConflict((conflict) => conflict.columns(['day', 'subscription_id']).doUpdateSet({ body }))
      .execute();
  },
  on: async (days) => {
    if (days.length === 0) return [];
    const rows = await db.selectFrom('usage_days').selectAll().where('day', 'in', days).execute();
    return rows.map(({ day, subscription_id: subscriptionId, body }) => ({
      ...{ day, subscriptionId },
      sums: parseBody('usage_days', subscriptionId, body),
    }));
  },
  first: async () => {
    const row = await db.selectFrom('usage_days').select('day').orderBy('day').limit(1).executeTakeFirst();
    return row?.day ?? null;
  },
  forget: async (before) => {
    await db.deleteFrom('usage_days').where('day', '<', before).execute();
  },
});
