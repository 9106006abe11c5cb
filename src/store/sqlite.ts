import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type DatabaseConnection,
  type Dialect,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { messageOf } from '../errors.ts';
import { codeOf, type StoreError, startError } from './store-error.ts';
import type { Database, Tables } from './tables.ts';

/** How long a start waits for the previous instance to release the file. */
const patienceMs = 2_000;

/**
 * Opens the file, creating its folder, for this process alone. The operating system releases the lock however the
 * process ends. https://www.sqlite.org/pragma.html#pragma_locking_mode
 */
export const openSqliteFile = (file: string): DatabaseSync => {
  let database: DatabaseSync | null = null;
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    database = new DatabaseSync(file, { timeout: patienceMs, enableForeignKeyConstraints: true });
    // The locking mode comes first: then a WAL file needs no shared memory and is locked from here on.
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full');
    // A read-only file fails here, and not at the first write.
    database.exec('begin exclusive; commit');
    return database;
  } catch (thrown) {
    database?.close();
    throw sqliteProblem(thrown, file);
  }
};

/** Statements and transactions queue for the one connection. */
export const sqlite = (database: DatabaseSync): Database =>
  new Kysely<Tables>({ dialect: sqliteDialect(kyselyDatabase(database)) });

const sqliteDialect = (database: SqliteDatabase): Dialect => ({
  createAdapter: () => new QueueingAdapter(),
  createDriver: () => new QueueingDriver({ database }),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/** Statements run one after the other for at most so long (milliseconds) before everything else has its turn. */
const breathEvery = 10;

/**
 * Hands the one connection to those who wait for it, one after the other. Kysely's own lock wakes all of them each time
 * it is released, so that hundreds stop the process for seconds; and as SQLite answers at once, they would follow each
 * other without a turn of the event loop between them.
 */
class QueueingDriver extends SqliteDriver {
  readonly #waiting: (() => void)[] = [];
  #taken = false;
  #since = performance.now();

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#taken) await new Promise<void>((mine) => this.#waiting.push(mine));
    this.#taken = true;
    if (performance.now() - this.#since > breathEvery) {
      await nextTurn();
      this.#since = performance.now();
    }
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }
}

class QueueingAdapter extends SqliteAdapter {
  /** SQLite creates tables within a transaction, so an interrupted migration leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
  /** The driver queues, so Kysely need not. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

const kyselyDatabase = (database: DatabaseSync): SqliteDatabase => ({
  close: () => database.close(),
  prepare: (text) => {
    const statement = database.prepare(text);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...parameters.map(bindable)),
      run: (parameters) => statement.run(...parameters.map(bindable)),
      iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
    };
  },
});

const bindable = (value: unknown): SQLInputValue => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot hold a value of type ${typeof value}`);
};

/** Explains a problem with the file, by SQLite's primary result code: https://www.sqlite.org/rescode.html */
export const sqliteProblem = (thrown: unknown, file: string): StoreError => {
  switch (Number(codeOf(thrown, 'errcode')) & 0xff) {
    case 5:
    case 6:
      return startError(
        `The database file ${file} is in use by another instance of the bot, or by another program. Stop that one first; to run several instances, set DATABASE_URL to a PostgreSQL database.`,
        thrown,
      );
    case 11:
    case 26:
      return startError(
        `The file ${file} is not a sound SQLite database (${messageOf(thrown)}). Restore it from a backup, or set DATABASE_URL to another file.`,
        thrown,
      );
    case 13:
      return startError(`The disk of the database file ${file} is full. Make room and start again.`, thrown);
    default:
      return startError(
        `The database file ${file} cannot be opened for writing (${messageOf(thrown)}). Make its folder writable for the user that runs the bot, or set DATABASE_URL to another place.`,
        thrown,
      );
  }
};
