import { randomBytes } from 'node:crypto';
import type { Keys } from '../core/ports/memory.ts';
import type { Database } from './tables.ts';

const name = 'signing';

/** Made at random by whoever needs it first; all instances that share the database read the same. */
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
