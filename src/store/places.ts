import type { Places } from '../core/ports/memory.ts';
import type { Database } from './tables.ts';

export const places = (db: Database): Places => ({
  set: async (tenantId, use, conversationId, now) => {
    if (conversationId === null) {
      await db.deleteFrom('places').where('tenant_id', '=', tenantId).where('use', '=', use).execute();
      return;
    }
    const columns = { conversation_id: conversationId, set_at: now };
    await db
      .insertInto('places')
      .values({ tenant_id: tenantId, use, ...columns })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'use']).doUpdateSet(columns))
      .execute();
  },
  get: async (tenantId, use) => {
    const query = db.selectFrom('places').select('conversation_id').where('tenant_id', '=', tenantId);
    return (await query.where('use', '=', use).executeTakeFirst())?.conversation_id ?? null;
  },
});
