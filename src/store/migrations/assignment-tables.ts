import type { Kysely } from 'kysely';

/** Microsoft's own numbers, and what is ignored among them. */
export const assignments = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('customer_tenants')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('licences', 'text')
    .addColumn('as_of', 'int8')
    .addColumn('trouble', 'text')
    .addColumn('trouble_since', 'int8')
    .addColumn('next_at', 'int8', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .createTable('ignored_licences')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('product_id', 'text', (column) => column.notNull())
    .addColumn('company_id', 'text', (column) => column.notNull())
    .addColumn('product_name', 'text', (column) => column.notNull())
    .addColumn('company_name', 'text')
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addPrimaryKeyConstraint('ignored_licences_key', ['tenant_id', 'product_id', 'company_id'])
    .execute();
};
