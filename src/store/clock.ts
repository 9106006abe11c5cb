import type { Clock } from '../core/ports/memory.ts';
import type { Instant } from '../core/words/instant.ts';
import type { Database } from './tables.ts';

export const clock = (db: Database): Clock => ({
  setBack: (by, now) =>
    db.transaction().execute(async (trx) => {
      // What is put off waits for hours at most; a renewal that was snoozed may be told that much too early.
      const furthest: Instant = now + by + 4 * 3_600_000;
      await trx
        .updateTable('alerts')
        .set(({ eb }) => ({ not_before: eb('not_before', '-', by) }))
        .where('state', 'in', ['due', 'unsure'])
        .where('not_before', '>', now)
        .where('not_before', '<=', furthest)
        .execute();
      await trx
        .updateTable('deliveries')
        .set(({ eb }) => ({ not_before: eb('not_before', '-', by) }))
        .where('state', '=', 'due')
        .where('not_before', '>', now)
        .where('not_before', '<=', furthest)
        .execute();
      await trx
        .updateTable('customer_tenants')
        .set(({ eb }) => ({ next_at: eb('next_at', '-', by) }))
        .where('next_at', '>', now)
        .execute();
      await trx.updateTable('alerts').set({ sending_at: now }).where('sending_at', '>', now).execute();
      await trx.updateTable('claims').set({ claimed_at: now }).where('claimed_at', '>', now).execute();
      await trx.updateTable('turns').set({ held_at: now }).where('held_at', '>', now).execute();
      for (const table of ['change_cards', 'renewal_cards'] as const)
        await trx.updateTable(table).set({ missing_since: now }).where('missing_since', '>', now).execute();
      await trx.updateTable('marks').set({ at: now }).where('at', '>', now).execute();
      await trx.updateTable('conversations').set({ seen_at: now }).where('seen_at', '>', now).execute();
    }),
});
