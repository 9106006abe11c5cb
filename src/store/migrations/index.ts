import type { Kysely } from 'kysely';
import type { DatabaseKind } from '../tables.ts';
import { tables } from './0001-tables.ts';

/**
 * Every step from an empty database to today's tables, in the order of its names. A step that was shipped never
 * changes, and leaves the tables usable by the version before it: both run side by side during an update.
 */
export const migrations: Readonly<
  Record<string, (db: Kysely<unknown>, kind: DatabaseKind) => Promise<void>>
> = { '0001-tables': tables };
