import type { Alert, AlertContent, AlertState, StoredAlert } from '../core/alerts/alert.ts';
import type { Alerts } from '../core/ports/memory.ts';
import { appendIn } from './audit.ts';
import type { AuditBook } from './audit-book.ts';
import { recordIn } from './parse-body.ts';
import { putCard } from './renewal-cards.ts';
import type { Database, DatabaseKind, Tables } from './tables.ts';

/** Rows in one statement, well below both databases' limits on parameters. */
const batch = 500;
const waiting = ['due', 'unsure'] as const;
const unsettled = [...waiting, 'sending'] as const;

export const alerts = (db: Database, kind: DatabaseKind, book: AuditBook): Alerts => ({
  add: async (all) => {
    await db.transaction().execute((transaction) => insert(transaction, all));
  },
  record: async (told) => {
    for (let at = 0; at < told.length; at += batch) {
      const batched = told.slice(at, at + batch);
      const appended = await db.transaction().execute(async (transaction) => {
        const added = await insert(
          transaction,
          batched.map(({ alert }) => alert),
        );
        const entries = batched.flatMap(({ alert, entry }) =>
          entry !== null && added.has(alert.key) ? [entry] : [],
        );
        return appendIn(transaction, kind, JSON.parse(JSON.stringify(entries)), book);
      });
      book.saw(appended);
    }
  },
  byId: async (id) => {
    if (id.includes('\0')) return null;
    const row = await db.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : alertOf(row);
  },
  known: async (keys) => {
    const found = new Set<string>();
    for (let at = 0; at < keys.length; at += batch) {
      const query = db
        .selectFrom('alerts')
        .select('key')
        .where('key', 'in', keys.slice(at, at + batch));
      for (const { key } of await query.execute()) found.add(key);
    }
    return found;
  },
  due: async (now, { ofOne, inAll }) => {
    const rows = await db
      .selectFrom((from) =>
        from
          .selectFrom('alerts')
          .selectAll()
          .select(({ fn }) =>
            fn
              .agg<number>('row_number')
              .over((over) =>
                over.partitionBy(['tenant_id', 'conversation_id']).orderBy('due_at').orderBy('key'),
              )
              .as('place'),
          )
          .where('state', 'in', waiting)
          .where('not_before', '<=', now)
          .as('waiting'),
      )
      .selectAll('waiting')
      .where('place', '<=', ofOne)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('alerts as going')
              .select('going.key')
              .where('going.state', '=', 'sending')
              .whereRef('going.tenant_id', '=', 'waiting.tenant_id')
              .whereRef('going.conversation_id', '=', 'waiting.conversation_id'),
          ),
        ),
      )
      .orderBy('place')
      .orderBy('due_at')
      .orderBy('key')
      .limit(inAll)
      .execute();
    return rows.map(alertOf);
  },
  begin: async (key, now) => {
    const { numUpdatedRows } = await db
      .updateTable('alerts')
      .set({ state: 'sending', sending_at: now })
      .where('key', '=', key)
      .where('state', 'in', waiting)
      .where('not_before', '<=', now)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  posted: async (key, messageId, card) => {
    await db.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('alerts')
        .set({ state: 'posted', message_id: messageId })
        .where('key', '=', key)
        .execute();
      if (card !== null) await putCard(transaction, card);
    });
  },
  putOff: async (key, notBefore) => {
    await db
      .updateTable('alerts')
      .set((update) => ({
        state: update.case().when('doubts', '>', 0).then<AlertState>('unsure').else<AlertState>('due').end(),
        not_before: notBefore,
        sending_at: null,
      }))
      .where('key', '=', key)
      .where('state', 'in', unsettled)
      .execute();
  },
  doubt: async (key, notBefore) => {
    await db
      .updateTable('alerts')
      .set((update) => ({
        state: 'unsure',
        doubts: update('doubts', '+', 1),
        not_before: notBefore,
        sending_at: null,
      }))
      .where('key', '=', key)
      .where('state', '=', 'sending')
      .execute();
  },
  rest: async (tenantId, conversationId, notBefore) => {
    await db
      .updateTable('alerts')
      .set({ not_before: notBefore })
      .where('tenant_id', '=', tenantId)
      .where('conversation_id', '=', conversationId)
      .where('state', 'in', waiting)
      .where('not_before', '<', notBefore)
      .execute();
  },
  hurry: async (tenantId, conversationId) => {
    const all = db.updateTable('alerts').set({ not_before: 0 }).where('tenant_id', '=', tenantId);
    const there = conversationId === null ? all : all.where('conversation_id', '=', conversationId);
    await there.where('state', '=', 'due').execute();
  },
  drop: async (key) => {
    await db
      .updateTable('alerts')
      .set({ state: 'dropped' })
      .where('key', '=', key)
      .where('state', 'in', unsettled)
      .execute();
  },
  leftBehind: async (before) => {
    const rows = await db
      .selectFrom('alerts')
      .selectAll()
      .where('state', '=', 'sending')
      .where('sending_at', '<', before)
      .execute();
    return rows.map(alertOf);
  },
  mayStand: async (tenantId, conversationId, renewalId) => {
    const prefix = `due ${renewalId} `;
    const row = await db
      .selectFrom('alerts')
      .select('key')
      .where('tenant_id', '=', tenantId)
      .where('conversation_id', '=', conversationId)
      .where('doubts', '>', 0)
      .where(({ fn, val }) => fn<string>('substr', ['key', val(1), val(prefix.length)]), '=', prefix)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  },
  inState: async (tenantId, state, limit) => {
    const rows = await db
      .selectFrom('alerts')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('state', '=', state)
      .orderBy('due_at', 'desc')
      .orderBy('key')
      .limit(limit)
      .execute();
    return rows.map(alertOf);
  },
  forget: async (before) => {
    await db.deleteFrom('alerts').where('due_at', '<', before).where('state', 'not in', unsettled).execute();
  },
});

/** Inserts new alerts and returns their keys. */
const insert = async (transaction: Database, all: readonly Alert[]): Promise<Set<string>> => {
  const added = new Set<string>();
  for (let at = 0; at < all.length; at += batch) {
    const rows = await transaction
      .insertInto('alerts')
      .values(all.slice(at, at + batch).map(rowOf))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .execute();
    for (const { key } of rows) added.add(key);
  }
  return added;
};

const rowOf = (alert: Alert): Tables['alerts'] => ({
  key: alert.key,
  id: alert.id,
  tenant_id: alert.tenantId,
  conversation_id: alert.conversationId,
  state: alert.state,
  due_at: alert.dueAt,
  not_before: alert.notBefore,
  sending_at: alert.sendingAt,
  doubts: alert.doubts,
  message_id: alert.messageId,
  body: JSON.stringify(alert.content),
});

const alertOf = (row: Tables['alerts']): StoredAlert => ({
  key: row.key,
  id: row.id,
  tenantId: row.tenant_id,
  conversationId: row.conversation_id,
  content: recordIn<AlertContent>(row.body, 'kind'),
  state: row.state,
  dueAt: row.due_at,
  notBefore: row.not_before,
  sendingAt: row.sending_at,
  doubts: row.doubts,
  messageId: row.message_id,
});
