import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import { type StoreError, startError } from './store-error.ts';
import type { Database, DatabaseKind } from './tables.ts';

const migrationTableName = 'bot_migrations';

const stepsFor = (kind: DatabaseKind): Record<string, Migration> =>
  Object.fromEntries(Object.entries(migrations).map(([name, up]) => [name, { up: (db) => up(db, kind) }]));

/**
 * Migrates the tables to this version, all or nothing, under a lock that makes other instances wait. Throws the driver's
 * error, or a StoreError when the database belongs to a newer version.
 */
export const migrate = async (db: Database, kind: DatabaseKind): Promise<void> => {
  const steps = stepsFor(kind);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => steps },
    migrationTableName,
    migrationLockTableName: `${migrationTableName}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = (await namesDone(db)).filter((name) => steps[name] === undefined);
  if (unknown.length === 0) throw error;
  throw tooNew(unknown, error);
};

const tooNew = (unknown: readonly string[], cause?: unknown): StoreError =>
  startError(
    `The database was written by a newer version of the bot (its steps ${unknown.join(', ')} are unknown here). Start that version again, or restore a backup from before the update.`,
    cause,
  );

/** The steps that a database lacks; null when it is empty. Throws a StoreError when it belongs to a newer version. */
export const stepsToDo = async (db: Database): Promise<string[] | null> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.length === 0) return null;
  const done = await namesDone(db);
  const unknown = done.filter((name) => migrations[name] === undefined);
  if (unknown.length > 0) throw tooNew(unknown);
  return Object.keys(migrations).filter((name) => !done.includes(name));
};

/** Empty when the table cannot be read: then the first error is the one to report. */
const namesDone = (db: Database): Promise<string[]> =>
  sql<{ name: string }>`select name from ${sql.table(migrationTableName)} order by name`.execute(db).then(
    ({ rows }) => rows.map(({ name }) => name),
    () => [],
  );
