import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { postgres } from '../../src/store/drivers/postgres.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { startPostgres } from '../harness/postgres.ts';
import { aChange, type NewDatabase } from './fixtures.ts';

const open = (url: string, now = () => 0): Promise<Store> => openStore({ url, callsPerMinute: 10, now });
const failure = (url: string): Promise<unknown> => open(url).catch((thrown: unknown) => thrown);
const breakAll = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

const aProduct = { id: 'p', name: 'Visio', vendorName: null, sku: null, requiresCommitment: null };

export const postgresRules = (newDatabase: NewDatabase): void =>
  describe('PostgreSQL', () => {
    let stores: Store[] = [];
    afterEach(async () => {
      await Promise.all(stores.map((store) => store.close()));
      stores = [];
    });

    test('several instances can start on one empty database at the same moment', async () => {
      const { url, sql: query } = await newDatabase();
      stores = await Promise.all(Array.from({ length: 5 }, () => open(url)));
      const change = aChange();
      await stores[0]?.changes.insert(change);
      expect(await stores[4]?.changes.get(change.id)).toEqual(change);
      expect(await query('select name from bot_migrations order by name')).toEqual(
        Object.keys(migrations).map((name) => ({ name })),
      );
    });

    test('the call budget uses the database’s clock, however wrong the instances’ clocks are', async () => {
      const { url } = await newDatabase();
      stores = [await open(url, () => 0), await open(url, () => 4_000_000_000_000)];
      const [past, future] = stores;
      expect((await future?.calls.take(10))?.granted).toBe(10);
      expect((await past?.calls.take(10))?.granted).toBe(0);
      const { retryAt = Number.NaN } = (await future?.calls.take(1)) ?? {};
      expect(retryAt - 4_000_000_000_000).toBeGreaterThan(0);
      expect(retryAt - 4_000_000_000_000).toBeLessThanOrEqual(62_000);
    });

    test('instances that send to an organisation learn of each other', async () => {
      const { url, sql: query } = await newDatabase();
      stores = [await open(url), await open(url)];
      const [one, other] = stores;
      expect(await one?.senders.sending('tenant', 'one')).toBe(1);
      expect(await other?.senders.sending('tenant', 'other')).toBe(2);
      expect(await other?.senders.sending('elsewhere', 'other')).toBe(1);
      await query("update senders set at = at - 10000 where instance = 'one'");
      expect(await other?.senders.sending('tenant', 'other')).toBe(1);
    });

    test('an older version works on while a newer one changes the tables: statements it kept are planned anew', async () => {
      const { url, sql: query } = await newDatabase();
      stores = [await open(url)];
      const [store] = stores;
      const change = aChange();
      await store?.changes.insert(change);
      const snapshot = { companies: [], subscriptions: [], products: [], asOf: 1, unreadable: 0 };
      await store?.portfolio.save({ ...snapshot, products: [aProduct] });
      // On all connections of the pool.
      const read = () =>
        Promise.all(
          Array.from({ length: 10 }, () =>
            Promise.all([store?.changes.get(change.id), store?.portfolio.load()]),
          ),
        );
      const before = await read();
      await query('alter table changes add column later text');
      await query('alter table portfolio_rows add column later text');
      expect(await read()).toEqual(before);
    });

    test('connections that break while idle are replaced', async () => {
      const { url, sql: query } = await newDatabase();
      stores = [await open(url)];
      const [store] = stores;
      await Promise.all(Array.from({ length: 10 }, () => store?.problem()));
      expect(await query(breakAll)).not.toHaveLength(0);
      await until(async () => (await store?.problem()) === null);
      expect(await store?.changes.get('none')).toBeNull();
    });

    test('a connection that breaks between two statements of a transaction fails that transaction only', async () => {
      const { url, sql: query } = await newDatabase();
      const db = postgres(url, null);
      const broken = db.transaction().execute(async (trx) => {
        await sql`select 1`.execute(trx);
        expect(await query(breakAll)).toHaveLength(1);
        await until(() =>
          sql`select 1`.execute(trx).then(
            () => false,
            () => true,
          ),
        );
        await sql`select 1`.execute(trx);
      });
      await expect(broken).rejects.toThrow();
      expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
      await db.destroy();
    });

    test('while the server is down every step is an error with a sentence, and works again when it is back', async () => {
      // Its own: nobody else may have theirs stopped.
      const server = await startPostgres();
      const store = await open(await server.newDatabase());
      const change = aChange();
      await store.changes.insert(change);
      await server.stop();
      expect(await store.problem()).toBe('unreachable');
      const error = await store.changes.get(change.id).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StoreError);
      expect((error as StoreError).failure).toEqual({ kind: 'memory-away' });
      await server.start();
      await until(async () => (await store.problem()) === null);
      expect(await store.changes.get(change.id)).toEqual(change);
      await store.close();
      await server.remove();
    });

    const wrong: readonly (readonly [string, (url: URL) => string, RegExp])[] = [
      [
        'a port where nothing listens',
        (url) => url.href.replace(`:${url.port}/`, ':1/'),
        /did not answer.*Check host, port/,
      ],
      [
        'a wrong password',
        (url) => url.href.replace(':a-password', ':wrong-password'),
        /refused user or password/,
      ],
      ['a database that does not exist', (url) => `${url.href}x`, /no such database\. Create the database/],
      [
        'a password that is not encoded well',
        (url) => url.href.replace(':a-pass', ':%zz%20-pass'),
        /DATABASE_URL/,
      ],
      ['no valid port', (url) => url.href.replace(`:${url.port}/`, ':none/'), /not a valid URL/],
      ['no host', () => 'postgres://', /not a valid URL/],
      [
        'another scheme',
        (url) => url.href.replace('postgres:', 'mysql:'),
        /neither sqlite:<file> nor postgres:/,
      ],
    ];
    test.each(wrong)(
      '%s is told with the way to mend it, never with the password',
      async (_, spoil, told) => {
        const url = new URL((await newDatabase()).url);
        const error = await failure(spoil(url));
        expect(error).toBeInstanceOf(StoreError);
        expect((error as StoreError).message).toMatch(told);
        expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/-password|that-must-not-appear/);
      },
    );

    test('a user that may not create tables is told so', async () => {
      const { url, sql: query } = await newDatabase();
      await query(`create role reader_${Date.now()} login password 'reader-secret'`);
      const [row] = (await query(`select rolname as name from pg_roles where rolname like 'reader_%'`)) as {
        name: string;
      }[];
      const as = new URL(url);
      as.username = row?.name ?? '';
      as.password = 'reader-secret';
      const error = await failure(as.href);
      expect(String(error)).toMatch(/may not create tables there/);
      expect(inspect(error, { depth: 10 })).not.toContain('reader-secret');
    });
  });

/** Waits until `asked` returns true; the test's own timeout is the limit. */
const until = async (asked: () => Promise<boolean>): Promise<void> => {
  while (!(await asked())) await new Promise((resolve) => setTimeout(resolve, 10));
};
