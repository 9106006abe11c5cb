import { setImmediate } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import type { KeptRow, KeptSubscription, Totals } from '../core/history/kept-state.ts';
import type { LastKept } from '../core/history/night.ts';
import type { History, KeptRows } from '../core/ports/history-memory.ts';
import { parseBody } from './parse-body.ts';
import type { Database, Tables } from './tables.ts';

/** Rows in one statement. Other work of the process runs between batches, because SQLite blocks while it answers. */
const batch = 500;

export const history = (db: Database): History => ({
  nights: async () => {
    const rows = await db.selectFrom('history_nights').selectAll().orderBy('night').execute();
    return rows.map(({ night, at, totals }) => ({
      ...{ night, at },
      totals: totals === null ? null : parseBody<Totals>('history_nights', night, totals),
    }));
  },
  last: async (companyId) => {
    const found = new Map<string, LastKept>();
    const all = db.selectFrom('history_subscriptions').selectAll().orderBy('number').limit(batch);
    const wanted = companyId === null ? all : all.where('company_id', '=', companyId);
    for (let after = 0; ; ) {
      const rows = await wanted.where('number', '>', after).execute();
      const held = await heldBy(
        db,
        rows.map(({ number }) => number),
        lastOfAll,
      );
      const states = new Map(held.map(({ number, packed }) => [number, packed]));
      for (const row of rows)
        found.set(row.id, { ...subscriptionOf(row), packed: states.get(row.number) ?? null });
      if (rows.length < batch) return found;
      after = rows.at(-1)?.number ?? after;
      await setImmediate();
    }
  },
  write: ({ night, at, totals }, rows) =>
    db.transaction().execute(async (trx) => {
      // Written first: another instance that writes at the same time waits here, and finds the night written.
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('history_nights')
        .values({ night, at, totals: totals === null ? null : JSON.stringify(totals) })
        .onConflict((conflict) => conflict.column('night').doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) return false;
      const { most } = await trx
        .selectFrom('history_subscriptions')
        .select(sql<number>`coalesce(max(number), 0)`.as('most'))
        .executeTakeFirstOrThrow();
      let next = most;
      for (let from = 0; from < rows.length; from += batch) {
        next = await writeBatch(trx, night, rows.slice(from, from + batch), next);
        await setImmediate();
      }
      return true;
    }),
  changed: async (companyId, after, until) => {
    const numbers =
      companyId === null
        ? await changedAnywhere(db, after, until)
        : await changedAt(db, companyId, after, until);
    const held = await inBatches(numbers, async (some) => [
      ...(await heldBy(db, some, after)),
      ...(await heldBy(db, some, until ?? lastOfAll)),
    ]);
    return keptOf(db, held);
  },
  ofCompany: async (companyId) => {
    const numbers = await db
      .selectFrom('history_subscriptions')
      .select('number')
      .where('company_id', '=', companyId)
      .execute();
    return allOf(
      db,
      numbers.map(({ number }) => number),
    );
  },
  ofSubscriptions: async (ids) => {
    const numbers = await inBatches(ids, (some) =>
      db.selectFrom('history_subscriptions').select('number').where('id', 'in', some).execute(),
    );
    return allOf(
      db,
      numbers.map(({ number }) => number),
    );
  },
  forget: (before) =>
    db.transaction().execute(async (trx) => {
      // A row goes when a later one holds by that night, or when it says that there is nothing any more.
      await trx
        .deleteFrom('history_states')
        .where('night', '<=', before)
        .where(({ or, exists, eb, selectFrom }) =>
          or([
            eb('packed', 'is', null),
            exists(
              selectFrom('history_states as newer')
                .select('newer.night')
                .whereRef('newer.number', '=', 'history_states.number')
                .whereRef('newer.night', '>', 'history_states.night')
                .where('newer.night', '<=', before),
            ),
          ]),
        )
        .execute();
      await trx.deleteFrom('history_nights').where('night', '<', before).execute();
      await trx
        .deleteFrom('history_subscriptions')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('history_states')
                .select('night')
                .whereRef('history_states.number', '=', 'history_subscriptions.number'),
            ),
          ),
        )
        .execute();
    }),
});

type State = Tables['history_states'];

const subscriptionOf = (row: Tables['history_subscriptions']): KeptSubscription => ({
  id: row.id,
  companyId: row.company_id,
  productId: row.product_id,
  productName: row.product_name,
});

/** Saves some rows of a night; returns the highest number of a subscription. */
const writeBatch = async (
  trx: Transaction<Tables>,
  night: number,
  rows: readonly LastKept[],
  most: number,
): Promise<number> => {
  const known = await trx
    .selectFrom('history_subscriptions')
    .select(['id', 'number'])
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const numbers = new Map(known.map(({ id, number }) => [id, number]));
  let next = most;
  for (const { id } of rows)
    if (!numbers.has(id)) {
      next += 1;
      numbers.set(id, next);
    }
  const numberOf = (id: string): number => numbers.get(id) ?? 0;
  await trx
    .insertInto('history_subscriptions')
    .values(
      rows.map(({ id, companyId, productId, productName }) => ({
        ...{ number: numberOf(id), id, company_id: companyId, product_id: productId },
        product_name: productName,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('number')
        .doUpdateSet(({ ref }) => ({
          company_id: ref('excluded.company_id'),
          product_id: ref('excluded.product_id'),
          product_name: ref('excluded.product_name'),
        }))
        // A row that is written without need leaves a dead one behind in PostgreSQL.
        .where(
          sql<boolean>`(history_subscriptions.company_id, history_subscriptions.product_name)
            is distinct from (excluded.company_id, excluded.product_name)`,
        ),
    )
    .execute();
  await trx
    .insertInto('history_states')
    .values(rows.map(({ id, packed }) => ({ number: numberOf(id), night, packed })))
    // Of a clock that ran ahead and was put right.
    .onConflict((conflict) =>
      conflict.columns(['number', 'night']).doUpdateSet(({ ref }) => ({ packed: ref('excluded.packed') })),
    )
    .execute();
  return next;
};

const inBatches = async <T, R>(all: readonly T[], read: (some: T[]) => Promise<R[]>): Promise<R[]> => {
  const found: R[] = [];
  for (let from = 0; from < all.length; from += batch) {
    found.push(...(await read(all.slice(from, from + batch))));
    await setImmediate();
  }
  return found;
};

const allOf = async (db: Database, numbers: readonly number[]): Promise<KeptRows> => {
  const states = await inBatches(numbers, (some) =>
    db.selectFrom('history_states').selectAll().where('number', 'in', some).execute(),
  );
  return keptOf(db, states);
};

/** Later than every night. */
const lastOfAll = 1_000_000;
/** Nights in one look at what changed. */
const nightsAtOnce = 31;

const changedAnywhere = async (db: Database, after: number, until: number | null): Promise<number[]> => {
  const nights = await db
    .selectFrom('history_nights')
    .select('night')
    .where('night', '>', after)
    .where('night', '<=', until ?? lastOfAll)
    .orderBy('night')
    .execute();
  const found = new Set<number>();
  for (let from = 0; from < nights.length; from += nightsAtOnce) {
    const some = nights.slice(from, from + nightsAtOnce).map(({ night }) => night);
    const rows = await db
      .selectFrom('history_states')
      .select('number')
      .distinct()
      .where('night', '>=', Math.min(...some))
      .where('night', '<=', Math.max(...some))
      .execute();
    for (const { number } of rows) found.add(number);
    await setImmediate();
  }
  return [...found];
};

const changedAt = async (
  db: Database,
  companyId: string,
  after: number,
  until: number | null,
): Promise<number[]> => {
  const rows = await db
    .selectFrom('history_subscriptions')
    .innerJoin('history_states', 'history_states.number', 'history_subscriptions.number')
    .select('history_states.number')
    .distinct()
    .where('company_id', '=', companyId)
    .where('night', '>', after)
    .where('night', '<=', until ?? lastOfAll)
    .execute();
  return rows.map(({ number }) => number);
};

/** The row of each subscription that holds on a night, by first finding its last night, which is fast. */
const heldBy = async (db: Database, numbers: number[], night: number): Promise<State[]> => {
  // PostgreSQL takes no empty list.
  if (numbers.length === 0) return [];
  return db
    .selectFrom(
      db
        .selectFrom('history_subscriptions')
        .select(['number', lastNight(night)])
        .where('number', 'in', numbers)
        .as('last'),
    )
    .innerJoin('history_states as states', (join) =>
      join.onRef('states.number', '=', 'last.number').onRef('states.night', '=', 'last.night'),
    )
    .select(['states.number', 'states.night', 'states.packed'])
    .execute();
};

const lastNight = (night: number) =>
  sql<number>`(
    select max(older.night) from history_states as older
    where older.number = history_subscriptions.number and older.night <= ${night}
  )`.as('night');

/** The rows with their subscriptions, oldest first. */
const keptOf = async (db: Database, states: readonly State[]): Promise<KeptRows> => {
  const numbers = [...new Set(states.map(({ number }) => number))];
  const rows = await inBatches(numbers, (some) =>
    db.selectFrom('history_subscriptions').selectAll().where('number', 'in', some).execute(),
  );
  const byNumber = new Map(rows.map((row) => [row.number, subscriptionOf(row)]));
  return {
    subscriptions: new Map([...byNumber.values()].map((subscription) => [subscription.id, subscription])),
    rows: states
      .toSorted((a, b) => a.night - b.night)
      .flatMap(({ number, night, packed }): KeptRow[] => {
        const id = byNumber.get(number)?.id;
        return id === undefined ? [] : [{ id, night, packed }];
      }),
  };
};
