import type { Renewals } from '../core/ports/renewal-memory.ts';
import type { Renewal } from '../core/renewals/renewal.ts';
import { parseBody } from './parse-body.ts';
import type { Database, Tables } from './tables.ts';

/** Rows in one statement, well below both databases' limits on parameters. */
const batch = 500;

export const renewals = (db: Database): Renewals => {
  const open = () => db.selectFrom('renewals').select(['id', 'body']).where('open', '=', 1);
  return {
    insert: async (renewal) => {
      await db
        .insertInto('renewals')
        .values({ id: renewal.id, ...columnsOf(renewal) })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'company_id', 'day']).doNothing())
        .execute();
      const row = await db
        .selectFrom('renewals')
        .select(['id', 'body'])
        .where('tenant_id', '=', renewal.tenantId)
        .where('company_id', '=', renewal.companyId)
        .where('day', '=', renewal.day)
        .executeTakeFirstOrThrow();
      return renewalOf(row);
    },
    insertNew: async (all) => {
      await db.transaction().execute(async (transaction) => {
        for (let at = 0; at < all.length; at += batch)
          await transaction
            .insertInto('renewals')
            .values(all.slice(at, at + batch).map((renewal) => ({ id: renewal.id, ...columnsOf(renewal) })))
            .onConflict((conflict) => conflict.columns(['tenant_id', 'company_id', 'day']).doNothing())
            .execute();
      });
    },
    get: async (id) => {
      // Ids come back from cards, and PostgreSQL's text allows no NUL.
      if (id.includes('\0')) return null;
      const query = db.selectFrom('renewals').select(['id', 'body']).where('id', '=', id);
      const row = await query.executeTakeFirst();
      return row === undefined ? null : renewalOf(row);
    },
    save: async (next) => {
      const { numUpdatedRows } = await db
        .updateTable('renewals')
        .set(columnsOf(next))
        .where('id', '=', next.id)
        .where('version', '=', next.version - 1)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    open: async (tenantId) => {
      const query = open().where('tenant_id', '=', tenantId);
      return (await query.orderBy('day').orderBy('id').execute()).map(renewalOf);
    },
    ofSubscription: async (subscriptionId) => {
      if (!/^[0-9a-z-]{1,64}$/i.test(subscriptionId)) return [];
      const rows = await open().where('body', 'like', `%"${subscriptionId}"%`).orderBy('day').execute();
      return rows
        .map(renewalOf)
        .filter(({ lines }) => lines.some((line) => line.subscriptionId === subscriptionId));
    },
    withServiceTerms: async (tenantId) => {
      const rows = await db
        .selectFrom('renewals')
        .select(['id', 'body'])
        .where('tenant_id', '=', tenantId)
        .where((or) =>
          or.or([
            or('body', 'like', '%"serviceTerm":"likely"%'),
            or('body', 'like', '%"serviceTerm":"possible"%'),
          ]),
        )
        .orderBy('day')
        .execute();
      return rows.map(renewalOf);
    },
    tenants: async () => {
      const rows = await db
        .selectFrom('renewals')
        .select('tenant_id')
        .distinct()
        .where('open', '=', 1)
        .execute();
      return rows.map(({ tenant_id }) => tenant_id);
    },
  };
};

const columnsOf = (renewal: Renewal): Omit<Tables['renewals'], 'id'> => ({
  version: renewal.version,
  tenant_id: renewal.tenantId,
  company_id: renewal.companyId,
  day: renewal.day,
  open: renewal.closedAt === null ? 1 : 0,
  body: JSON.stringify(renewal),
});

const renewalOf = ({ id, body }: Pick<Tables['renewals'], 'id' | 'body'>): Renewal =>
  parseBody('renewals', id, body);
