import type { KeptPrices, PricesKept } from '../core/ports/catalogue-memory.ts';
import type { Instant } from '../core/words/instant.ts';
import { parseBody } from './parse-body.ts';
import type { Database } from './tables.ts';

/** Products in one statement. */
const batch = 400;

export const prices = (db: Database): PricesKept => ({
  put: async ({ productId, companyId, plans, asOf }) => {
    const columns = { as_of: asOf, body: JSON.stringify(plans) };
    await db
      .insertInto('prices')
      .values({ product_id: productId, company_id: companyId, ...columns })
      .onConflict((conflict) => conflict.columns(['product_id', 'company_id']).doUpdateSet(columns))
      .execute();
  },
  get: async (wanted, since) => {
    const keys = new Set(wanted.map(keyOf));
    const products = [...new Set(wanted.map(({ productId }) => productId))];
    const found: KeptPrices[] = [];
    for (let from = 0; from < products.length; from += batch) {
      const rows = await db
        .selectFrom('prices')
        .selectAll()
        .where('product_id', 'in', products.slice(from, from + batch))
        .where('as_of', '>=', since)
        .execute();
      for (const { product_id: productId, company_id: companyId, as_of: asOf, body } of rows)
        if (keys.has(keyOf({ productId, companyId })))
          found.push({ productId, companyId, asOf, plans: parseBody('prices', productId, body) });
    }
    return found;
  },
  read: async (since) => {
    const rows = await db
      .selectFrom('prices')
      .select(['product_id', 'company_id'])
      .where('as_of', '>=', since)
      .execute();
    return rows.map(({ product_id: productId, company_id: companyId }) => ({ productId, companyId }));
  },
  forget: async (before: Instant) => {
    await db.deleteFrom('prices').where('as_of', '<', before).execute();
  },
});

const keyOf = ({ productId, companyId }: Pick<KeptPrices, 'productId' | 'companyId'>): string =>
  `${productId} ${companyId}`;
