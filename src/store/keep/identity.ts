import { randomUUID } from 'node:crypto';
import { messageOf } from '../../errors.ts';
import { anotherDatabase, codeOf } from '../store-error.ts';
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

/** The same; null when there is none, or no table yet. Throws when the database cannot be read: then nobody knows. */
export const identityIn = async (db: Database): Promise<string | null> => {
  try {
    const row = await db.selectFrom('keys').select('value').where('name', '=', name).executeTakeFirst();
    return row?.value ?? null;
  } catch (thrown) {
    if (isNoTable(thrown)) return null;
    throw thrown;
  }
};

/** https://www.postgresql.org/docs/current/errcodes-appendix.html; SQLite has one code for all that a statement gets wrong. */
const isNoTable = (thrown: unknown): boolean =>
  codeOf(thrown, 'code') === '42P01' || /^no such table/.test(messageOf(thrown));

/** The same over a bare connection. Throws when it is not this one: then nothing may be read or written there. */
export const checkIdentity = async (
  query: (text: string) => Promise<{ rows: { value: string }[] }>,
  identity: string,
): Promise<void> => {
  const { rows } = await query(`select value from keys where name = '${name}'`).catch((thrown: unknown) => {
    if (isNoTable(thrown)) return { rows: [] };
    throw thrown;
  });
  if (rows[0]?.value === identity) return;
  throw Object.assign(new Error('the database is another one than before'), { code: anotherDatabase });
};

const find = async (db: Database): Promise<string> =>
  (await db.selectFrom('keys').select('value').where('name', '=', name).executeTakeFirstOrThrow()).value;
