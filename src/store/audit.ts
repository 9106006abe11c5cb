import type { Audit, AuditEntry } from '../core/memory.ts';
import { parsed } from './body.ts';
import type { Database } from './tables.ts';

export const audit = (db: Database): Audit => ({
  append: async (entry) => {
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
  },
  latest: async (tenantId, limit) => {
    const query = db.selectFrom('audit').select(['id', 'body']).where('tenant_id', '=', tenantId);
    const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
    return rows.map(({ id, body }) => parsed<AuditEntry>('audit', id, body));
  },
});
