import { randomBytes } from 'node:crypto';
import type { Keys } from '../core/ports/memory.ts';
import type { Database } from './tables.ts';

const name = 'signing';

/** A key is created at random when first needed; all instances on the database share it. */
export const keys = (db: Database): Keys => ({
  signingKey: async () => {
    const find = db.selectFrom('keys').select('value').where('name', '=', name);
    const there = await find.executeTakeFirst();
    if (there !== undefined) return there.value;
    await db
      .insertInto('keys')
      .values({ name, value: randomBytes(32).toString('base64url') })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    return (await find.executeTakeFirstOrThrow()).value;
  },
});
