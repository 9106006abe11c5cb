import type { Kysely } from 'kysely';

/** The renewal desk: renewals and their cards, the places that asked for alerts, and messages that go out at most once. */
export const renewals = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('renewals')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('company_id', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('open', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addUniqueConstraint('renewals_of_day', ['tenant_id', 'company_id', 'day'])
    .execute();
  await db.schema.createIndex('renewals_open').on('renewals').columns(['open', 'tenant_id', 'day']).execute();

  await db.schema
    .createTable('renewal_cards')
    .addColumn('renewal_id', 'text', (column) => column.notNull().references('renewals.id'))
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('shown_version', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('renewal_cards_key', ['renewal_id', 'conversation_id'])
    .execute();

  await db.schema
    .createTable('alert_places')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('alert_places_key', ['tenant_id', 'conversation_id'])
    .execute();

  await db.schema
    .createTable('sendings')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'int8', (column) => column.notNull())
    .addColumn('not_before', 'int8', (column) => column.notNull())
    .addColumn('sending_at', 'int8')
    .addColumn('message_id', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sendings_state').on('sendings').columns(['state', 'not_before']).execute();

  await db.schema
    .createTable('marks')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('at', 'int8', (column) => column.notNull())
    .execute();
};
