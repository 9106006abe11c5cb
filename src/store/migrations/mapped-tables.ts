import type { Kysely } from 'kysely';

/** What companies and products are called in the PSA and at Microsoft. */
export const mapped = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('mappings')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('pax8_id', 'text', (column) => column.notNull())
    // Empty for a tenant.
    .addColumn('psa', 'text', (column) => column.notNull())
    .addColumn('target_id', 'text', (column) => column.notNull())
    .addColumn('target_name', 'text', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addPrimaryKeyConstraint('mappings_key', ['tenant_id', 'kind', 'pax8_id', 'psa'])
    .execute();
  await schema
    .createTable('psa_readings')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('as_of', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
};
