import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { messageOf } from '../../errors.ts';
import { codeOf, StoreError, startError } from '../store-error.ts';
import type { Database, Tables } from '../tables.ts';
import { type SqliteFile, sqliteDialect } from './sqlite-driver.ts';

/** How long a start waits for the previous instance to release the file. */
const patienceMs = 2_000;

/**
 * Opens the file for this process alone, by a lock on a second file that ends with the process; others can still read
 * the database. https://www.sqlite.org/pragma.html#pragma_locking_mode
 */
export const openSqliteFile = (file: string): SqliteFile => {
  const opening = new DisposableStack();
  try {
    if (file !== ':memory:') opening.adopt(lockSqlite(file), (unlock) => unlock());
    refuseTorn(file);
    const database = new DatabaseSync(file, { timeout: patienceMs, enableForeignKeyConstraints: true });
    opening.defer(() => database.close());
    // A read-only file fails here, and not at the first write.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; begin immediate; commit');
    if (file === ':memory:') {
      opening.move();
      return { database, isThere: () => true, close: () => database.close() };
    }
    // Written to the file itself: a copy of that alone, made while the bot runs, shows what it is.
    database.exec('pragma user_version = 1; pragma wal_checkpoint(truncate)');
    const open = opening.move();
    const opened = fileNumber(file);
    return {
      database,
      isThere: () => fileNumber(file) === opened,
      close: () => {
        const left = leave(database);
        open.dispose();
        // What could not be said in the file, a log beside it says.
        if (!left && !existsSync(`${file}-wal`)) writeFileSync(`${file}-wal`, '');
      },
    };
  } catch (thrown) {
    opening.dispose();
    throw thrown instanceof StoreError ? thrown : sqliteProblem(thrown, file);
  }
};

/** Identifies the file: another file of that name has another number. Null when there is none. */
export const fileNumber = (file: string): string | null => {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
};

/** Keeps other instances away from the file, creating its folder; returns how to release it. Throws when one has it. */
export const lockSqlite = (file: string): (() => void) => {
  const opening = new DisposableStack();
  try {
    mkdirSync(dirname(file), { recursive: true });
    const lock = new DatabaseSync(`${file}-lock`, { timeout: patienceMs });
    opening.defer(() => lock.close());
    lock.exec('pragma locking_mode = exclusive; begin exclusive; commit');
    opening.move();
    return () => lock.close();
  } catch (thrown) {
    opening.dispose();
    throw sqliteProblem(thrown, file);
  }
};

/** Opens a file that another process may be writing to, to read it. */
export const openSqliteCopy = (file: string): SqliteFile => {
  try {
    if (!existsSync(file)) throw startError(`There is no file ${file}. Correct its name.`);
    refuseTorn(file);
    const database = new DatabaseSync(file, { timeout: patienceMs, readOnly: true });
    return { database, isThere: () => true, close: () => database.close() };
  } catch (thrown) {
    throw thrown instanceof StoreError ? thrown : sqliteProblem(thrown, file);
  }
};

/** Where a database file holds its `user_version`: https://www.sqlite.org/fileformat2.html#the_database_header */
const userVersionAt = 60;

/**
 * While a process writes the file, and after a crash, part of its data is in the log beside it. Checks without SQLite,
 * which would create a log.
 */
const refuseTorn = (file: string): void => {
  if (!existsSync(file) || existsSync(`${file}-wal`) || !statSync(file).isFile()) return;
  const header = Buffer.alloc(100);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, header);
  } finally {
    closeSync(opened);
  }
  const isDatabase = header.toString('latin1', 0, 15) === 'SQLite format 3';
  if (!isDatabase || header.readUInt32BE(userVersionAt) !== 1) return;
  throw startError(
    `The file ${file} was copied while the bot was running, without ${file}-wal, so what it wrote last is missing. Copy that one too, or restore a backup made with npm run backup.`,
  );
};

/** Moves the log into the file and marks it complete; false when it cannot, as on a full disk. */
const leave = (database: DatabaseSync): boolean => {
  try {
    database.exec('pragma wal_checkpoint(truncate); pragma user_version = 0');
    return true;
  } catch {
    return false;
  }
};

/** Statements and transactions queue for the one connection. */
export const sqlite = (file: SqliteFile): Database => new Kysely<Tables>({ dialect: sqliteDialect(file) });

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
