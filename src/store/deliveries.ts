import { sql } from 'kysely';
import type { AuditEntry } from '../core/audit/audit-memory.ts';
import type { Deliveries } from '../core/audit/delivery-memory.ts';
import type { EventDelivery, PublicEvent, StoredDelivery } from '../core/audit/events.ts';
import type { Failure } from '../core/words/failure.ts';
import { parseBody, recordIn } from './parse-body.ts';
import type { Database, Tables } from './tables.ts';

/** Rows in one statement, well below both databases' limits on parameters. */
const batch = 200;

export const deliveries = (db: Database): Deliveries => ({
  behind: async () => {
    const rows = await db
      .selectFrom('audit_heads')
      .leftJoin('event_cursors', 'event_cursors.tenant_id', 'audit_heads.tenant_id')
      .select(['audit_heads.tenant_id', sql<number>`coalesce(event_cursors.seq, 0)`.as('after')])
      .where((on) => on('audit_heads.seq', '>', sql<number>`coalesce(event_cursors.seq, 0)`))
      .orderBy('audit_heads.tenant_id')
      .execute();
    return rows.map(({ tenant_id, after }) => ({ tenantId: tenant_id, after }));
  },
  entries: async (tenantId, after, limit) => {
    const rows = await db
      .selectFrom('audit')
      .select(['id', 'seq', 'previous', 'hash', 'body'])
      .where('tenant_id', '=', tenantId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(({ id, body, ...place }) => ({ ...parseBody<AuditEntry>('audit', id, body), ...place }));
  },
  feed: (tenantId, after, upTo, all) =>
    db.transaction().execute(async (trx) => {
      const moved = await trx
        .insertInto('event_cursors')
        .values({ tenant_id: tenantId, seq: upTo })
        .onConflict((conflict) =>
          conflict.column('tenant_id').doUpdateSet({ seq: upTo }).where('event_cursors.seq', '=', after),
        )
        .returning('seq')
        .executeTakeFirst();
      if (moved === undefined) return false;
      for (let at = 0; at < all.length; at += batch)
        await trx
          .insertInto('deliveries')
          .values(all.slice(at, at + batch).map(rowOf))
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      return true;
    }),
  due: async (sink, now, limit) => {
    const rows = await db
      .selectFrom('deliveries as one')
      .selectAll()
      .where('state', '=', 'due')
      .where('sink', '=', sink)
      .where('not_before', '<=', now)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('deliveries as before')
              .select('before.id')
              .whereRef('before.topic', '=', 'one.topic')
              .whereRef('before.sink', '=', 'one.sink')
              .whereRef('before.tenant_id', '=', 'one.tenant_id')
              .whereRef('before.seq', '<', 'one.seq')
              .where('before.state', 'in', ['due', 'dead']),
          ),
        ),
      )
      .orderBy('seq')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(deliveryOf);
  },
  begin: async ({ id, tries }, until) => {
    const { numUpdatedRows } = await db
      .updateTable('deliveries')
      .set({ tries: tries + 1, not_before: until })
      .where('id', '=', id)
      .where('tries', '=', tries)
      .where('state', '=', 'due')
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  },
  done: async (id) => {
    await db.updateTable('deliveries').set({ state: 'done', problem: null }).where('id', '=', id).execute();
  },
  putOff: async (id, notBefore, problem) => {
    await due(db, id)
      .set({ not_before: notBefore, problem: JSON.stringify(problem) })
      .execute();
  },
  giveUp: async (id, problem) => {
    await due(db, id)
      .set({ state: 'dead', problem: JSON.stringify(problem) })
      .execute();
  },
  troubled: async (tenantId, limit) => {
    const rows = await db
      .selectFrom('deliveries')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('problem', 'is not', null)
      .where('state', 'in', ['dead', 'due'])
      // The states in the order of the alphabet: given up first.
      .orderBy('state')
      .orderBy('seq', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(deliveryOf);
  },
  counts: async (tenantId) => {
    const rows = await db
      .selectFrom('deliveries')
      .select(['state', sql<number | string>`count(*)`.as('count')])
      .where('tenant_id', '=', tenantId)
      .where('state', 'in', ['due', 'dead'])
      .groupBy('state')
      .execute();
    const of = (state: EventDelivery['state']) => Number(rows.find((row) => row.state === state)?.count ?? 0);
    return { due: of('due'), dead: of('dead') };
  },
  resend: async (tenantId, now) => {
    const { numUpdatedRows } = await db
      .updateTable('deliveries')
      .set({ state: 'due', tries: 0, since: now, not_before: now })
      .where('tenant_id', '=', tenantId)
      .where('state', '=', 'dead')
      .executeTakeFirst();
    return Number(numUpdatedRows);
  },
  forget: async (done, dead) => {
    await db.deleteFrom('deliveries').where('state', '=', 'done').where('since', '<', done).execute();
    await db.deleteFrom('deliveries').where('since', '<', dead).execute();
  },
});

const due = (db: Database, id: string) =>
  db.updateTable('deliveries').where('id', '=', id).where('state', '=', 'due');

const rowOf = ({ tenantId, notBefore, event, problem, ...columns }: EventDelivery): Tables['deliveries'] => ({
  ...columns,
  tenant_id: tenantId,
  not_before: notBefore,
  problem: problem === null ? null : JSON.stringify(problem),
  body: JSON.stringify(event),
});

const deliveryOf = ({
  tenant_id,
  not_before,
  problem,
  body,
  ...row
}: Tables['deliveries']): StoredDelivery => ({
  ...row,
  tenantId: tenant_id,
  notBefore: not_before,
  problem: recordIn<Failure>(problem, 'kind'),
  event: recordIn<PublicEvent>(body, 'type'),
});
