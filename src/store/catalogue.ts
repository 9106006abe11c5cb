import type { CachedCatalogue, CatalogueSnapshot } from '../core/ports/catalogue-memory.ts';
import { parseBody } from './parse-body.ts';
import type { Database } from './tables.ts';

/** One row: the catalogue is read and saved as a whole. */
export const catalogue = (db: Database): CachedCatalogue => ({
  save: async ({ asOf, ...rest }) => {
    const columns = { as_of: asOf, body: JSON.stringify(rest) };
    await db
      .insertInto('catalogue')
      .values({ id: 1, ...columns })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
      .execute();
  },
  load: async () => {
    const saved = await db.selectFrom('catalogue').select(['as_of', 'body']).executeTakeFirst();
    if (saved === undefined) return null;
    const rest: Omit<CatalogueSnapshot, 'asOf'> = parseBody('catalogue', '1', saved.body);
    return { ...rest, asOf: saved.as_of };
  },
  asOf: async () => {
    const saved = await db.selectFrom('catalogue').select('as_of').executeTakeFirst();
    return saved?.as_of ?? null;
  },
});
