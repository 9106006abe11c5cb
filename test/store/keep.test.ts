import { copyFile, cp, mkdtemp, readdir, rename, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type AuditKeys, auditKeysOf } from '../../src/store/audit-chain.ts';
import { copyAll } from '../../src/store/keep/copy.ts';
import { backup, move, restore } from '../../src/store/keep/keep.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { opened } from '../../src/store/opened.ts';
import { newDatabase } from '../harness/postgres.ts';
import { run } from '../harness/process.ts';
import { aChange, aConversation, anEntry, aPerson, hostile } from './fixtures.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-keep-'));
});
afterAll(() => rm(folder, { recursive: true }));

let names = 0;
const name = (end = 'db') => join(folder, `${++names}.${end}`);
const newSqlite = async () => `sqlite:${name()}`;
const open = (url: string, witness: string | null = null): Promise<Store> =>
  openStore({ url, callsPerMinute: 10, now: () => 1_750_000_000_000, witness });
const tenantId = 'tenant';

/** Something of everything that refers to something else, and names that PostgreSQL cannot hold as they are. */
const fill = async (store: Store, entries = 1_203) => {
  const text = store.kind === 'sqlite' ? hostile : 'Ærø';
  const change = aChange();
  await store.changes.insert(change);
  await store.changeCards.add({ changeId: change.id, conversationId: 'c', messageId: 'm', shownVersion: 1 });
  await store.conversations.remember(aConversation(), 5);
  const person = aPerson({ name: text });
  await store.people.remember(
    person,
    { teamsId: store.kind === 'sqlite' ? '29:x\ud800' : '29:x', zone: null, locale: null },
    5,
  );
  await store.roles.grant(person, { role: 'viewer', companies: ['a'] }, person, 7);
  await Promise.all(
    Array.from({ length: entries }, (_, at) => store.audit.append(anEntry({ at, facts: { hostile } }))),
  );
  return { change, person };
};

const kinds = [
  ['sqlite', newSqlite],
  ['postgres', newDatabase],
] as const;
const pairs = kinds.flatMap(([from, newFrom]) =>
  kinds.map(([to, newTo]) => [from, to, newFrom, newTo] as const),
);

describe('backup, restore, move', () => {
  test.each(pairs)(
    'from %s to %s everything is moved, the audit proved, and the bot goes on',
    async (_f, _t, newFrom, newTo) => {
      const [from, to] = [await newFrom(), await newTo()];
      const before = await open(from);
      const { change, person } = await fill(before);
      const key = await before.keys.signingKey();
      await before.close();

      const { rows, audits } = await move(from, to, 0);
      expect(rows).toMatchObject({ changes: 1, change_cards: 1, people: 1, roles: 1, audit: 1_203 });
      expect(audits).toMatchObject([{ tenantId, check: { kind: 'intact', entries: 1_203 } }]);

      const after = await open(to);
      expect(await after.changes.get(change.id)).toEqual(change);
      expect(await after.changeCards.of(change.id)).toHaveLength(1);
      expect(await after.keys.signingKey()).toBe(key);
      expect(await after.roles.granted(tenantId, person.objectId)).toEqual({
        role: 'viewer',
        companies: ['a'],
      });
      await after.audit.append(anEntry());
      expect(await after.audit.verify(tenantId)).toMatchObject({ kind: 'intact', entries: 1_204 });
      await after.close();
      const old = await open(from);
      expect(await old.audit.verify(tenantId)).toMatchObject({ kind: 'intact', entries: 1_203 });
      await old.close();
    },
  );

  test.each(kinds)(
    'a backup of %s that is being written to is one moment of it, and restores as that',
    async (kind, newOne) => {
      const url = await newOne();
      const store = await open(url);
      const { change } = await fill(store);
      let writing = true;
      const busy = (async () => {
        for (let at = 0; writing; at += 1) {
          await store.changes.insert(aChange());
          await store.audit.append(anEntry({ at }));
          await nextTurn();
        }
      })();
      const file = name('backup');
      const { rows, audits } = await backup(url, file);
      writing = false;
      await busy;
      await store.close();
      const [{ check = null } = {}] = audits;
      expect(check).toMatchObject({ kind: 'intact', entries: rows.audit });
      // Each entry follows its change.
      expect([rows.audit, (rows.audit ?? 0) + 1]).toContain((rows.changes ?? 0) + 1_202);
      expect((await readdir(folder)).filter((each) => join(folder, each).startsWith(file))).toEqual([
        file.slice(folder.length + 1),
      ]);

      const target = kind === 'sqlite' ? await newDatabase() : await newSqlite();
      await restore(file, target, null, 0);
      const restored = await open(target);
      expect(await restored.changes.get(change.id)).toEqual(change);
      expect(await restored.audit.verify(tenantId)).toEqual(check);
      await restored.close();
    },
  );

  test('another process reads the file of a running bot, and its copy alone is refused as what it is', async () => {
    const file = name();
    const store = await open(`sqlite:${file}`);
    await fill(store, 3);
    const other = new DatabaseSync(file, { readOnly: true });
    expect(other.prepare('select count(*) as n from audit').get()).toEqual({ n: 3 });
    other.close();
    const [bare, whole] = [name(), name()];
    await copyFile(file, bare);
    await copyFile(file, whole);
    await copyFile(`${file}-wal`, `${whole}-wal`);
    const torn = /was copied while the bot was running, without .*-wal.*npm run backup/;
    await expect(open(`sqlite:${bare}`)).rejects.toThrow(torn);
    await expect(restore(bare, await newSqlite(), null, 0)).rejects.toThrow(torn);
    await expect(backup(`sqlite:${bare}`, name())).rejects.toThrow(torn);
    const copy = await open(`sqlite:${whole}`);
    expect(await copy.audit.verify(tenantId)).toMatchObject({ kind: 'intact', entries: 3 });
    await copy.close();
    await store.close();
    await copyFile(file, bare);
    await (await open(`sqlite:${bare}`)).close();
  });

  test('a restore sets the file aside that was there, also a damaged one, and fails while the bot runs', async () => {
    const file = name();
    const store = await open(`sqlite:${file}`);
    await fill(store, 2);
    const saved = name('backup');
    await backup(`sqlite:${file}`, saved);
    await store.audit.append(anEntry());
    await expect(restore(saved, `sqlite:${file}`, null, 0)).rejects.toThrow(/in use by another instance/);
    await store.close();
    const { aside } = await restore(saved, `sqlite:${file}`, null, 0);
    for (const [path, entries] of [
      [file, 2],
      [aside, 3],
    ] as const) {
      const found = await open(`sqlite:${path}`);
      expect(await found.audit.verify(tenantId)).toMatchObject({ entries });
      await found.close();
    }
    await cp(new URL(import.meta.url), file);
    await restore(saved, `sqlite:${file}`, null, 1);
    const again = await open(`sqlite:${file}`);
    expect(await again.audit.verify(tenantId)).toMatchObject({ entries: 2 });
    await again.close();
  });

  test('nothing is mixed or lost: a filled PostgreSQL database, one in use, a file that is there, and no database are refused', async () => {
    const [one, other] = [await newDatabase(), await newDatabase()];
    const store = await open(one);
    await fill(store, 2);
    const file = name('backup');
    await backup(one, file);
    await expect(backup(one, file)).rejects.toThrow(/exists already.*another name/);
    await expect(restore(file, one, null, 0)).rejects.toThrow(/bot is running on this database.*Stop/);
    await expect(move(one, other, 0)).rejects.toThrow(/bot is running on this database.*Stop/);
    await store.close();
    await expect(restore(file, one, null, 0)).rejects.toThrow(/data of a bot.*Give it an empty one/);
    await expect(move(one, `sqlite:${file}`, 0)).rejects.toThrow(/exists already/);
    await expect(move(`sqlite:${name()}`, other, 0)).rejects.toThrow(/There is no database/);
    await expect(restore(name(), other, null, 0)).rejects.toThrow(/There is no file/);
    const empty = await newSqlite();
    const db = (await opened(empty, migrate)).db;
    await db.destroy();
    await expect(backup(empty, name())).rejects.toThrow(/no data of a bot/);
    await expect(backup('sqlite::memory:', name())).rejects.toThrow(/in memory/);
  });

  test('a copy that fails half way leaves nothing behind', async () => {
    const file = name();
    const store = await open(`sqlite:${file}`);
    await fill(store, 2);
    await store.close();
    const source = await opened(`sqlite:${file}`, migrate);
    const url = await newDatabase();
    const target = await opened(url, migrate);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('alter table audit add check (seq < 2)');
    await expect(copyAll(source, target, null)).rejects.toThrow(/check/);
    expect((await client.query('select count(*)::int as n from changes')).rows).toEqual([{ n: 0 }]);
    await client.end();
    await Promise.all([source.db.destroy(), target.db.destroy()]);
  });

  test('a broken audit is backed up as it is, and told', async () => {
    const file = name();
    const store = await open(`sqlite:${file}`);
    await fill(store, 5);
    await store.close();
    const database = new DatabaseSync(file);
    database.exec("drop trigger audit_no_update; update audit set body = '{}' where seq = 2");
    database.close();
    const { audits } = await backup(`sqlite:${file}`, name('backup'));
    expect(audits).toMatchObject([{ check: { kind: 'broken', seq: 2 } }]);
  });

  test('what is sealed is proved with the key that sealed it, also before the bot knows a new one; without it nothing is claimed of it', async () => {
    const file = name();
    const url = `sqlite:${file}`;
    const sealed = { url, callsPerMinute: 10, now: () => 0, auditSecret: 'first-secret' };
    const store = await openStore(sealed);
    await fill(store, 5);
    await store.close();
    const first = auditKeysOf('first-secret', null);
    const next = auditKeysOf('next-secret', 'first-secret');
    const proof = async (keys: AuditKeys | null) =>
      (await backup(url, name('backup'), keys)).audits.map(({ check }) => check);
    for (const keys of [first, next])
      expect(await proof(keys)).toMatchObject([{ kind: 'intact', sealed: { from: 1 }, otherKey: 0 }]);
    for (const keys of [null, auditKeysOf('another', null)])
      expect(await proof(keys)).toMatchObject([{ kind: 'intact', sealed: null, otherKey: 5 }]);
    const database = new DatabaseSync(file);
    database.exec(
      'drop trigger audit_no_update; update audit set body = replace(body, \'"at":2\', \'"at":3\'), at = 3 where seq = 3',
    );
    database.close();
    expect(await proof(first)).toMatchObject([{ kind: 'broken', seq: 3, reason: 'changed' }]);

    const unsealed = await newSqlite();
    await fill(await open(unsealed), 2);
    // The key is set, and the bot has not been started with it yet.
    const { audits } = await backup(unsealed, name('backup'), first);
    expect(audits).toMatchObject([{ check: { kind: 'intact', sealed: null, otherKey: 0 } }]);
  });

  test('a backup is for the eyes of whoever made it; a damaged one is called damaged, and nothing is made of it', async () => {
    const url = await newSqlite();
    const saved = name('backup');
    await fill(await open(url), 300);
    await backup(url, saved);
    expect((await stat(saved)).mode & 0o777).toBe(0o600);
    await truncate(saved, Math.floor((await stat(saved)).size / 2));
    const target = name();
    await expect(restore(saved, `sqlite:${target}`, null, 0)).rejects.toThrow(
      /is not a sound SQLite database/,
    );
    await expect(stat(target)).rejects.toThrow(/ENOENT/);
  });

  test('every table is copied', async () => {
    const url = await newSqlite();
    await (await open(url)).close();
    const database = new DatabaseSync(url.slice('sqlite:'.length));
    const there = database
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'bot_migrations%'")
      .all();
    database.close();
    const { rows } = await backup(url, name('backup'));
    expect(Object.keys(rows).toSorted()).toEqual(there.map((row) => String(row.name)).toSorted());
  });

  test('the commands say what they did, how they are used, and never a password', async () => {
    const file = name();
    const store = await open(`sqlite:${file}`);
    await fill(store, 2);
    // Nothing else of the configuration is needed.
    const env = { DATABASE_URL: `sqlite:${file}` };
    const command = (...args: string[]) => run('scripts/store.ts', { env, args, cwd: folder }).ended;
    const saved = name('backup');
    const made = await command('backup', saved);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toMatch(
      /Backed up to [\s\S]*audit +2\n[\s\S]*Audit of tenant: 2 entries, chain proved/,
    );
    expect(await command('restore', saved)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/in use/),
    });
    await store.close();
    expect(await command('restore', saved)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Restored from[\s\S]*What was there before is in/),
    });
    const url = await newDatabase();
    const moved = await command('move', `sqlite:${file}`, url);
    expect(moved).toMatchObject({ code: 0, stderr: '' });
    expect(moved.stdout).toMatch(/Moved to postgres:\/\/postgres:…@/);
    expect(moved.stdout).not.toContain(new URL(url).password);
    for (const [name, usage] of [
      ['backup', /npm run backup FILE/],
      ['restore', /npm run restore FILE/],
      ['move', /npm run move -- FROM TO/],
    ] as const) {
      expect(await command(name)).toMatchObject({ code: 2, stderr: expect.stringMatching(usage) });
    }
  }, 60_000);

  test('the commands name what they could not check, and are not kept back by a key or a configuration', async () => {
    const [first, next] = ['first'.padEnd(44, 'x'), 'next'.padEnd(44, 'x')];
    const file = name();
    const url = `sqlite:${file}`;
    const base = { url, callsPerMinute: 10, now: () => 0 };
    const before = await openStore({ ...base, auditSecret: first });
    await fill(before, 3);
    await before.close();
    const after = await openStore({ ...base, auditSecret: next });
    await after.audit.append(anEntry({ at: 9 }));
    await after.close();
    const command = async (env: Readonly<Record<string, string>>, ...args: string[]) =>
      run('scripts/store.ts', { env, args, cwd: folder }).ended;

    const rotated = { DATABASE_URL: url, AUDIT_KEY: next };
    expect((await command(rotated, 'backup', name('backup'))).stdout).toMatch(
      /chain proved, sealed since entry 4, but the contents of 3 could not be checked: .*\(AUDIT_KEY_PREVIOUS\)\.\n/,
    );
    const unread = /contents of 5 could not be checked: .*\(AUDIT_KEY\)\.\n/;
    for (const env of [{ AUDIT_KEY: 'short' }, { AUDIT_KEY_PREVIOUS: first }]) {
      expect(await command({ DATABASE_URL: url, ...env }, 'backup', name('backup'))).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(unread),
        stderr: expect.stringMatching(/^The audit’s key cannot be read: [\s\S]*AUDIT_KEY/),
      });
      const moved = await command({ DATABASE_URL: 'nowhere', ...env }, 'move', url, `sqlite:${name()}`);
      expect(moved).toMatchObject({ code: 0, stdout: expect.stringMatching(unread) });
    }
  }, 60_000);
});

describe('a database that was there before', () => {
  const emptied =
    /database is empty, but the bot has had one here since 2025-06-15.*npm run restore FILE.*To begin anew without it, delete .*witness/s;

  test('a file that vanished, or is empty, is refused and not made; with the witness deleted the bot begins anew', async () => {
    const [file, witness] = [name(), name('witness')];
    await (await open(`sqlite:${file}`, witness)).close();
    await (await open(`sqlite:${file}`, witness)).close();
    await rename(file, `${file}.gone`);
    await expect(open(`sqlite:${file}`, witness)).rejects.toThrow(emptied);
    await expect(copyFile(file, name())).rejects.toThrow(/ENOENT/);
    new DatabaseSync(file).close();
    await expect(open(`sqlite:${file}`, witness)).rejects.toThrow(emptied);
    await rm(witness);
    await (await open(`sqlite:${file}`, witness)).close();
    await expect(open(`sqlite:${file}.gone`, witness)).rejects.toThrow(
      /another one than the bot has had here/,
    );
  });

  test('so is a PostgreSQL database that was dropped, or emptied, and made anew', async () => {
    const url = await newDatabase();
    const witness = name('witness');
    const store = await open(url, witness);
    await fill(store, 2);
    const saved = name('backup');
    await backup(url, saved);
    await store.close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('truncate keys');
    await expect(open(url, witness)).rejects.toThrow(emptied);
    await client.query('drop schema public cascade; create schema public');
    await client.end();
    await expect(open(url, witness)).rejects.toThrow(emptied);
    await restore(saved, url, witness, 0);
    await (await open(url, witness)).close();
  });

  test('the bot works where nothing can be noted outside the database, and says so in the log', async () => {
    const told: string[] = [];
    const occupied = name();
    await copyFile(new URL(import.meta.url), occupied);
    const options = { url: await newSqlite(), callsPerMinute: 10, now: () => 0 };
    const store = await openStore({
      ...options,
      witness: join(occupied, 'in', 'it'),
      onTrouble: (text) => told.push(text),
    });
    expect(told).toEqual([expect.stringContaining(occupied)]);
    await store.close();
  });
});
