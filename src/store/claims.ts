import type { Claims, Marks } from '../core/ports/memory.ts';
import type { Database } from './tables.ts';

export const claims = (db: Database): Claims => ({
  claim: async (key, now) => {
    const claimed = await db
      .insertInto('claims')
      .values({ key, claimed_at: now })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .executeTakeFirst();
    return claimed !== undefined;
  },
  lease: async (key, now, forMs) => {
    const leased = await db
      .insertInto('claims')
      .values({ key, claimed_at: now })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet({ claimed_at: now })
          .where('claims.claimed_at', '<=', now - forMs),
      )
      .returning('key')
      .executeTakeFirst();
    return leased !== undefined;
  },
  release: async (key) => {
    await db.deleteFrom('claims').where('key', '=', key).execute();
  },
  forget: async (before) => {
    await db.deleteFrom('claims').where('claimed_at', '<', before).execute();
  },
});

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
