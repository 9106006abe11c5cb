import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { backup, restore } from '../../src/store/keep/keep.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { newDatabase } from '../harness/postgres.ts';
import { anEntry } from './fixtures.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-another-'));
});
afterAll(() => rm(folder, { recursive: true }));

const open = (url: string): Promise<Store> =>
  openStore({ url, callsPerMinute: 10, now: () => 1_750_000_000_000, witness: null });
const nameIn = (url: string): string => new URL(url).pathname.slice(1);
const entriesIn = async (store: Store): Promise<number> =>
  (await store.audit.latest('tenant', { limit: 99 })).length;

/** Over another database of the server, as an operator would. */
const onServer = async (url: string, ...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url.replace(nameIn(url), 'postgres') });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
};

test.each(['another bot’s', 'an empty'])(
  'a PostgreSQL database that %s takes the place of while the bot runs is neither read nor written, and is told',
  async (which) => {
    const [url, instead] = [await newDatabase(), await newDatabase()];
    if (which !== 'an empty') await (await open(instead)).close();
    const store = await open(url);
    await store.audit.append(anEntry());
    const away = `${nameIn(url)}_away`;
    await onServer(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${nameIn(url)}'`,
      `alter database ${nameIn(url)} rename to ${away}`,
      `alter database ${nameIn(instead)} rename to ${nameIn(url)}`,
    );
    await expect(store.audit.append(anEntry())).rejects.toThrow(/another one than before/);
    await expect(store.roles.list('tenant')).rejects.toThrow(/another one than before/);
    expect(await store.problem()).toBe('another');
    await onServer(
      url,
      `alter database ${nameIn(url)} rename to ${nameIn(instead)}`,
      `alter database ${away} rename to ${nameIn(url)}`,
    );
    expect(await store.problem()).toBeNull();
    await store.audit.append(anEntry());
    expect(await entriesIn(store)).toBe(2);
    await store.close();
  },
  60_000,
);

test('tables of another bot that come into the place of the own, over connections that stay, are told', async () => {
  const url = await newDatabase();
  const store = await open(url);
  expect(await store.problem()).toBeNull();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("update keys set value = 'another' where name = 'database'");
  expect(await store.problem()).toBe('another');
  await client.end();
  await store.close();
});

test('the log that a bot left beside a file that is gone is not written into a restored one, nor into a backup', async () => {
  const [file, saved] = [join(folder, 'bot.db'), join(folder, 'backup.db')];
  const store = await open(`sqlite:${file}`);
  await store.audit.append(anEntry());
  await backup(`sqlite:${file}`, saved);
  for (let n = 0; n < 9; n += 1) await store.audit.append(anEntry());
  await copyFile(`${file}-wal`, join(folder, 'left'));
  await store.close();
  // Killed, so that its log stays, and then the file was deleted.
  await rm(file);
  await copyFile(join(folder, 'left'), `${file}-wal`);
  expect(await restore(saved, `sqlite:${file}`, null, 0)).toMatchObject({
    aside: expect.stringMatching(/bot\.db\.before-.*-wal$/),
  });
  const restored = await open(`sqlite:${file}`);
  expect(await restored.audit.verify('tenant')).toMatchObject({ kind: 'intact', entries: 1 });
  await restored.close();
  const beside = join(folder, 'another.db');
  await copyFile(join(folder, 'left'), `${beside}-wal`);
  await expect(backup(`sqlite:${file}`, beside)).rejects.toThrow(/another\.db-wal exists already/);
});
