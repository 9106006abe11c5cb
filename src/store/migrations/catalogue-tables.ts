import type { Kysely } from 'kysely';

/** What can be bought, at what prices, and what is used. */
export const catalogue = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('catalogue')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('as_of', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('prices')
    .addColumn('product_id', 'text', (column) => column.notNull())
    .addColumn('company_id', 'text', (column) => column.notNull())
    .addColumn('as_of', 'int8', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('prices_key', ['product_id', 'company_id'])
    .execute();
  await schema.createIndex('prices_age').on('prices').column('as_of').execute();
  await schema
    .createTable('usage_days')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('subscription_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('usage_days_key', ['day', 'subscription_id'])
    .execute();
};
