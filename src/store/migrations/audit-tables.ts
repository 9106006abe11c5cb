import { type Kysely, sql } from 'kysely';
import type { DatabaseKind } from '../tables.ts';

const numbered = { sqlite: 'integer', postgres: 'bigserial' } as const;

/** The audit as a chain that shows missing entries, and how far other systems have received it. */
export const audit = async (db: Kysely<unknown>, kind: DatabaseKind): Promise<void> => {
  const { schema } = db;
  await schema
    .createTable('audit')
    .addColumn('id', numbered[kind], (column) => column.primaryKey())
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull().check(sql`seq > 0`))
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('change_id', 'text')
    .addColumn('company_id', 'text')
    .addColumn('person_id', 'text')
    .addColumn('previous', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('audit_chain').unique().on('audit').columns(['tenant_id', 'seq']).execute();
  for (const column of ['change_id', 'company_id', 'person_id'])
    await schema.createIndex(`audit_${column}`).on('audit').columns(['tenant_id', column, 'seq']).execute();
  for (const statement of appendOnly[kind]) await sql.raw(statement).execute(db);
  await schema
    .createTable('audit_heads')
    .addColumn('tenant_id', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text')
    .addColumn('sealed_from', 'integer')
    .addColumn('seal', 'text')
    .execute();

  await schema
    .createTable('event_cursors')
    .addColumn('tenant_id', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .execute();
  await schema
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
  await schema
    .createIndex('deliveries_state')
    .on('deliveries')
    .columns(['state', 'sink', 'not_before'])
    .execute();
  await schema.createIndex('deliveries_topic').on('deliveries').columns(['topic', 'sink', 'seq']).execute();
};

const refusal = 'The audit is append-only: its entries are never changed or deleted.';

const appendOnly = {
  sqlite: [
    `create trigger audit_no_update before update on audit begin select raise(abort, '${refusal}'); end`,
    `create trigger audit_no_delete before delete on audit begin select raise(abort, '${refusal}'); end`,
  ],
  postgres: [
    `create function audit_refuse() returns trigger language plpgsql as
      $$ begin raise exception '${refusal}'; end $$`,
    'create trigger audit_no_update before update on audit for each row execute function audit_refuse()',
    'create trigger audit_no_delete before delete on audit for each row execute function audit_refuse()',
    'create trigger audit_no_truncate before truncate on audit for each statement execute function audit_refuse()',
  ],
} as const;
