import type { IgnoredEntry, IgnoredLicences } from '../../core/ports/assignment-memory.ts';
import type { Database, Tables } from '../tables.ts';

export const ignoredLicences = (db: Database): IgnoredLicences => ({
  list: async (tenantId) => {
    const query = db.selectFrom('ignored_licences').selectAll().where('tenant_id', '=', tenantId);
    return (await query.orderBy('product_name').orderBy('company_id').execute()).map(entryOf);
  },
  add: async ({ companyId, productId, companyName, productName, by, at }) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('ignored_licences')
      .values({
        ...{ tenant_id: by.tenantId, product_id: productId, company_id: companyId ?? '' },
        ...{ product_name: productName, company_name: companyName, at },
        ...{ by_id: by.objectId, by_name: by.name },
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'product_id', 'company_id']).doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  },
  remove: async (tenantId, { companyId, productId }) => {
    const { numDeletedRows } = await db
      .deleteFrom('ignored_licences')
      .where('tenant_id', '=', tenantId)
      .where('product_id', '=', productId)
      .where('company_id', '=', companyId ?? '')
      .executeTakeFirst();
    return numDeletedRows > 0n;
  },
});

const entryOf = ({ company_id, ...row }: Tables['ignored_licences']): IgnoredEntry => ({
  companyId: company_id === '' ? null : company_id,
  productId: row.product_id,
  companyName: row.company_name,
  productName: row.product_name,
  by: { tenantId: row.tenant_id, objectId: row.by_id, name: row.by_name },
  at: row.at,
});
