import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { openSqliteFile, sqlite } from '../../src/store/drivers/sqlite.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { StoreError } from '../../src/store/store-error.ts';
import type { Database } from '../../src/store/tables.ts';
import { aChange } from './fixtures.ts';

let folder: string;
let child: ChildProcess | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-sqlite-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  child = null;
});
afterAll(() => rm(folder, { recursive: true }));

const open = (url: string, now = () => 0): Promise<Store> => openStore({ url, callsPerMinute: 10, now });

/** Starts another process on the file and collects the ids it has saved, until there are `enough`. */
const other = async (url: string, enough: number): Promise<{ saved: string[]; ended: Promise<unknown> }> => {
  const program = fileURLToPath(new URL('./hold-store.ts', import.meta.url));
  const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  const saved: string[] = [];
  const lines = createInterface({ input: started.stdout });
  const ended = once(lines, 'close');
  await new Promise<void>((resolve, reject) => {
    started.once('exit', () => reject(new Error('the other process ended by itself')));
    lines.on('line', (id) => {
      saved.push(id);
      if (saved.length === enough) resolve();
    });
  });
  return { saved, ended };
};

describe('SQLite file', () => {
  test('a second instance is refused while the first lives, and accepted when it was killed', async () => {
    const url = `sqlite:${join(folder, 'held', 'bot.db')}`;
    const { ended } = await other(url, 1);
    await expect(open(url)).rejects.toMatchObject({
      name: 'StoreError',
      message: expect.stringMatching(/in use by another instance.*Stop that one first/),
    });
    child?.kill('SIGKILL');
    await ended;
    await (await open(url)).close();
  });

  test('what was saved before a SIGKILL is there after it', async () => {
    const url = `sqlite:${join(folder, 'killed.db')}`;
    const { saved, ended } = await other(url, 200);
    child?.kill('SIGKILL');
    await ended;
    const store = await open(url);
    const found = await Promise.all(saved.map((id) => store.changes.get(id)));
    await store.close();
    expect(found.map((change) => change?.id)).toEqual(saved);
  });

  test('a second instance in the same process is refused too, and the first goes on', async () => {
    const url = `sqlite:${join(folder, 'twice.db')}`;
    const first = await open(url);
    await expect(open(url)).rejects.toBeInstanceOf(StoreError);
    expect(await first.changes.insert(aChange())).toEqual({ kind: 'inserted' });
    await first.close();
  });

  test('writes ahead, waits for the disk, and keeps references', () => {
    const { database, close } = openSqliteFile(join(folder, 'pragmas.db'));
    const pragma = (name: string) => Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'locking_mode'].map(pragma)).toEqual([
      'wal',
      2,
      1,
      'normal',
    ]);
    close();
  });

  test('a failed transaction does not undo what was written at the same time', async () => {
    const db = sqlite(openSqliteFile(':memory:'));
    await sql`create table claims (key text, claimed_at int8)`.execute(db);
    const claim = (by: Database, key: string) =>
      by.insertInto('claims').values({ key, claimed_at: 0 }).execute();
    const failing = db.transaction().execute(async (trx) => {
      await claim(trx, 'within');
      await setImmediate();
      throw new Error('on purpose');
    });
    const [outcome] = await Promise.allSettled([failing, claim(db, 'beside')]);
    expect(outcome.status).toBe('rejected');
    expect(await db.selectFrom('claims').select('key').execute()).toEqual([{ key: 'beside' }]);
    await db.destroy();
  });

  /** A table of one column, and what was said to the database beside statements. */
  const withTable = async () => {
    const file = openSqliteFile(':memory:');
    const said: string[] = [];
    const database = new Proxy(file.database, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          if (name === 'exec') said.push(String(given[0]));
          return Reflect.apply(value, target, given);
        };
      },
    });
    const db = sqlite({ ...file, database });
    await sql`create table marks (name text primary key, at int8)`.execute(db);
    const write = (name: string) => db.insertInto('marks').values({ name, at: 0 }).execute();
    const names = async () => (await db.selectFrom('marks').select('name').execute()).map(({ name }) => name);
    return { db, said, write, names };
  };

  test('writes of one turn of the loop are one transaction, and each learns how its own went', async () => {
    const { db, said, write, names } = await withTable();
    const outcomes = await Promise.allSettled(['a', 'b', 'a', 'c'].map(write));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['a', 'b', 'c']);
    // A machine that stands still amid it makes a second one.
    expect(said.slice(0, 2)).toEqual(['begin', 'commit']);
    await db.destroy();
  });

  test('when the disk is full, no write of a turn is said to be done, and the next ones are', async () => {
    const { db, write, names } = await withTable();
    await sql`pragma max_page_count = 4`.execute(db);
    const long = (n: number) => write(`${n} ${'long '.repeat(1_000)}`);
    const outcomes = await Promise.allSettled([write('small'), ...[1, 2, 3, 4].map(long)]);
    const kept = await names();
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(kept.length);
    expect(outcomes.at(-1)?.status).toBe('rejected');
    await sql`pragma max_page_count = 1000`.execute(db);
    await Promise.all([write('later'), write('too')]);
    expect(await names()).toEqual(expect.arrayContaining(['later', 'too']));
    await db.destroy();
  });

  test('what was asked for before the end is done', async () => {
    const file = join(folder, 'ending.db');
    const db = sqlite(openSqliteFile(file));
    await sql`create table marks (name text, at int8)`.execute(db);
    const written = [1, 2, 3].map((at) => db.insertInto('marks').values({ name: 'x', at }).execute());
    // Statements reach the driver in later turns than the end would.
    await Promise.resolve().then(() => setImmediate());
    await Promise.all([...written, db.destroy()]);
    const again = sqlite(openSqliteFile(file));
    expect(await again.selectFrom('marks').select('at').execute()).toHaveLength(3);
    await again.destroy();
  });

  test('a migration that is cut short leaves nothing behind', async () => {
    const db = sqlite(openSqliteFile(':memory:'));
    const up = async (within: Kysely<unknown>) => {
      await sql`create table half (id text)`.execute(within);
      throw new Error('on purpose');
    };
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ one: { up } }) } });
    expect(String((await migrator.migrateToLatest()).error)).toMatch(/on purpose/);
    const { rows } = await sql`select name from sqlite_schema where name = 'half'`.execute(db);
    expect(rows).toEqual([]);
    await db.destroy();
  });

  test('a folder that cannot be created, a folder instead of a file, and a missing file name are reported with a fix', async () => {
    const occupied = join(folder, 'occupied');
    await writeFile(occupied, '');
    for (const file of [join(occupied, 'bot.db'), await mkdtemp(join(folder, 'no-file-'))])
      await expect(open(`sqlite:${file}`)).rejects.toMatchObject({
        name: 'StoreError',
        message: expect.stringMatching(/cannot be opened for writing.*Make its folder writable/),
      });
    await expect(open('sqlite:')).rejects.toThrow(/names no file/);
  });

  test('a file that is not a database is refused and left as it is', async () => {
    const file = join(folder, 'letter.txt');
    await writeFile(file, 'Dear reader, '.repeat(1_000));
    await expect(open(`sqlite:${file}`)).rejects.toThrow(/not a sound SQLite database/);
  });

  test.each(['sqlite::memory:', 'sqlite://'])('%s opens as people write it', async (start) => {
    const store = await open(start.endsWith('//') ? `${start}${join(folder, 'slashes.db')}` : start);
    const change = aChange();
    await store.changes.insert(change);
    expect(await store.changes.get(change.id)).toEqual(change);
    await store.close();
  });
});

test('no rolling minute ever holds more calls than the limit, whatever is asked and when', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ later: fc.nat(25_000), want: fc.integer({ min: 1, max: 7 }) }), { maxLength: 40 }),
      async (steps) => {
        let now = 1_000_000;
        const store = await open('sqlite::memory:', () => now);
        const grants: { at: number; granted: number }[] = [];
        for (const { later, want } of steps) {
          now += later;
          const { granted, retryAt } = await store.calls.take(want);
          grants.push({ at: now, granted });
          if (granted > 0) continue;
          now = retryAt - 1;
          expect((await store.calls.take(1)).granted).toBe(0);
          now = retryAt;
          const first = await store.calls.take(1);
          expect(first.granted).toBe(1);
          grants.push({ at: now, granted: 1 });
        }
        await store.close();
        for (const { at } of grants) {
          const within = grants.filter((grant) => grant.at >= at && grant.at < at + 60_000);
          expect(within.reduce((sum, { granted }) => sum + granted, 0)).toBeLessThanOrEqual(10);
        }
      },
    ),
    { numRuns: 50 },
  ));

test('thousands of statements at once leave everything else its turns', async () => {
  const store = await openStore({ url: 'sqlite::memory:', callsPerMinute: 1_000, now: Date.now });
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const all = Array.from({ length: 30_000 }, (_, n) => store.marks.get(`${n}`));
  await Promise.all(all);
  clearInterval(timer);
  await store.close();
  // About a hundredth of a second lies between them.
  expect(turns).toBeGreaterThan(10);
});
