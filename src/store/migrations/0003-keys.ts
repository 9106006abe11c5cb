import type { Kysely } from 'kysely';

/** The key with which the bot signs what it must recognise later, such as the links of downloads. */
export const keys = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('keys')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
};
