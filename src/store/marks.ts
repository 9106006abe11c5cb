import type { Marks } from '../core/ports/memory.ts';
import type { Database } from './tables.ts';

export const marks = (db: Database): Marks => ({
  get: async (name) => {
    const row = await db.selectFrom('marks').select('at').where('name', '=', name).executeTakeFirst();
    return row?.at ?? null;
  },
  set: async (name, at) => {
    await db
      .insertInto('marks')
      .values({ name, at })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ at }))
      .execute();
  },
});
