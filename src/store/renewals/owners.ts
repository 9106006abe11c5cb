import type { Owners } from '../../core/ports/renewal-memory.ts';
import type { CompanyOwner } from '../../core/renewals/owners.ts';
import { parseBody } from '../parse-body.ts';
import type { Database, Tables } from '../tables.ts';

export const owners = (db: Database): Owners => ({
  put: async (owner) => {
    const body = JSON.stringify(owner);
    await db
      .insertInto('owners')
      .values({ tenant_id: owner.tenantId, company_id: owner.companyId, body })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'company_id']).doUpdateSet({ body }))
      .execute();
  },
  get: async (tenantId, companyId) => {
    const query = db.selectFrom('owners').selectAll().where('tenant_id', '=', tenantId);
    const row = await query.where('company_id', '=', companyId).executeTakeFirst();
    return row === undefined ? null : ownerOf(row);
  },
  remove: async (tenantId, companyId) => {
    const query = db.deleteFrom('owners').where('tenant_id', '=', tenantId);
    await query.where('company_id', '=', companyId).execute();
  },
  list: async (tenantId) => {
    const query = db.selectFrom('owners').selectAll().where('tenant_id', '=', tenantId);
    return (await query.orderBy('company_id').execute()).map(ownerOf);
  },
});

const ownerOf = ({ company_id, body }: Tables['owners']) =>
  parseBody<CompanyOwner>('owners', company_id, body);
