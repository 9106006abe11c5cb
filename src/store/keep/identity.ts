import { randomUUID } from 'node:crypto';
import type { Database } from '../tables.ts';

const name = 'database';

/** The database's own id, the same wherever it is moved; it gets one when it is first opened. */
export const identityOf = async (db: Database): Promise<string> => {
  await db
    .insertInto('keys')
    .values({ name, value: randomUUID() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return find(db);
};

/** The same; null when there is none, or nothing at all. */
export const identityIn = (db: Database): Promise<string | null> => find(db).catch(() => null);

const find = async (db: Database): Promise<string> =>
  (await db.selectFrom('keys').select('value').where('name', '=', name).executeTakeFirstOrThrow()).value;
