import type { Memory } from '../core/ports/memory.ts';
import type { Counts, StoreProblem } from '../core/ports/vitals.ts';
import type { Instant } from '../core/words/instant.ts';
import { alertPlaces } from './alert-places.ts';
import { alerts } from './alerts.ts';
import { consents } from './approving/consents.ts';
import { deputies } from './approving/deputies.ts';
import { customerTenants } from './assignments/customer-tenants.ts';
import { ignoredLicences } from './assignments/ignored-licences.ts';
import { audit, sealAll } from './audit.ts';
import { auditBook } from './audit-book.ts';
import { auditKeysOf } from './audit-chain.ts';
import { usageKept } from './billing/usage-kept.ts';
import { calls } from './calls.ts';
import { catalogue } from './catalogue.ts';
import { changeCards } from './change-cards.ts';
import { changes } from './changes.ts';
import { claims, marks } from './claims.ts';
import { clock } from './clock.ts';
import { conversations } from './conversations.ts';
import { counts } from './counts.ts';
import { deliveries } from './deliveries.ts';
import { history } from './history.ts';
import { identityIn, identityOf } from './keep/identity.ts';
import { keepWitness, type Noted, readWitness, refuseOther } from './keep/witness.ts';
import { keys } from './keys.ts';
import { lastSaid } from './last-said.ts';
import { mappings } from './mapped/mappings.ts';
import { psaKept } from './mapped/psa-kept.ts';
import { migrate } from './migrate.ts';
import { monthMarks } from './month/marks.ts';
import { fileOf, isMissing, type Opened, opened } from './opened.ts';
import { orderDrafts } from './order-drafts.ts';
import { organisations, people } from './people.ts';
import { places } from './places.ts';
import { policies } from './policies.ts';
import { portfolio } from './portfolio.ts';
import { prices } from './prices.ts';
import { storeProblem } from './problem.ts';
import { readMessages } from './read-messages.ts';
import { renewalCards } from './renewal-cards.ts';
import { owners } from './renewals/owners.ts';
import { renewals } from './renewals.ts';
import { roles } from './roles.ts';
import { senders } from './senders.ts';
import { guarded } from './store-error.ts';
import type { Database, DatabaseKind } from './tables.ts';
import { taughtNames } from './taught-names.ts';
import { timedPosts } from './today/timed-posts.ts';
import { turns } from './turns.ts';

export type StoreOptions = Readonly<{
  /** `sqlite:./data/bot.db`, `sqlite::memory:` or `postgres://user:password@host:5432/database`. */
  url: string;
  /** The call limit of all instances that share the database. */
  callsPerMinute: number;
  now: () => Instant;
  /** The file outside the database that says which one the bot has here; null for none. */
  witness?: string | null;
  /** Told when that file cannot be written: the bot works without it. */
  onTrouble?: (problem: string) => void;
  /** The secret that seals the audit; null for none. */
  auditSecret?: string | null;
  /** Secrets whose seals are believed too, with spaces between them; null for none. */
  otherAuditSecrets?: string | null;
}>;

export type Store = Memory &
  Readonly<{
    kind: DatabaseKind;
    /** Why the database does not keep its data; null when it does. Never throws. */
    problem(): Promise<StoreProblem | null>;
    counts(): Promise<Counts>;
    close(): Promise<void>;
  }>;

/** Opens the database and migrates it. Throws a StoreError that says what is wrong and how to fix it. */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const { url, callsPerMinute, now, witness = null, onTrouble = () => {} } = options;
  const { auditSecret = null, otherAuditSecrets = null } = options;
  const key = auditSecret === null ? null : auditKeysOf(auditSecret, otherAuditSecrets);
  const noted = witness === null ? null : readWitness(witness, key);
  const { kind, db } = await openKnown(url, witness, noted);
  const ofRoles = roles(db, now);
  const ofNames = taughtNames(db);
  let whole: Pick<Noted, 'database' | 'since'> | null = noted;
  const book = auditBook(key, now, new Map(Object.entries(noted?.audits ?? {})), () => keeping.changed());
  const keeping = keepWitness({ file: witness, key, whole: () => whole, heads: book.all, onTrouble });
  await firstReads(db, async () => {
    // For when the database goes away before anybody has spoken.
    await Promise.all([ofRoles.lastGranted('', ''), ofNames.lastList('')]);
    whole ??= { database: await identityOf(db), since: now() };
    await sealAll(db, kind, book, now());
    if (noted === null) keeping.save();
  });
  return {
    kind,
    changes: guarded('changes', changes(db, kind, book)),
    changeCards: guarded('changeCards', changeCards(db)),
    conversations: guarded('conversations', conversations(db)),
    roles: guarded('roles', ofRoles),
    deputies: guarded('deputies', deputies(db)),
    consents: guarded('consents', consents(db, kind, book)),
    policies: guarded('policies', policies(db)),
    places: guarded('places', places(db)),
    people: guarded('people', people(db)),
    organisations: guarded('organisations', organisations(db)),
    taughtNames: guarded('taughtNames', ofNames),
    mappings: guarded('mappings', mappings(db)),
    psa: guarded('psa', psaKept(db)),
    monthMarks: guarded('monthMarks', monthMarks(db)),
    readMessages: guarded('readMessages', readMessages(db)),
    renewals: guarded('renewals', renewals(db)),
    renewalCards: guarded('renewalCards', renewalCards(db)),
    alertPlaces: guarded('alertPlaces', alertPlaces(db)),
    owners: guarded('owners', owners(db)),
    timedPosts: guarded('timedPosts', timedPosts(db)),
    alerts: guarded('alerts', alerts(db, kind, book)),
    audit: guarded('audit', audit(db, kind, book)),
    deliveries: guarded('deliveries', deliveries(db)),
    portfolio: guarded('portfolio', portfolio(db)),
    catalogue: guarded('catalogue', catalogue(db)),
    prices: guarded('prices', prices(db)),
    usage: guarded('usage', usageKept(db)),
    history: guarded('history', history(db)),
    customerTenants: guarded('customerTenants', customerTenants(db)),
    ignoredLicences: guarded('ignoredLicences', ignoredLicences(db)),
    orderDrafts: guarded('orderDrafts', orderDrafts(db)),
    lastSaid: guarded('lastSaid', lastSaid(db)),
    claims: guarded('claims', claims(db)),
    turns: guarded('turns', turns(db)),
    marks: guarded('marks', marks(db)),
    clock: guarded('clock', clock(db)),
    keys: guarded('keys', keys(db)),
    calls: guarded('calls', calls(db, kind, callsPerMinute, now)),
    senders: guarded('senders', senders(db, kind)),
    problem: storeProblem(db, fileOf(url), now, undefined, () => whole?.database ?? null),
    counts: counts(db, now),
    close: async () => {
      await db.destroy();
      keeping.close();
    },
  };
};

const firstReads = async (db: Database, read: () => Promise<void>): Promise<void> => {
  try {
    await read();
  } catch (thrown) {
    await db.destroy();
    throw thrown;
  }
};

/** Opens and migrates the database; refuses an empty or different one when the witness says that the bot had one. */
const openKnown = async (url: string, witness: string | null, noted: Noted | null): Promise<Opened> => {
  const refuse = (database: string | null): void => {
    if (witness !== null && noted !== null) refuseOther(witness, noted, database);
  };
  if (isMissing(url)) refuse(null);
  return opened(url, async (db, kind) => {
    if (noted !== null) refuse(await identityIn(db));
    await migrate(db, kind);
    await identityOf(db);
  });
};
