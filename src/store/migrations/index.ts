import type { Kysely } from 'kysely';
import type { DatabaseKind } from '../tables.ts';
import { tables } from './0001-tables.ts';

/**
 * Every step from an empty database to today's tables, sorted by name. A shipped step never changes and keeps the
 * tables usable by the previous version: both run side by side during an update.
 */
export const migrations: Readonly<
  Record<string, (db: Kysely<unknown>, kind: DatabaseKind) => Promise<void>>
> = { '0001-tables': tables };
