import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { messageOf } from '../../errors.ts';
import { checkIdentity } from '../keep/identity.ts';
import { codeOf, isStalePlan, type StoreError, startError } from '../store-error.ts';
import type { Database, Tables } from '../tables.ts';
import { withPulse } from './pulse.ts';

const { builtins, getTypeParser } = pg.types;

/** For normal work: nobody waits longer than this for a connection or an answer. */
const daily: pg.PoolConfig = {
  max: 10,
  statement_timeout: 30_000,
  query_timeout: 35_000,
  // A transaction waits for nothing outside: an idle one belongs to a stuck instance and blocks the others.
  idle_in_transaction_session_timeout: 5_000,
  idleTimeoutMillis: 30_000,
  // Which database it is in is asked of each new connection: none is old.
  maxLifetimeSeconds: 60,
};
/** For the start: a migration has no time limit, and other instances wait for it. */
const starting: pg.PoolConfig = { max: 1 };

/** For the start, before anybody knows which database it is. */
export const startingPostgres = (url: string): Database => over(poolOf(url, starting));

/** Uses no connection to another database than the one of this id; null for any. */
export const postgres = (url: string, identity: string | null): Database => {
  const verify: pg.PoolConfig['verify'] = (client, done) => {
    const query = (text: string) => client.query<{ value: string }>(text);
    checkIdentity(query, identity ?? '').then(() => done(), done);
  };
  const pool = poolOf(url, identity === null ? daily : { ...daily, verify });
  return over(withPulse(pool, url));
};

const over = (pool: PostgresPool): Database => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

const poolOf = (url: string, limits: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'pax8-teams-bot',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    types: {
      // int8 arrives as text; every int8 here is a time in milliseconds or a count and fits a number.
      getTypeParser: ((oid: number, format: 'text' | 'binary') =>
        oid === builtins.INT8 && format !== 'binary'
          ? Number
          : getTypeParser(oid, format)) as typeof getTypeParser,
    },
    ...limits,
  });
  // A broken connection, idle or in use, emits an error that would end the process if nobody listened. The pool replaces
  // it, and its user gets an error too.
  pool.on('error', () => {});
  const statements = createNames();
  pool.on('connect', (client) => {
    client.on('error', () => {});
    keepStatements(client, statements);
  });
  return pool;
};

/** Statements with more values than this are lists, each with its own length. */
const mostValues = 20;

type Names = Readonly<{
  of(text: string): string;
  /** Another version has changed a table: the statement of this name, and perhaps others, can no longer be used. */
  renew(text: string, name: string): void;
}>;

const createNames = (): Names => {
  const names = new Map<string, string>();
  let generation = 0;
  const of = (text: string): string => {
    const name = names.get(text) ?? createHash('sha1').update(`${generation} ${text}`).digest('hex');
    names.set(text, name);
    return name;
  };
  return {
    of,
    renew: (text, name) => {
      if (names.get(text) !== name) return;
      generation += 1;
      names.clear();
    },
  };
};

/**
 * Names each statement after its text, so that PostgreSQL plans it once per connection; after a table change it is
 * resent under another name. https://node-postgres.com/features/queries#prepared-statements
 */
const keepStatements = (client: pg.PoolClient, names: Names): void => {
  const query: (...given: unknown[]) => unknown = client.query.bind(client);
  const send = (text: string, values: unknown[]): unknown => query({ name: names.of(text), text, values });
  const named = (...given: unknown[]): unknown => {
    const [text, values, ...more] = given;
    const once = typeof text !== 'string' || !Array.isArray(values) || more.length > 0;
    if (once || values.length === 0 || values.length > mostValues) return query(...given);
    const name = names.of(text);
    return (send(text, values) as Promise<unknown>).catch((thrown: unknown) => {
      if (!isStalePlan(thrown)) throw thrown;
      names.renew(text, name);
      if (client.getTransactionStatus() !== 'I') throw thrown;
      return send(text, values);
    });
  };
  client.query = named as typeof client.query;
};

const said: Readonly<Record<string, string>> = {
  '28P01': 'it refused user or password. Correct them in DATABASE_URL',
  '28000':
    'it does not admit this user from this machine. Correct DATABASE_URL, or allow it in pg_hba.conf (or require TLS by sslmode=require)',
  '3D000': 'it has no such database. Create the database, or correct its name in DATABASE_URL',
  '42501':
    'the user may not create tables there. Make the user the owner of the database, or grant it CREATE on its schema',
  '53300': 'it has no connection left. Raise its max_connections, or stop what holds them',
  '57P03': 'it is still starting. Start the bot again when it is ready',
};

/** Explains a failed start; neither text nor cause contains the URL's password. */
export const postgresProblem = (thrown: unknown, url: URL): StoreError => {
  const code = codeOf(thrown, 'code');
  const reason =
    said[code] ??
    `it did not answer as it should (${withoutPassword(messageOf(thrown) || code, url)}). Check host, port and TLS in DATABASE_URL, that the server runs, and that this machine may reach it`;
  const place = `${url.hostname}:${url.port || '5432'}${url.pathname}`;
  const cause = passwordsOf(url).some((password) => inspect(thrown, { depth: 8 }).includes(password))
    ? undefined
    : thrown;
  return startError(`PostgreSQL at ${place} cannot be used: ${reason}.`, cause);
};

const passwordsOf = (url: URL): string[] => {
  const raw = [url.password, url.searchParams.get('password') ?? ''];
  return [...raw, ...raw.map(decoded)].filter((password) => password !== '');
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const withoutPassword = (text: string, url: URL): string =>
  passwordsOf(url).reduce((rest, password) => rest.replaceAll(password, '…'), text);
