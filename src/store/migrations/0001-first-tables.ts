import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../tables.ts';

const numbered = { sqlite: 'integer', postgres: 'bigserial' } as const;

export const firstTables = async (db: Kysely<unknown>, kind: DatabaseKind): Promise<void> => {
  await db.schema
    .createTable('changes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('company_id', 'text', (column) => column.notNull())
    .addColumn('subscription_id', 'text', (column) => column.notNull())
    .addColumn('requested_at', 'int8', (column) => column.notNull())
    .addColumn('expires_at', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await sql`create unique index changes_open on changes (subscription_id)
    where state in ('pending', 'approved', 'executing', 'needs-check')`.execute(db);
  await db.schema.createIndex('changes_state').on('changes').columns(['state', 'requested_at']).execute();
  await db.schema
    .createIndex('changes_subscription')
    .on('changes')
    .columns(['subscription_id', 'requested_at'])
    .execute();

  await db.schema
    .createTable('change_cards')
    .addColumn('change_id', 'text', (column) => column.notNull().references('changes.id'))
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('shown_version', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('change_cards_key', ['change_id', 'conversation_id', 'message_id'])
    .execute();

  await db.schema
    .createTable('conversations')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('person_id', 'text')
    .addColumn('seen_at', 'int8', (column) => column.notNull())
    .addColumn('closed_at', 'int8')
    .addColumn('closed_reason', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('conversations_key', ['tenant_id', 'id'])
    .execute();
  await db.schema
    .createIndex('conversations_person')
    .on('conversations')
    .columns(['tenant_id', 'person_id'])
    .execute();

  await db.schema
    .createTable('roles')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('object_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('granted_by', 'text', (column) => column.notNull())
    .addColumn('granted_at', 'int8', (column) => column.notNull())
    .addPrimaryKeyConstraint('roles_key', ['tenant_id', 'object_id'])
    .execute();

  await db.schema
    .createTable('alerts')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('claimed_at', 'int8', (column) => column.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('message_id', 'text')
    .execute();

  await db.schema
    .createTable('audit')
    .addColumn('id', numbered[kind], (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('change_id', 'text')
    .addColumn('company_id', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('audit_latest').on('audit').columns(['tenant_id', 'at', 'id']).execute();

  await db.schema
    .createTable('portfolio')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('as_of', 'int8', (column) => column.notNull())
    .addColumn('unreadable', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('portfolio_rows')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('portfolio_rows_key', ['kind', 'id'])
    .execute();

  await db.schema
    .createTable('claims')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('claimed_at', 'int8', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('claims_age').on('claims').column('claimed_at').execute();

  await db.schema
    .createTable('calls')
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .execute();
};
