import type { Counts } from '../core/ports/vitals.ts';
import type { Instant } from '../core/words/instant.ts';
import type { Database } from './tables.ts';

export const counts = (db: Database, now: () => Instant) => async (): Promise<Counts> => {
  const [changes, alerts, due, events] = await Promise.all([
    ofEach(db, 'changes'),
    ofEach(db, 'alerts'),
    db
      .selectFrom('alerts')
      .select(({ fn }) => fn.min<number | null>('not_before').as('since'))
      .where('state', 'in', ['due', 'unsure'])
      .where('not_before', '<=', now())
      .executeTakeFirst(),
    ofEach(db, 'deliveries'),
  ]);
  return { changes, alerts, alertsDueSince: due?.since ?? null, events };
};

const ofEach = async (
  db: Database,
  table: 'changes' | 'alerts' | 'deliveries',
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom(table)
    .select(({ fn }) => ['state', fn.countAll<number>().as('rows')])
    .groupBy('state')
    .execute();
  return new Map(rows.map((row) => [String(row.state), Number(row.rows)]));
};
