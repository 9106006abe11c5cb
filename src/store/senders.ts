import { sql } from 'kysely';
import type { Senders } from '../core/ports/memory.ts';
import type { Database, DatabaseKind } from './tables.ts';

/** A sending instance reports every two seconds. */
const fresh = 6_000;

/** The clocks of the instances may differ. */
const time = sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::int8`;

export const senders = (db: Database, kind: DatabaseKind): Senders => ({
  sending: async (tenantId, instance) => {
    // A file has one instance.
    if (kind === 'sqlite') return 1;
    await db
      .insertInto('senders')
      .values({ tenant_id: tenantId, instance, at: time })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'instance']).doUpdateSet({ at: time }))
      .execute();
    await db
      .deleteFrom('senders')
      .where('tenant_id', '=', tenantId)
      .where('at', '<', sql<number>`${time} - ${sql.lit(fresh)}`)
      .execute();
    const { count } = await db
      .selectFrom('senders')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('tenant_id', '=', tenantId)
      .executeTakeFirstOrThrow();
    return count;
  },
});
