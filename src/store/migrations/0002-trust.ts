import { type Kysely, sql } from 'kysely';
import type { Change } from '../../core/changes/change.ts';
import { chainTheRest, endOf, saveHead } from '../audit-rows.ts';
import { parsed } from '../body.ts';
import type { DatabaseKind, Tables } from '../tables.ts';

/** Roles by company, policies with their history, places, people, and the audit as a chain that nobody may cut. */
export const trust = async (untyped: Kysely<unknown>, kind: DatabaseKind): Promise<void> => {
  const db = untyped.withTables<Tables>();
  await db.schema.alterTable('roles').addColumn('companies', 'text').execute();

  await db.schema
    .createTable('policies')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('policies_key', ['tenant_id', 'version'])
    .execute();

  await db.schema
    .createTable('places')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('use', 'text', (column) => column.notNull())
    .addColumn('conversation_id', 'text', (column) => column.notNull())
    .addColumn('set_at', 'int8', (column) => column.notNull())
    .addPrimaryKeyConstraint('places_key', ['tenant_id', 'use'])
    .execute();

  await db.schema
    .createTable('people')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('object_id', 'text', (column) => column.notNull())
    .addColumn('teams_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'int8', (column) => column.notNull())
    .addPrimaryKeyConstraint('people_key', ['tenant_id', 'object_id'])
    .execute();

  await db.schema.alterTable('changes').addColumn('requested_by', 'text').execute();
  await fillRequestedBy(db);
  await db.schema
    .createIndex('changes_requester')
    .on('changes')
    .columns(['tenant_id', 'requested_by', 'requested_at'])
    .execute();

  await chainAudit(db);
  for (const statement of appendOnly[kind]) await sql.raw(statement).execute(db);
};

/** In batches and not in SQL: PostgreSQL's JSON refuses a body with a NUL or half a surrogate pair anywhere in it. */
const fillRequestedBy = async (db: Kysely<Tables>): Promise<void> => {
  let last = '';
  for (;;) {
    const query = db.selectFrom('changes').select(['id', 'body']).where('id', '>', last);
    const rows = await query.orderBy('id').limit(500).execute();
    for (const { id, body } of rows) {
      const { requestedBy } = parsed<Change>('changes', id, body);
      const update = db.updateTable('changes').set({ requested_by: requestedBy.objectId });
      await update.where('id', '=', id).execute();
      last = id;
    }
    if (rows.length < 500) return;
  }
};

/** An instance of the version before goes on writing entries without a place; the next entry takes them in. */
const chainAudit = async (db: Kysely<Tables>): Promise<void> => {
  await db.schema.alterTable('audit').addColumn('person_id', 'text').execute();
  await sql`alter table audit add column seq integer check (seq > 0)`.execute(db);
  await db.schema.alterTable('audit').addColumn('previous', 'text').execute();
  await db.schema.alterTable('audit').addColumn('hash', 'text').execute();
  await db.schema
    .createTable('audit_heads')
    .addColumn('tenant_id', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await sql`create unique index audit_chain on audit (tenant_id, seq)`.execute(db);
  await sql`create index audit_without_place on audit (tenant_id, id) where seq is null`.execute(db);
  for (const { tenant_id } of await db.selectFrom('audit').select('tenant_id').distinct().execute())
    await saveHead(db, tenant_id, await chainTheRest(db, tenant_id, await endOf(db, tenant_id)));
  for (const column of ['change_id', 'company_id', 'person_id'])
    await db.schema
      .createIndex(`audit_${column}`)
      .on('audit')
      .columns(['tenant_id', column, 'seq'])
      .execute();
  await db.schema.dropIndex('audit_latest').execute();
};

const refusal = 'The audit is append-only: its entries are never changed or deleted.';

/** An entry may be given its place once; nothing else of it ever changes. */
const appendOnly = {
  sqlite: [
    `create trigger audit_no_update before update on audit
      when old.seq is not null or new.seq is null or new.id is not old.id
        or new.tenant_id is not old.tenant_id or new.at is not old.at or new.event is not old.event
        or new.change_id is not old.change_id or new.company_id is not old.company_id or new.body is not old.body
      begin select raise(abort, '${refusal}'); end`,
    `create trigger audit_no_delete before delete on audit begin select raise(abort, '${refusal}'); end`,
  ],
  postgres: [
    `create function audit_refuse() returns trigger language plpgsql as
      $$ begin raise exception '${refusal}'; end $$`,
    `create trigger audit_no_update before update on audit for each row
      when (old.seq is not null or new.seq is null
        or (new.id, new.tenant_id, new.at, new.event, new.change_id, new.company_id, new.body)
        is distinct from (old.id, old.tenant_id, old.at, old.event, old.change_id, old.company_id, old.body))
      execute function audit_refuse()`,
    'create trigger audit_no_delete before delete on audit for each row execute function audit_refuse()',
    'create trigger audit_no_truncate before truncate on audit for each statement execute function audit_refuse()',
  ],
} as const;
