import type { Kysely } from 'kysely';

/** What people kept about the differences of a month's check. */
export const month = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('month_marks')
    .addColumn('tenant_id', 'text', (column) => column.notNull())
    .addColumn('difference', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('by_id', 'text', (column) => column.notNull())
    .addColumn('by_name', 'text', (column) => column.notNull())
    .addColumn('at', 'int8', (column) => column.notNull())
    .addPrimaryKeyConstraint('month_marks_key', ['tenant_id', 'difference', 'kind'])
    .execute();
};
