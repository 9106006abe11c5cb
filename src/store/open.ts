import type { Memory } from '../core/ports/memory.ts';
import type { Counts, StoreProblem } from '../core/ports/vitals.ts';
import type { Instant } from '../core/words/instant.ts';
import { alertPlaces } from './alert-places.ts';
import { alerts } from './alerts.ts';
import { audit } from './audit.ts';
import { calls } from './calls.ts';
import { catalogue } from './catalogue.ts';
import { changeCards } from './change-cards.ts';
import { changes } from './changes.ts';
import { claims } from './claims.ts';
import { conversations } from './conversations.ts';
import { counts } from './counts.ts';
import { deliveries } from './deliveries.ts';
import { keys } from './keys.ts';
import { lastSaid } from './last-said.ts';
import { marks } from './marks.ts';
import { migrate } from './migrate.ts';
import { orderDrafts } from './order-drafts.ts';
import { people } from './people.ts';
import { places } from './places.ts';
import { policies } from './policies.ts';
import { portfolio } from './portfolio.ts';
import { postgres, postgresProblem } from './postgres.ts';
import { prices } from './prices.ts';
import { storeProblem } from './problem.ts';
import { readMessages } from './read-messages.ts';
import { renewalCards } from './renewal-cards.ts';
import { renewals } from './renewals.ts';
import { roles } from './roles.ts';
import { openSqliteFile, sqlite, sqliteProblem } from './sqlite.ts';
import { guarded, StoreError, startError } from './store-error.ts';
import type { Database, DatabaseKind } from './tables.ts';
import { taughtNames } from './taught-names.ts';

export type StoreOptions = Readonly<{
  /** `sqlite:./data/bot.db`, `sqlite::memory:` or `postgres://user:password@host:5432/database`. */
  url: string;
  /** The call limit of all instances that share the database. */
  callsPerMinute: number;
  now: () => Instant;
}>;

export type Store = Memory &
  Readonly<{
    kind: DatabaseKind;
    /** Why the database does not keep what it is given; null when it does. Never throws. */
    problem(): Promise<StoreProblem | null>;
    counts(): Promise<Counts>;
    close(): Promise<void>;
  }>;

/** Opens the database and migrates it. Throws a StoreError that says what is wrong and how to fix it. */
export const openStore = async ({ url, callsPerMinute, now }: StoreOptions): Promise<Store> => {
  const { kind, db, file } = await migrated(url);
  const ofRoles = roles(db, now);
  const ofNames = taughtNames(db);
  await readOnce(db, ofRoles, ofNames);
  return {
    kind,
    changes: guarded('changes', changes(db)),
    changeCards: guarded('changeCards', changeCards(db)),
    conversations: guarded('conversations', conversations(db)),
    roles: guarded('roles', ofRoles),
    policies: guarded('policies', policies(db)),
    places: guarded('places', places(db)),
    people: guarded('people', people(db)),
    taughtNames: guarded('taughtNames', ofNames),
    readMessages: guarded('readMessages', readMessages(db)),
    renewals: guarded('renewals', renewals(db)),
    renewalCards: guarded('renewalCards', renewalCards(db)),
    alertPlaces: guarded('alertPlaces', alertPlaces(db)),
    alerts: guarded('alerts', alerts(db, kind)),
    audit: guarded('audit', audit(db, kind)),
    deliveries: guarded('deliveries', deliveries(db)),
    portfolio: guarded('portfolio', portfolio(db)),
    catalogue: guarded('catalogue', catalogue(db)),
    prices: guarded('prices', prices(db)),
    orderDrafts: guarded('orderDrafts', orderDrafts(db)),
    lastSaid: guarded('lastSaid', lastSaid(db)),
    claims: guarded('claims', claims(db)),
    marks: guarded('marks', marks(db)),
    keys: guarded('keys', keys(db)),
    calls: guarded('calls', calls(db, kind, callsPerMinute, now)),
    problem: storeProblem(db, file, now),
    counts: counts(db, now),
    close: () => db.destroy(),
  };
};

/** Reads all grants and taught names, for when the database goes away before anybody has spoken. */
const readOnce = (db: Database, roles: Memory['roles'], names: Memory['taughtNames']): Promise<unknown> =>
  Promise.all([roles.lastGranted('', ''), names.lastList('')]).catch(async (thrown: unknown) => {
    await db.destroy();
    throw thrown;
  });

/** `file`: where SQLite keeps it. */
type Migrated = Readonly<{ kind: DatabaseKind; db: Database; file: string | null }>;

const migrated = async (url: string): Promise<Migrated> => {
  if (url.startsWith('sqlite:')) return migratedSqlite(url.slice('sqlite:'.length).replace(/^\/\//, ''));
  if (/^postgres(ql)?:\/\//.test(url)) return migratedPostgres(url);
  throw startError(
    'DATABASE_URL is neither sqlite:<file> nor postgres://<user>:<password>@<host>:<port>/<database>. Correct it, or leave it out for sqlite:./data/bot.db.',
  );
};

const migratedSqlite = async (file: string): Promise<Migrated> => {
  if (file === '')
    throw startError('DATABASE_URL names no file. Set it to sqlite:./data/bot.db, for example.');
  const db = sqlite(openSqliteFile(file));
  try {
    await migrate(db, 'sqlite');
    return { kind: 'sqlite', db, file };
  } catch (thrown) {
    await db.destroy();
    throw thrown instanceof StoreError ? thrown : sqliteProblem(thrown, file);
  }
};

const migratedPostgres = async (url: string): Promise<Migrated> => {
  // Thrown without a cause: the parser's own error contains the URL with its password.
  const parts = URL.parse(url);
  if (parts === null || (parts.hostname === '' && !parts.searchParams.has('host')))
    throw startError(
      'DATABASE_URL is not a valid URL. Write it as postgres://<user>:<password>@<host>:<port>/<database>, with special characters of the password percent-encoded.',
    );
  let first: Database | null = null;
  try {
    first = postgres(url, 'starting');
    await migrate(first, 'postgres');
    return { kind: 'postgres', db: postgres(url, 'daily'), file: null };
  } catch (thrown) {
    throw thrown instanceof StoreError ? thrown : postgresProblem(thrown, parts);
  } finally {
    await first?.destroy();
  }
};
