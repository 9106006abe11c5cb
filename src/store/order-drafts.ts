import type { OrderDraft } from '../core/ordering/order-draft.ts';
import type { OrderDrafts } from '../core/ports/order-memory.ts';
import { parseBody } from './parse-body.ts';
import type { Database } from './tables.ts';

export const orderDrafts = (db: Database): OrderDrafts => ({
  add: async (draft) => {
    const { id, tenantId, at } = draft;
    await db
      .insertInto('order_drafts')
      .values({ id, tenant_id: tenantId, at, body: JSON.stringify(draft) })
      .execute();
  },
  get: async (tenantId, id) => {
    // Ids come back from cards, and PostgreSQL's text allows no NUL.
    if (id.includes('\0')) return null;
    const row = await db
      .selectFrom('order_drafts')
      .select(['id', 'body'])
      .where('id', '=', id)
      .where('tenant_id', '=', tenantId)
      .executeTakeFirst();
    return row === undefined ? null : parseBody<OrderDraft>('order_drafts', row.id, row.body);
  },
  forget: async (before) => {
    await db.deleteFrom('order_drafts').where('at', '<', before).execute();
  },
});
