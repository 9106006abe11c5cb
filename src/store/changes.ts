import { type SqlBool, sql } from 'kysely';
import { lineIds } from '../core/changes/bundle.ts';
import type { Change, ChangeState } from '../core/changes/change.ts';
import { isFollowed } from '../core/changes/order-steps.ts';
import type { Changes } from '../core/ports/memory.ts';
import { parsed } from './body.ts';
import { codeOf } from './store-error.ts';
import type { Database, Tables } from './tables.ts';

/** Word for word the condition of the index `changes_open`; without that neither database finds the index. */
const isOpen = sql<SqlBool>`state in ('pending', 'approved', 'executing', 'needs-check')`;

/**
 * The column for a plan that waits for its approval: beside the states, so that the index does not hold it against other
 * changes of the subscription, and a version that knows no plans does not take it for a change to be made at once.
 */
const pendingPlan = 'pending-plan';
/** The column for an order that was taken and is followed on, so that it is found among all that was ever applied. */
const followed = 'applied-followed';
const columnOf = (change: Change): string => {
  if (isFollowed(change)) return followed;
  return change.state === 'pending' && change.afterTermEnd !== null ? pendingPlan : change.state;
};
const columnsFor = (states: readonly ChangeState[]): string[] =>
  states.flatMap((state) =>
    state === 'pending' ? [state, pendingPlan] : state === 'applied' ? [state, followed] : [state],
  );

/** Whether a driver says that the index `changes_open` has a change of this subscription already. */
const isTaken = (thrown: unknown): boolean =>
  codeOf(thrown, 'code') === '23505' || codeOf(thrown, 'errcode') === '2067';

/** Ends a transaction that is to leave nothing. */
const takenBack = new Error('taken back');
/** Two transactions that lock the same rows in the same order never wait for each other in a circle. */
const inOneOrder = (all: readonly Change[]): Change[] =>
  [...all].sort((a, b) => (a.subscriptionId < b.subscriptionId ? -1 : 1));

export const changes = (db: Database): Changes => {
  const insert = async (change: Change, within: Database = db): Promise<boolean> => {
    const inserted = await within
      .insertInto('changes')
      .values({ id: change.id, ...columnsOf(change) })
      .onConflict((conflict) => conflict.column('subscription_id').where(isOpen).doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  };
  const openOf = async (subscriptionId: string): Promise<Change | null> => {
    const query = db.selectFrom('changes').select(['id', 'body']);
    const row = await query.where('subscription_id', '=', subscriptionId).where(isOpen).executeTakeFirst();
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
  /** The first that could not be written, by which all others are taken back; null: all were. */
  const together = async (
    all: readonly Change[],
    write: (change: Change, within: Database) => Promise<boolean>,
  ): Promise<Change | null> => {
    let inTheWay: Change | null = null;
    try {
      await db.transaction().execute(async (transaction) => {
        for (const change of inOneOrder(all)) {
          if (await write(change, transaction)) continue;
          inTheWay = change;
          throw takenBack;
        }
      });
    } catch (thrown) {
      if (thrown !== takenBack) throw thrown;
    }
    return inTheWay;
  };
  return {
    insert: async (change) => {
      // The open one that was in the way may be closed when it is looked for: then there is room again.
      for (;;) {
        if (await insert(change)) return { kind: 'inserted' };
        const open = await openOf(change.subscriptionId);
        if (open !== null) return { kind: 'open-already', change: open };
      }
    },
    insertAll: async (all) => {
      for (;;) {
        const refused = await together(all, insert);
        if (refused === null) return { kind: 'inserted' };
        const open = await openOf(refused.subscriptionId);
        if (open !== null) return { kind: 'open-already', change: open };
      }
    },
    get: async (id) => {
      // Ids come back from cards, which clients may alter; PostgreSQL's text cannot even be compared with a NUL.
      if (id.includes('\0')) return null;
      const query = db.selectFrom('changes').select(['id', 'body']).where('id', '=', id);
      const row = await query.executeTakeFirst();
      return row === undefined ? null : changeOf(row);
    },
    save: async (next) => {
      try {
        return await save(next);
      } catch (thrown) {
        if (isTaken(thrown)) return false;
        throw thrown;
      }
    },
    saveAll: async (all) => {
      try {
        return (await together(all, save)) === null;
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
        .where('state', 'in', columnsFor(states))
        .where('tenant_id', '=', tenantId)
        .orderBy('requested_at')
        .orderBy('id')
        .execute();
      return rows.map(changeOf);
    },
    inStatesAnywhere: async (states) => {
      if (states.length === 0) return [];
      const query = db.selectFrom('changes').select(['id', 'body']).where('state', 'in', columnsFor(states));
      const rows = await query.orderBy('requested_at').orderBy('id').execute();
      return rows.map(changeOf);
    },
    ofBundle: async (bundleId) => {
      const ids = lineIds(bundleId);
      if (ids.length === 0) return [];
      const query = db.selectFrom('changes').select(['id', 'body']).where('id', 'in', ids);
      const found = (await query.execute()).map(changeOf).filter((change) => change.bundleId === bundleId);
      return found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
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
    withIdPrefix: async (tenantId, prefix) => {
      // Nothing in what this lets pass means anything to LIKE.
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
        .where('state', 'in', [pendingPlan, 'planned'])
        .orderBy('requested_at')
        .orderBy('id')
        .execute();
      return rows.map(changeOf);
    },
    followed: async () => {
      const query = db.selectFrom('changes').select(['id', 'body']).where('state', '=', followed);
      return (await query.orderBy('requested_at').orderBy('id').execute()).map(changeOf);
    },
  };
};

const columnsOf = (change: Change): Omit<Tables['changes'], 'id'> => ({
  version: change.version,
  state: columnOf(change),
  tenant_id: change.tenantId,
  company_id: change.companyId,
  subscription_id: change.subscriptionId,
  requested_at: change.requestedAt,
  requested_by: change.requestedBy.objectId,
  expires_at: change.expiresAt,
  body: JSON.stringify(change),
});

const addedLater = {
  what: 'seats',
  order: null,
  price: null,
  cancelAt: null,
  afterTermEnd: null,
  purpose: null,
  reasons: [],
  approversNeeded: 1,
  askedTo: null,
  undoes: null,
  bundleId: null,
  settledBy: null,
  note: null,
} as const satisfies Partial<Change>;
type AddedLater = keyof typeof addedLater | 'approvals';
type Saved = Omit<Change, AddedLater> & Partial<Pick<Change, AddedLater>>;

/** A change of the version before has one approver: whoever decided, unless against it. */
const changeOf = ({ id, body }: Pick<Tables['changes'], 'id' | 'body'>): Change => {
  const saved = parsed<Saved>('changes', id, body);
  const { decidedBy: person, decidedAt: at, state } = saved;
  const approved = person !== null && at !== null && state !== 'rejected' && state !== 'cancelled';
  return { ...addedLater, approvals: approved ? [{ person, at }] : [], ...saved };
};
