import { sql, type Transaction } from 'kysely';
import type { CallBudget } from '../core/marketplace/marketplace.ts';
import type { Instant } from '../core/words/instant.ts';
import type { Database, DatabaseKind, Tables } from './tables.ts';

/** Pax8's minute, plus two seconds: a grant may wait a second before use, and calls travel at different speeds. */
const windowMs = 62_000;
/** Any number works that nothing else in the database locks. */
const lockId = 7_208_811_634n;

/** Grants calls in short transactions, so that all instances together stay within `limit` in any rolling minute. */
export const calls = (db: Database, kind: DatabaseKind, limit: number, now: () => Instant): CallBudget => ({
  take: (want) =>
    db.transaction().execute(async (trx) => {
      const at = kind === 'sqlite' ? now() : await lockedTime(trx);
      await trx
        .deleteFrom('calls')
        .where('at', '<=', at - windowMs)
        .execute();
      // After the clock was set back, grants from its future count from now: for a minute at most.
      await trx.updateTable('calls').set({ at }).where('at', '>', at).execute();
      const { used, oldest } = await trx
        .selectFrom('calls')
        .select(({ fn }) => [fn.sum<number | null>('count').as('used'), fn.min('at').as('oldest')])
        .executeTakeFirstOrThrow();
      const granted = Math.max(0, Math.min(want, limit - (used ?? 0)));
      if (granted > 0) await trx.insertInto('calls').values({ at, count: granted }).execute();
      const wait = granted >= want ? 0 : (oldest ?? at) + windowMs - at;
      return { granted, retryAt: now() + wait };
    }),
});

/** The database's clock, read once the lock is held: the clocks of the instances may differ. */
const lockedTime = async (trx: Transaction<Tables>): Promise<Instant> => {
  await sql`select pg_advisory_xact_lock(${sql.lit(lockId)})`.execute(trx);
  const { rows } = await sql<{ at: number }>`
    select floor(extract(epoch from clock_timestamp()) * 1000)::int8 as at`.execute(trx);
  const at = rows[0]?.at;
  if (at === undefined) throw new Error('PostgreSQL did not tell the time');
  return at;
};
