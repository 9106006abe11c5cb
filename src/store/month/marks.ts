import type { MonthMark } from '../../core/month/difference.ts';
import type { MonthMarks } from '../../core/ports/month-memory.ts';
import type { Database, Tables } from '../tables.ts';

export const monthMarks = (db: Database): MonthMarks => ({
  list: async (tenantId) => {
    const query = db.selectFrom('month_marks').selectAll().where('tenant_id', '=', tenantId);
    return (await query.orderBy('difference').orderBy('kind').execute()).map(markOf);
  },
  put: async ({ difference, kind, text, month, by, at }) => {
    const columns = { text, month, by_id: by.objectId, by_name: by.name, at };
    await db
      .insertInto('month_marks')
      .values({ tenant_id: by.tenantId, difference, kind, ...columns })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'difference', 'kind']).doUpdateSet(columns))
      .execute();
  },
  remove: async (tenantId, { difference, kind }) => {
    const query = db.deleteFrom('month_marks').where('tenant_id', '=', tenantId).where('kind', '=', kind);
    const { numDeletedRows } = await query.where('difference', '=', difference).executeTakeFirst();
    return numDeletedRows > 0n;
  },
});

const markOf = ({ difference, kind, text, month, at, ...row }: Tables['month_marks']): MonthMark => ({
  ...{ difference, kind, text, month, at },
  by: { tenantId: row.tenant_id, objectId: row.by_id, name: row.by_name },
});
