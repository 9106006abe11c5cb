import { describe, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Change } from '../../src/core/changes/change.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import { openSqliteFile, sqlite } from '../../src/store/sqlite.ts';
import type { Database, DatabaseKind } from '../../src/store/tables.ts';
import {
  aChange,
  aConversation,
  anEntry,
  aPerson,
  aSubscription,
  hostile,
  type NewDatabase,
} from './fixtures.ts';

const kinds = {
  sqlite: (url: string) => sqlite(openSqliteFile(url.slice(7))),
  postgres: (url: string) => postgres(url, 'starting'),
};

/** A database as the first version of the bot left it, filled by `fill`. */
const ofFirstVersion = async (
  kind: DatabaseKind,
  url: string,
  fill: (db: Database) => Promise<unknown>,
): Promise<void> => {
  const db = kinds[kind](url);
  const name = '0001-first-tables';
  const up = async (within: Kysely<unknown>) => migrations[name]?.(within, kind);
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => ({ [name]: { up } }) },
    migrationTableName: 'bot_migrations',
    migrationLockTableName: 'bot_migrations_lock',
  }).migrateToLatest();
  if (error !== undefined) throw error;
  await fill(db);
  await db.destroy();
};

/** What a change did not have yet. */
const asBefore = ({
  reasons,
  approversNeeded,
  approvals,
  askedTo,
  undoes,
  settledBy,
  note,
  ...before
}: Change) => before;

const changeRow = (change: Change) => ({
  id: change.id,
  version: change.version,
  state: change.state,
  tenant_id: change.tenantId,
  company_id: change.companyId,
  subscription_id: change.subscriptionId,
  requested_at: change.requestedAt,
  expires_at: change.expiresAt,
  body: JSON.stringify(asBefore(change)),
});

export const migrationRules = (kind: DatabaseKind, newDatabase: NewDatabase): void =>
  describe('from the first version', () => {
    const open = (url: string) => openStore({ url, callsPerMinute: 10, now: () => 0 });

    test('everything that was kept is there, and the audit is chained in the order of its writing', async () => {
      const { url } = await newDatabase();
      const [ada, ben] = [aPerson({ name: 'Ada' }), aPerson({ name: 'Ben' })];
      const pending = aChange({ requestedBy: ada, companyName: hostile });
      const done = { decidedBy: ben, decidedAt: 7 };
      const applied = aChange({ requestedBy: ada, state: 'applied', ...done });
      const rejected = aChange({ requestedBy: ada, state: 'rejected', ...done });
      const chat = aConversation({ personId: ada.objectId });
      const subscription = aSubscription();
      const entries = Array.from({ length: 1_100 }, (_, index) =>
        anEntry({
          tenantId: index % 10 === 0 ? 'another' : 'tenant',
          at: 2_000 - index,
          event: `event.${index}`,
          person: index % 2 ? ada : null,
          changeId: index === 1 ? pending.id : null,
          facts: {
            z: index,
            text: kind === 'postgres' ? hostile : '\ud800',
            a: { deep: [1, { y: 2, x: 1 }] },
          },
        }),
      );
      await ofFirstVersion(kind, url, async (db) => {
        await db.insertInto('changes').values([pending, applied, rejected].map(changeRow)).execute();
        await db
          .insertInto('change_cards')
          .values({ change_id: pending.id, conversation_id: chat.id, message_id: 'm', shown_version: 1 })
          .execute();
        await db
          .insertInto('conversations')
          .values({
            tenant_id: 'tenant',
            id: chat.id,
            scope: 'personal',
            person_id: ada.objectId,
            seen_at: 1,
            body: JSON.stringify(chat),
          })
          .execute();
        await db
          .insertInto('roles')
          .values({
            tenant_id: 'tenant',
            object_id: ben.objectId,
            name: 'Ben',
            role: 'approver',
            granted_by: 'Ada',
            granted_at: 3,
          })
          .execute();
        await db.insertInto('portfolio').values({ id: 1, as_of: 5, unreadable: 0 }).execute();
        await db
          .insertInto('portfolio_rows')
          .values({ kind: 'subscription', id: subscription.id, body: JSON.stringify(subscription) })
          .execute();
        await db.insertInto('claims').values({ key: 'claim', claimed_at: 6 }).execute();
        await db.insertInto('calls').values({ at: 0, count: 1 }).execute();
        for (const entry of entries)
          await db
            .insertInto('audit')
            .values({
              tenant_id: entry.tenantId,
              at: entry.at,
              event: entry.event,
              change_id: entry.changeId,
              company_id: entry.companyId,
              body: JSON.stringify(entry),
            })
            .execute();
      });

      const store = await open(url);
      expect(await store.changes.get(pending.id)).toEqual(pending);
      expect(await store.changes.get(applied.id)).toEqual({
        ...applied,
        approvals: [{ person: ben, at: 7 }],
      });
      expect(await store.changes.get(rejected.id)).toEqual(rejected);
      expect(await store.changes.requestedSince('tenant', ada.objectId, 0)).toBe(3);
      expect(await store.changeCards.of(pending.id)).toHaveLength(1);
      expect(await store.conversations.personalOf('tenant', ada.objectId)).toEqual(chat);
      expect(await store.roles.granted('tenant', ben.objectId)).toEqual({
        role: 'approver',
        companies: null,
      });
      expect(await store.claims.claim('claim', 9)).toBe(false);
      expect(await store.portfolio.load()).toMatchObject({ asOf: 5, subscriptions: [subscription] });
      expect(await store.policies.current('tenant')).toBeNull();

      expect(await store.audit.verify('tenant')).toMatchObject({ kind: 'intact', entries: 990 });
      expect(await store.audit.verify('another')).toMatchObject({ kind: 'intact', entries: 110 });
      const chained = await store.audit.latest('tenant', { limit: 2_000 });
      expect(chained.map(({ seq, previous, hash, ...entry }) => entry)).toEqual(
        entries.filter(({ tenantId }) => tenantId === 'tenant').toReversed(),
      );
      expect(await store.audit.latest('tenant', { limit: 9, about: pending.id })).toHaveLength(1);
      expect(await store.audit.latest('tenant', { limit: 2_000, about: ada.objectId })).toHaveLength(550);
      await store.audit.append(anEntry());
      expect(await store.audit.verify('tenant')).toMatchObject({ kind: 'intact', entries: 991 });
      await store.close();
    });

    test('a row that cannot be read is named, and the database stays as it was', async () => {
      const { url, sql } = await newDatabase();
      await ofFirstVersion(kind, url, (db) =>
        db.insertInto('audit').values({ tenant_id: 'tenant', at: 1, event: 'x', body: '{' }).execute(),
      );
      await expect(open(url)).rejects.toThrow(/row 1 of the table audit cannot be read.*not JSON/);
      await sql(`update audit set body = '{"at":1,"tenantId":"tenant","event":"x"}'`);
      await (await open(url)).close();
    });
  });
