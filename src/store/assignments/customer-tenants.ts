import type { TenantLicences, TenantTrouble } from '../../core/assignments/licences.ts';
import type { KeptTenants } from '../../core/ports/assignment-memory.ts';
import { parseBody } from '../parse-body.ts';
import type { Database, Tables } from '../tables.ts';

/** Tenants in one statement. */
const batch = 400;

export const customerTenants = (db: Database): KeptTenants => ({
  all: async () => (await db.selectFrom('customer_tenants').selectAll().execute()).map(keptOf),
  of: async (tenantIds) => {
    const found = [];
    for (let from = 0; from < tenantIds.length; from += batch)
      found.push(
        ...(await db
          .selectFrom('customer_tenants')
          .selectAll()
          .where('id', 'in', tenantIds.slice(from, from + batch))
          .execute()),
      );
    return found.map(keptOf);
  },
  save: async ({ tenantId, licences, asOf, trouble, nextAt, failures }) => {
    const columns = {
      licences: licences === null ? null : JSON.stringify(licences),
      ...{ as_of: asOf, next_at: nextAt, failures },
      ...{ trouble: trouble?.kind ?? null, trouble_since: trouble?.since ?? null },
    };
    await db
      .insertInto('customer_tenants')
      .values({ id: tenantId, ...columns })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
      .execute();
  },
});

const keptOf = ({ id, licences, as_of, trouble, trouble_since, ...row }: Tables['customer_tenants']) => ({
  tenantId: id,
  licences: licences === null ? null : parseBody<TenantLicences>('customer_tenants', id, licences),
  asOf: as_of,
  trouble: trouble === null ? null : { kind: trouble as TenantTrouble, since: trouble_since ?? 0 },
  nextAt: row.next_at,
  failures: row.failures,
});
