import type { Consents } from '../../core/ports/approving-memory.ts';
import { appendIn } from '../audit.ts';
import type { AuditBook } from '../audit-book.ts';
import { parseBody } from '../parse-body.ts';
import type { Database, DatabaseKind } from '../tables.ts';

export const consents = (db: Database, kind: DatabaseKind, book: AuditBook): Consents => ({
  put: async (consent) => {
    const { id, tenantId, requestId, expiresAt } = consent;
    await db
      .insertInto('consents')
      .values({
        ...{ id, tenant_id: tenantId, request_id: requestId, expires_at: expiresAt, answered: 0 },
        body: JSON.stringify(consent),
      })
      .execute();
  },
  get: async (id) => {
    const query = db.selectFrom('consents').select(['id', 'body']).where('id', '=', id);
    const row = await query.executeTakeFirst();
    return row === undefined ? null : parseBody('consents', row.id, row.body);
  },
  of: async (requestId) => {
    const query = db.selectFrom('consents').select(['id', 'body']).where('request_id', '=', requestId);
    return (await query.orderBy('id').execute()).map(({ id, body }) => parseBody('consents', id, body));
  },
  answer: async (answered, entry) => {
    const appended = await db.transaction().execute(async (transaction) => {
      const update = transaction
        .updateTable('consents')
        .set({ answered: 1, body: JSON.stringify(answered) })
        .where('id', '=', answered.id)
        .where('answered', '=', 0);
      if ((await update.executeTakeFirst()).numUpdatedRows !== 1n) return null;
      return appendIn(transaction, kind, JSON.parse(JSON.stringify([entry])), book);
    });
    if (appended !== null && appended.length > 0) book.saw(appended);
    return appended !== null;
  },
});
