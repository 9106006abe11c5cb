import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { AuditKeys } from '../audit-chain.ts';
import { lockSqlite } from '../drivers/sqlite.ts';
import { migrate } from '../migrate.ts';
import { fileOf, isMissing, type Opened, opened, openedToRead } from '../opened.ts';
import { startError } from '../store-error.ts';
import type { Database, DatabaseKind } from '../tables.ts';
import { type Copied, copyAll } from './copy.ts';
import { identityIn } from './identity.ts';
import { note } from './witness.ts';

/*
 * A backup is one SQLite file with everything in it, of either kind of database; restoring and moving copy the same way.
 */

/** A database file, and what SQLite keeps beside it. */
const sqliteEnds = ['', '-wal', '-shm'] as const;

/** Writes a backup of a database that may be in use. Throws a StoreError; then there is no file. */
export const backup = async (url: string, file: string, keys: AuditKeys | null = null): Promise<Copied> => {
  // SQLite would take a log with its name for its own.
  const there = sqliteEnds.map((end) => `${file}${end}`).find((path) => existsSync(path));
  if (there !== undefined)
    throw startError(`The file ${there} exists already. Give the backup another name.`);
  if (fileOf(url) === ':memory:') throw startError('A database in memory cannot be backed up.');
  const source = await openedToRead(url, filled);
  try {
    return await copiedToFile(source, file, keys);
  } finally {
    await source.db.destroy();
  }
};

/**
 * Puts a backup in place of the bot's database, which must not be in use. An existing SQLite file is set aside (the
 * result says where); a PostgreSQL database must be empty.
 */
export const restore = async (
  file: string,
  url: string,
  witness: string | null,
  at: number,
  keys: AuditKeys | null = null,
): Promise<Copied & Readonly<{ aside: string | null }>> => {
  const folder = await mkdtemp(join(tmpdir(), 'pax8-teams-bot-'));
  try {
    // Migrated apart: a backup stays as it was made.
    const copy = join(folder, 'restored.db');
    await (await openedToRead(`sqlite:${file}`, filled)).db.destroy();
    for (const end of ['', '-wal'])
      if (existsSync(`${file}${end}`)) await copyFile(`${file}${end}`, `${copy}${end}`);
    const source = await opened(`sqlite:${copy}`, migrate);
    try {
      const placed = await place(source, url, at, keys);
      if (witness !== null) await noteIn(witness, source.db, at);
      return placed;
    } finally {
      await source.db.destroy();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Copies a whole database that is not in use to another address. The original stays. */
export const move = async (
  from: string,
  to: string,
  at: number,
  keys: AuditKeys | null = null,
): Promise<Copied> => {
  if (isMissing(from)) throw startError(`There is no database at ${from}.`);
  const source = await opened(from, async (db, kind) => {
    await unused(db, kind);
    await filled(db);
    await migrate(db, kind);
  });
  try {
    const file = fileOf(to);
    if (file !== null && existsSync(file))
      throw startError(`The file ${file} exists already. Give another name.`);
    return await place(source, to, at, keys);
  } finally {
    await source.db.destroy();
  }
};

const place = async (
  source: Opened,
  url: string,
  at: number,
  keys: AuditKeys | null,
): Promise<Copied & Readonly<{ aside: string | null }>> => {
  const file = fileOf(url);
  if (file === null) {
    const target = await opened(url, unused);
    try {
      return { ...(await copyAll(source, target, keys)), aside: null };
    } finally {
      await target.db.destroy();
    }
  }
  const unlock = lockSqlite(file);
  try {
    const part = `${file}.part`;
    const copied = await copiedToFile(source, part, keys);
    const before = `${file}.before-${new Date(at).toISOString().replaceAll(':', '-')}`;
    const there = sqliteEnds.filter((end) => existsSync(`${file}${end}`));
    const aside = there[0] === undefined ? null : `${before}${there[0]}`;
    // Also the log of a bot that was killed: without it the file that is set aside would lack what was written last, and left
    // here SQLite would write it into the new file, also when the old one is gone.
    for (const end of there) renameSync(`${file}${end}`, `${before}${end}`);
    renameSync(part, file);
    return { ...copied, aside };
  } finally {
    unlock();
  }
};

const copiedToFile = async (source: Opened, file: string, keys: AuditKeys | null): Promise<Copied> => {
  const part = `${file}.writing`;
  const clear = (): void => {
    for (const end of [...sqliteEnds, '-lock']) rmSync(`${part}${end}`, { force: true });
  };
  clear();
  try {
    const target = await opened(`sqlite:${part}`, async () => {});
    try {
      // It holds names, prices and the key that signs links.
      chmodSync(part, 0o600);
      const copied = await copyAll(source, target, keys);
      // One file, with nothing beside it.
      await sql`pragma journal_mode = delete`.execute(target.db);
      await target.db.destroy();
      renameSync(part, file);
      return copied;
    } finally {
      await target.db.destroy().catch(() => {});
    }
  } finally {
    clear();
  }
};

const filled = async (db: Database): Promise<void> => {
  if ((await identityIn(db)) === null)
    throw startError('There is no data of a bot in it. Check the address or the name of the file.');
};

/** Refuses a PostgreSQL database that an instance is using; a SQLite file shows that by its lock. */
const unused = async (db: Database, kind: DatabaseKind): Promise<void> => {
  if (kind === 'sqlite') return;
  // A connection that was just closed is seen for a moment.
  for (let tries = 0; tries < 10; tries += 1) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and application_name = 'pax8-teams-bot' and pid <> pg_backend_pid()`.execute(
      db,
    );
    if (rows.length === 0) return;
    await sleep(200);
  }
  throw startError('The bot is running on this database. Stop all its instances first.');
};

const noteIn = async (witness: string, db: Database, since: number): Promise<void> => {
  const database = await identityIn(db);
  if (database !== null)
    note(witness, { database, since, audits: {} }, null, (problem) => {
      throw startError(`It was restored, but nothing can be noted outside the database (${problem}).`);
    });
};
