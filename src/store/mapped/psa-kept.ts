import type { PsaReading } from '../../core/mapped/psa-lines.ts';
import type { PsaKept } from '../../core/ports/mapped-memory.ts';
import { parseBody } from '../parse-body.ts';
import type { Database } from '../tables.ts';

/** There is one PSA. */
const name = 'psa';

export const psaKept = (db: Database): PsaKept => {
  /** Reread only when another one was saved: it may be megabytes. */
  let held: PsaReading | null = null;
  return {
    save: async (reading) => {
      const columns = { as_of: reading.asOf, body: JSON.stringify(reading) };
      await db
        .insertInto('psa_readings')
        .values({ name, ...columns })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(columns))
        .execute();
      held = reading;
    },
    load: async () => {
      const query = db.selectFrom('psa_readings').where('name', '=', name);
      const saved = await query.select('as_of').executeTakeFirst();
      if (saved === undefined) return null;
      if (held?.asOf === saved.as_of) return held;
      const row = await query.selectAll().executeTakeFirstOrThrow();
      held = parseBody<PsaReading>('psa_readings', name, row.body);
      return held;
    },
  };
};
