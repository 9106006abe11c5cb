import { existsSync } from 'node:fs';
import { postgres, postgresProblem, startingPostgres } from './drivers/postgres.ts';
import { openSqliteCopy, openSqliteFile, sqlite, sqliteProblem } from './drivers/sqlite.ts';
import type { SqliteFile } from './drivers/sqlite-driver.ts';
import { identityIn } from './keep/identity.ts';
import { StoreError, startError } from './store-error.ts';
import type { Database, DatabaseKind } from './tables.ts';

/** A database by its address. */
export type Opened = Readonly<{ kind: DatabaseKind; db: Database }>;
type Ready = (db: Database, kind: DatabaseKind) => Promise<void>;

/** The file of a `sqlite:` address; null for any other. */
export const fileOf = (url: string): string | null =>
  url.startsWith('sqlite:') ? url.slice('sqlite:'.length).replace(/^\/\//, '') : null;

/** Whether nothing is there yet: only a file can be missing. */
export const isMissing = (url: string): boolean => {
  const file = fileOf(url);
  return file !== null && file !== ':memory:' && !existsSync(file);
};

/**
 * Opens a database for the bot; `ready` looks at it and migrates it first. Throws a StoreError that says what is wrong and how to
 * fix it.
 */
export const opened = (url: string, ready: Ready): Promise<Opened> => {
  const file = fileOf(url);
  if (file !== null) return openedSqlite(file, openSqliteFile, ready);
  if (/^postgres(ql)?:\/\//.test(url)) return openedPostgres(url, ready);
  throw startError(
    'DATABASE_URL is neither sqlite:<file> nor postgres://<user>:<password>@<host>:<port>/<database>. Correct it, or leave it out for sqlite:./data/bot.db.',
  );
};

/** The same, to read what another process may be writing at the same time. */
export const openedToRead = (url: string, ready: Ready): Promise<Opened> => {
  const file = fileOf(url);
  return file === null ? opened(url, ready) : openedSqlite(file, openSqliteCopy, ready);
};

const openedSqlite = async (
  file: string,
  open: (file: string) => SqliteFile,
  ready: Ready,
): Promise<Opened> => {
  if (file === '')
    throw startError('DATABASE_URL names no file. Set it to sqlite:./data/bot.db, for example.');
  const db = sqlite(open(file));
  try {
    await ready(db, 'sqlite');
    return { kind: 'sqlite', db };
  } catch (thrown) {
    await db.destroy();
    throw thrown instanceof StoreError ? thrown : sqliteProblem(thrown, file);
  }
};

const openedPostgres = async (url: string, ready: Ready): Promise<Opened> => {
  // Thrown without a cause: the parser's own error contains the URL with its password.
  const parts = URL.parse(url);
  if (parts === null || (parts.hostname === '' && !parts.searchParams.has('host')))
    throw startError(
      'DATABASE_URL is not a valid URL. Write it as postgres://<user>:<password>@<host>:<port>/<database>, with special characters of the password percent-encoded.',
    );
  let first: Database | null = null;
  try {
    first = startingPostgres(url);
    await ready(first, 'postgres');
    return { kind: 'postgres', db: postgres(url, await identityIn(first)) };
  } catch (thrown) {
    throw thrown instanceof StoreError ? thrown : postgresProblem(thrown, parts);
  } finally {
    await first?.destroy();
  }
};
