import type { AlertPlace } from '../core/alerts/alert.ts';
import type { AlertPlaces } from '../core/ports/renewal-memory.ts';
import { parseBody } from './parse-body.ts';
import type { Database, Tables } from './tables.ts';

export const alertPlaces = (db: Database): AlertPlaces => ({
  put: async (place) => {
    const body = JSON.stringify(place);
    await db
      .insertInto('alert_places')
      .values({ tenant_id: place.tenantId, conversation_id: place.conversationId, body })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'conversation_id']).doUpdateSet({ body }))
      .execute();
  },
  get: async (tenantId, conversationId) => {
    const row = await db
      .selectFrom('alert_places')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
    return row === undefined ? null : placeOf(row);
  },
  remove: async (tenantId, conversationId) => {
    const { numDeletedRows } = await db
      .deleteFrom('alert_places')
      .where('tenant_id', '=', tenantId)
      .where('conversation_id', '=', conversationId)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
  list: async (tenantId) => {
    const query = db.selectFrom('alert_places').selectAll().where('tenant_id', '=', tenantId);
    return (await query.orderBy('conversation_id').execute()).map(placeOf);
  },
  all: async () => (await db.selectFrom('alert_places').selectAll().execute()).map(placeOf),
  mark: async (place, trouble) => {
    const { numUpdatedRows } = await db
      .updateTable('alert_places')
      .set({ body: JSON.stringify({ ...place, trouble }) })
      .where('tenant_id', '=', place.tenantId)
      .where('conversation_id', '=', place.conversationId)
      .where('body', '=', JSON.stringify(place))
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
});

const placeOf = ({ conversation_id, body }: Tables['alert_places']) =>
  parseBody<AlertPlace>('alert_places', conversation_id, body);
