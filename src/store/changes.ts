import { type SqlBool, sql } from 'kysely';
import type { AuditEntry } from '../core/audit/audit-memory.ts';
import type { Change } from '../core/changes/change.ts';
import { passedAt } from '../core/changes/change-amounts.ts';
import { isPlan } from '../core/changes/change-facts.ts';
import { isOpen } from '../core/changes/change-steps.ts';
import { reviewDueAt } from '../core/changes/emergency.ts';
import { followSeatsSince, isIncrease, seatsAddedAt, seatsLookAt } from '../core/changes/follow-seats.ts';
import { isFollowed } from '../core/changes/order-steps.ts';
import type { Changes, Guard } from '../core/ports/memory.ts';
import type { Instant } from '../core/words/instant.ts';
import { appendIn } from './audit.ts';
import type { AuditBook } from './audit-book.ts';
import { marks } from './claims.ts';
import { padded, readTogether } from './gathered.ts';
import { parseBody } from './parse-body.ts';
import { codeOf } from './store-error.ts';
import type { Database, DatabaseKind, Tables } from './tables.ts';

/** Exactly the condition of the index `changes_open`; otherwise neither database uses the index. */
const inTheWay = sql<SqlBool>`open = 1`;

/** Whether the driver's error says that the subscription already has an open change. */
const isTaken = (thrown: unknown): boolean =>
  codeOf(thrown, 'code') === '23505' || codeOf(thrown, 'errcode') === '2067';

/** Thrown to roll a transaction back. */
const takenBack = new Error('taken back');
/** All transactions lock rows in the same order, so no two wait for each other. */
const inOneOrder = (all: readonly Change[]): Change[] =>
  [...all].sort((a, b) => (a.subscriptionId < b.subscriptionId ? -1 : 1));

export const changes = (db: Database, kind: DatabaseKind, book: AuditBook): Changes => {
  const insert = async (change: Change, within: Database = db): Promise<boolean> => {
    const inserted = await within
      .insertInto('changes')
      .values({ id: change.id, ...columnsOf(change) })
      .onConflict((conflict) => conflict.column('subscription_id').where(inTheWay).doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  };
  const rowsOf = readTogether(async (ids) => {
    const rows = await db
      .selectFrom('changes')
      .select(['id', 'body'])
      .where('id', 'in', padded(ids))
      .execute();
    return new Map(rows.map((row) => [row.id, row]));
  });
  const openOf = async (subscriptionId: string): Promise<Change | null> => {
    const query = db.selectFrom('changes').select(['id', 'body']);
    const row = await query.where('subscription_id', '=', subscriptionId).where(inTheWay).executeTakeFirst();
    return row === undefined ? null : changeOf(row);
  };
  const save = async (next: Change, within: Database = db): Promise<boolean> => {
    const update = within
      .updateTable('changes')
      .set(columnsOf(next))
      .where('id', '=', next.id)
      .where('version', '=', next.version - 1);
    return (await update.executeTakeFirst()).numUpdatedRows === 1n;
  };
  const passedSince = async (
    tenantId: string,
    since: Instant,
    within: Database = db,
  ): Promise<readonly Change[]> => {
    const query = within.selectFrom('changes').select(['id', 'body']).where('tenant_id', '=', tenantId);
    return (await query.where('passed_at', '>=', since).execute()).map(changeOf);
  };
  /** Whether the guard lets them pass. Only one transaction per tenant looks and writes at a time. */
  const fits = async (
    all: readonly Change[],
    { since, fits }: Guard,
    transaction: Database,
  ): Promise<boolean> => {
    const [first] = all;
    if (first === undefined) return true;
    await marks(transaction).set(`passed ${first.tenantId}`, first.requestedAt);
    const passed = await passedSince(first.tenantId, since, transaction);
    return fits(passed.filter(({ id }) => all.every((change) => change.id !== id)));
  };
  /** Writes all and their entries, or none: returns the first that could not be written, or null when all were. */
  const together = async (
    all: readonly Change[],
    write: (change: Change, within: Database) => Promise<boolean>,
    guard: Guard | null,
    entries: readonly AuditEntry[],
  ): Promise<Change | 'beyond' | null> => {
    let inTheWay: Change | 'beyond' | null = null;
    try {
      const appended = await db.transaction().execute(async (transaction) => {
        if (guard !== null && !(await fits(all, guard, transaction))) {
          inTheWay = 'beyond';
          throw takenBack;
        }
        for (const change of inOneOrder(all)) {
          if (await write(change, transaction)) continue;
          inTheWay = change;
          throw takenBack;
        }
        return appendIn(transaction, kind, JSON.parse(JSON.stringify(entries)), book);
      });
      if (appended.length > 0) book.saw(appended);
    } catch (thrown) {
      if (thrown !== takenBack) throw thrown;
    }
    return inTheWay;
  };
  const insertAll: Changes['insertAll'] = async (all, guard = null, entries = []) => {
    // The open change in the way may have been closed since: then there is room again.
    for (;;) {
      const refused = await together(all, insert, guard, entries);
      if (refused === null) return { kind: 'inserted' };
      if (refused === 'beyond') return { kind: 'beyond' };
      const open = await openOf(refused.subscriptionId);
      if (open !== null) return { kind: 'open-already', change: open };
    }
  };
  return {
    insert: (change, guard) => insertAll([change], guard),
    insertAll,
    get: async (id) => {
      // Ids come back from cards, which clients may alter, and PostgreSQL's text allows no NUL.
      if (id.includes('\0')) return null;
      const row = await rowsOf(id);
      return row === undefined ? null : changeOf(row);
    },
    save: async (next, entries = []) => {
      try {
        if (entries.length === 0) return await save(next);
        return (await together([next], save, null, entries)) === null;
      } catch (thrown) {
        if (isTaken(thrown)) return false;
        throw thrown;
      }
    },
    saveAll: async (all, guard = null, entries = []) => {
      try {
        return (await together(all, save, guard, entries)) === null;
      } catch (thrown) {
        if (isTaken(thrown)) return false;
        throw thrown;
      }
    },
    inStates: async (tenantId, states) => {
      if (states.length === 0) return [];
      const rows = await db
        .selectFrom('changes')
        .select(['id', 'body'])
        .where('state', 'in', states)
        .where('tenant_id', '=', tenantId)
        .orderBy('requested_at')
        .orderBy('id')
        .execute();
      return rows.map(changeOf);
    },
    inStatesAnywhere: async (states) => {
      if (states.length === 0) return [];
      const query = db.selectFrom('changes').select(['id', 'body']).where('state', 'in', states);
      const rows = await query.orderBy('requested_at').orderBy('id').execute();
      return rows.map(changeOf);
    },
    ofBundle: async (bundleId) => {
      if (bundleId.includes('\0')) return [];
      const query = db.selectFrom('changes').select(['id', 'body']).where('bundle_id', '=', bundleId);
      return (await query.orderBy('bundle_line').execute()).map(changeOf);
    },
    requestedSince: async (tenantId, objectId, since) => {
      const { count } = await db
        .selectFrom('changes')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('tenant_id', '=', tenantId)
        .where('requested_by', '=', objectId)
        .where('requested_at', '>=', since)
        .executeTakeFirstOrThrow();
      return count;
    },
    lastRequest: async (tenantId, objectId, conversationId, since) => {
      const rows = await db
        .selectFrom('changes')
        .select(['id', 'body'])
        .where('tenant_id', '=', tenantId)
        .where('requested_by', '=', objectId)
        .where('requested_at', '>=', since)
        .orderBy('requested_at', 'desc')
        .orderBy('bundle_line')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(changeOf).find(({ askedIn }) => askedIn === conversationId) ?? null;
    },
    passedSince: (tenantId, since) => passedSince(tenantId, since),
    ofCompany: async (tenantId, companyId, from, to) => {
      const query = db.selectFrom('changes').select(['id', 'body']).where('tenant_id', '=', tenantId);
      const within = query.where('company_id', '=', companyId).where('requested_at', '>=', from);
      const rows = await within
        .where('requested_at', '<=', to)
        .orderBy('requested_at')
        .orderBy('id')
        .execute();
      return rows.map(changeOf);
    },
    withIdPrefix: async (tenantId, prefix) => {
      // Nothing that passes this check is special to LIKE.
      if (!/^[0-9a-f-]{6,36}$/i.test(prefix)) return [];
      const rows = await db
        .selectFrom('changes')
        .select(['id', 'body'])
        .where('tenant_id', '=', tenantId)
        .where('id', 'like', `${prefix.toLowerCase()}%`)
        .orderBy('requested_at', 'desc')
        .orderBy('id', 'desc')
        .limit(5)
        .execute();
      return rows.map(changeOf);
    },
    ofSubscription: async (subscriptionId, limit) => {
      const rows = await db
        .selectFrom('changes')
        .select(['id', 'body'])
        .where('subscription_id', '=', subscriptionId)
        .orderBy('requested_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(changeOf);
    },
    planned: async (subscriptionId) => {
      const rows = await db
        .selectFrom('changes')
        .select(['id', 'body'])
        .where('subscription_id', '=', subscriptionId)
        .where('state', 'in', ['pending', 'planned'])
        .orderBy('requested_at')
        .orderBy('id')
        .execute();
      return rows.map(changeOf).filter(isPlan);
    },
    followed: async () => {
      const query = db.selectFrom('changes').select(['id', 'body']).where('next_look', 'is not', null);
      return (await query.orderBy('requested_at').orderBy('id').execute()).map(changeOf).filter(isFollowed);
    },
    switches: async (tenantId, since, states = ['planned', 'applied', 'stale', 'failed', 'cancelled']) => {
      const all = db.selectFrom('changes').select(['id', 'body']).where('state', 'in', states);
      const query = all.where('bundle_id', 'is not', null).where('body', 'like', '%"kind":"switch"%');
      const lately = query.where('requested_at', '>=', since);
      const of = tenantId === null ? lately : lately.where('tenant_id', '=', tenantId);
      const rows = await of.orderBy('requested_at').orderBy('id').execute();
      return rows.map(changeOf).filter(({ bundle }) => bundle?.kind === 'switch');
    },
    toReview: async (tenantId) => {
      const query = db.selectFrom('changes').select(['id', 'body']).where('review_due', 'is not', null);
      const of = tenantId === null ? query : query.where('tenant_id', '=', tenantId);
      return (await of.orderBy('review_due').orderBy('id').execute()).map(changeOf);
    },
    addedSeats: async (now) => {
      const query = db.selectFrom('changes').select(['id', 'body']).where('seats_look', '<=', now);
      const lately = query.where('seats_look', '>', now - followSeatsSince);
      return (await lately.orderBy('seats_look').execute()).map(changeOf);
    },
    increases: async (tenantId, since) => {
      const query = db.selectFrom('changes').select(['id', 'body']).where('tenant_id', '=', tenantId);
      const rows = await query.where('seats_added_at', '>', since).orderBy('seats_added_at').execute();
      return rows.map(changeOf).filter(isIncrease);
    },
  };
};

const columnsOf = (change: Change): Omit<Tables['changes'], 'id'> => ({
  version: change.version,
  state: change.state,
  open: isOpen(change) ? 1 : 0,
  next_look: isFollowed(change) ? (change.wanted.placed?.nextAt ?? null) : null,
  seats_look: seatsLookAt(change),
  review_due: reviewDueAt(change),
  seats_added_at: seatsAddedAt(change),
  tenant_id: change.tenantId,
  company_id: change.companyId,
  subscription_id: change.subscriptionId,
  bundle_id: change.bundle?.id ?? null,
  bundle_line: change.bundle?.line ?? null,
  requested_at: change.requestedAt,
  passed_at: passedAt(change),
  requested_by: change.requestedBy.objectId,
  expires_at: change.expiresAt,
  body: JSON.stringify(change),
});

const changeOf = ({ id, body }: Pick<Tables['changes'], 'id' | 'body'>): Change =>
  parseBody('changes', id, body);
