import { type Kysely, sql } from 'kysely';

/**
 * Events on their way to other systems, and how far each tenant's audit was told. What happened before is not told:
 * the cursors begin at the end of the chains, behind the entries that have yet to be chained.
 */
export const deliveries = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('event_cursors')
    .addColumn('tenant_id', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .execute();
  await sql`
    insert into event_cursors (tenant_id, seq)
    select tenant_id, coalesce(max(seq), 0) + sum(case when seq is null then 1 else 0 end)
    from audit group by tenant_id
  `.execute(db);

  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('sink', 'text', (column) => column.notNull())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('since', 'int8', (column) => column.notNull())
    .addColumn('not_before', 'int8', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('deliveries_state')
    .on('deliveries')
    .columns(['state', 'sink', 'not_before'])
    .execute();
  await db.schema
    .createIndex('deliveries_topic')
    .on('deliveries')
    .columns(['topic', 'sink', 'seq'])
    .execute();
};
