import type { Alerts } from '../core/memory.ts';
import type { Database } from './tables.ts';

export const alerts = (db: Database): Alerts => ({
  claim: async (key, now) => {
    const claimed = await db
      .insertInto('alerts')
      .values({ key, claimed_at: now, conversation_id: null, message_id: null })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .executeTakeFirst();
    return claimed !== undefined;
  },
  posted: async (key, conversationId, messageId) => {
    await db
      .updateTable('alerts')
      .set({ conversation_id: conversationId, message_id: messageId })
      .where('key', '=', key)
      .execute();
  },
  get: async (key) => {
    const row = await db.selectFrom('alerts').selectAll().where('key', '=', key).executeTakeFirst();
    if (row === undefined) return null;
    return { claimedAt: row.claimed_at, conversationId: row.conversation_id, messageId: row.message_id };
  },
});
