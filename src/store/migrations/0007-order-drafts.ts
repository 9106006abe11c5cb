import type { Kysely } from 'kysely';

/** Orders that are being filled in: what their forms are about. */
export const orderDrafts = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('order_drafts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('order_drafts_at').on('order_drafts').column('at').execute();
};
