import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openStore } from '../../src/store/open.ts';
import { newDatabase } from '../harness/postgres.ts';
import { alertsRules } from './alerts.rules.ts';
import { auditRules } from './audit.rules.ts';
import { auditForgeryRules } from './audit-forgery.rules.ts';
import { auditProofRules } from './audit-proof.rules.ts';
import { callsRules } from './calls.rules.ts';
import { catalogueRules } from './catalogue.rules.ts';
import { changesRules } from './changes.rules.ts';
import { clockRules } from './clock.rules.ts';
import { deliveriesRules } from './deliveries.rules.ts';
import type { NewDatabase, TestDatabase } from './fixtures.ts';
import { historyRules } from './history.rules.ts';
import { portfolioRules } from './portfolio.rules.ts';
import { postgresRules } from './postgres.rules.ts';
import { readingRules } from './reading.rules.ts';
import { recordsRules } from './records.rules.ts';
import { renewalsRules } from './renewals.rules.ts';
import { trustRules } from './trust.rules.ts';
import { turnsRules } from './turns.rules.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-store-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

let files = 0;
const newSqlite: NewDatabase = async () => {
  files += 1;
  const file = join(folder, `${files}.db`);
  const url = `sqlite:${file}`;
  return {
    url,
    pair: async ({ callsPerMinute = 1_000, now = () => 0 } = {}) => {
      const store = await openStore({ url, callsPerMinute, now });
      return [store, store];
    },
    sql: async (text) => {
      const database = new DatabaseSync(file);
      try {
        return database
          .prepare(text)
          .all()
          .map((row) => ({ ...row }));
      } finally {
        database.close();
      }
    },
  };
};

const postgresAt = (url: string): TestDatabase => ({
  url,
  pair: async ({ callsPerMinute = 1_000, now = () => 0 } = {}) =>
    Promise.all([openStore({ url, callsPerMinute, now }), openStore({ url, callsPerMinute, now })]),
  sql: async (text) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  },
});
const newPostgres: NewDatabase = async () => postgresAt(await newDatabase());

/** To make all tables takes ten times as long as to empty them. */
const used: TestDatabase[] = [];
const idle: TestDatabase[] = [];
afterEach(() => {
  idle.push(...used.splice(0));
});

/** Leaves the tables of the database as its first start made them, whatever refuses to be deleted. It stays the same one for who has it open. */
const emptied = async ({ sql }: TestDatabase): Promise<void> => {
  const steps = (await sql(`select format('delete from %I', tablename) as step from pg_tables
      where schemaname = 'public' and tablename not like 'bot_migrations%'
    union all select format('alter sequence %I restart', sequencename) from pg_sequences`)) as {
    step: string;
  }[];
  const but = (step: string) => (step === 'delete from keys' ? `${step} where name <> 'database'` : step);
  await sql(['set session_replication_role = replica', ...steps.map(({ step }) => but(step))].join('; '));
};

/** A database that an earlier test has used, emptied; for tests that leave its tables as they are. */
const emptyPostgres: NewDatabase = async () => {
  const database = idle.pop();
  if (database !== undefined) await emptied(database);
  const given = database ?? (await newPostgres());
  used.push(given);
  return given;
};

describe.each([
  ['sqlite', newSqlite, newSqlite],
  ['postgres', emptyPostgres, newPostgres],
] as const)('memory on %s', (kind, newOne, newOwn) => {
  test('says which database it is, whether it answers, and closes', async () => {
    const [store, twin] = await (await newOne()).pair();
    expect(store.kind).toBe(kind);
    expect(await store.problem()).toBeNull();
    await Promise.all([store.close(), twin.close()]);
    expect(await store.problem()).toBe('unreachable');
  });

  test('refuses a database that a newer version has written, and leaves it as it is', async () => {
    const database = await newOne();
    await Promise.all((await database.pair()).map((store) => store.close()));
    await database.sql(`insert into bot_migrations values ('9999-future', '2999-01-01T00:00:00.000Z')`);
    await expect(database.pair()).rejects.toMatchObject({
      name: 'StoreError',
      message: expect.stringMatching(/written by a newer version of the bot.*9999-future/),
    });
    await database.sql(`delete from bot_migrations where name = '9999-future'`);
    await Promise.all((await database.pair()).map((store) => store.close()));
  });

  changesRules(newOne);
  recordsRules(newOne);
  readingRules(newOne);
  deliveriesRules(newOne);
  renewalsRules(newOne);
  alertsRules(newOne);
  trustRules(newOne);
  auditRules(newOne);
  auditForgeryRules(kind, newOwn);
  auditProofRules(kind, newOwn);
  portfolioRules(newOne);
  catalogueRules(newOne);
  historyRules(newOne);
  callsRules(newOne);
  clockRules(newOne);
  turnsRules(kind, newOne);
});

postgresRules(newPostgres);
