import { setImmediate } from 'node:timers/promises';
import { sql, type Transaction } from 'kysely';
import type { Company, Product, Subscription } from '../core/marketplace/records.ts';
import type { Suspicion, TakenLoss } from '../core/portfolio/suspicion.ts';
import type { CachedPortfolio, PortfolioSnapshot } from '../core/ports/memory.ts';
import { parseBody } from './parse-body.ts';
import type { Database, Tables } from './tables.ts';

type Row = Tables['portfolio_rows'];
type Saved<T extends Suspicion> = Omit<T, 'missing'> & Readonly<{ missing: readonly string[] }>;

type HeldBack = Saved<Suspicion> & Readonly<{ taken?: Saved<TakenLoss> }>;

/** Rows in one statement. Other work of the process runs between batches, because SQLite blocks while it answers. */
const batch = 500;

export const portfolio = (db: Database): CachedPortfolio => ({
  save: (snapshot, taken = null) =>
    db.transaction().execute(async (trx) => {
      const columns = {
        ...{ as_of: snapshot.asOf, unreadable: snapshot.unreadable },
        ...{ suspicion_at: null, suspicion: taken === null ? null : bodyOf(taken) },
      };
      // Written first: another instance that saves at the same time waits here.
      await trx
        .insertInto('portfolio')
        .values({ id: 1, ...columns })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
        .execute();
      await writeDifference(trx, rowsOf(snapshot));
    }),
  load: () =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        const saved = await trx.selectFrom('portfolio').select(['as_of', 'unreadable']).executeTakeFirst();
        if (saved === undefined) return null;
        return { ...(await recordsIn(trx)), asOf: saved.as_of, unreadable: saved.unreadable };
      }),
  put: async (subscription) => {
    await upsert(db, [rowOf('subscription', subscription)]);
  },
  putProducts: async (products) => {
    for (let from = 0; from < products.length; from += batch)
      await upsert(
        db,
        products.slice(from, from + batch).map((product) => rowOf('product', product)),
      );
  },
  state: async () => {
    const saved = await db.selectFrom('portfolio').select(['as_of', 'suspicion_at']).executeTakeFirst();
    return saved === undefined ? null : { asOf: saved.as_of, suspicionAt: saved.suspicion_at };
  },
  holdBack: async (suspicion, taken = null) => {
    await db
      .updateTable('portfolio')
      .set({ suspicion_at: suspicion.at, suspicion: bodyOf(suspicion, taken) })
      .where('as_of', '<=', suspicion.at)
      .execute();
  },
  suspicion: async () => (await lossesIn(db)).held,
  taken: async () => (await lossesIn(db)).taken,
});

const savedOf = <T extends Suspicion>(loss: T): Saved<T> => ({ ...loss, missing: [...loss.missing] });
const lossOf = <T extends Suspicion>(saved: Saved<T>): T =>
  ({ ...saved, missing: new Set(saved.missing) }) as unknown as T;

/** One loss; inside what is held back, what was taken before. */
const bodyOf = (loss: Suspicion, taken: TakenLoss | null = null): string =>
  JSON.stringify({ ...savedOf(loss), ...(taken === null ? {} : { taken: savedOf(taken) }) });

/** What is held back has a moment; what was taken has none. */
const lossesIn = async (
  db: Database,
): Promise<Readonly<{ held: Suspicion | null; taken: TakenLoss | null }>> => {
  const row = await db.selectFrom('portfolio').select(['suspicion', 'suspicion_at']).executeTakeFirst();
  if (row === undefined || row.suspicion === null) return { held: null, taken: null };
  const { suspicion: body, suspicion_at: at } = row;
  if (at === null)
    return { held: null, taken: lossOf(parseBody<Saved<TakenLoss>>('portfolio', 'suspicion', body)) };
  const { taken = null, ...held } = parseBody<HeldBack>('portfolio', 'suspicion', body);
  return { held: lossOf<Suspicion>(held), taken: taken === null ? null : lossOf(taken) };
};

const recordsIn = async (
  trx: Transaction<Tables>,
): Promise<Pick<PortfolioSnapshot, 'companies' | 'subscriptions' | 'products'>> => {
  const companies: Company[] = [];
  const subscriptions: Subscription[] = [];
  const products: Product[] = [];
  for await (const rows of pages(trx))
    for (const { kind, id, body } of rows) {
      if (kind === 'company') companies.push(parseBody('portfolio_rows', id, body));
      else if (kind === 'product') products.push(parseBody('portfolio_rows', id, body));
      else subscriptions.push(parseBody('portfolio_rows', id, body));
    }
  return { companies, subscriptions, products };
};

const rowOf = (kind: Row['kind'], record: Company | Subscription | Product): Row => ({
  kind,
  id: record.id,
  body: JSON.stringify(record),
});

const rowsOf = function* (snapshot: PortfolioSnapshot): Generator<Row> {
  for (const company of snapshot.companies) yield rowOf('company', company);
  for (const product of snapshot.products) yield rowOf('product', product);
  for (const subscription of snapshot.subscriptions) yield rowOf('subscription', subscription);
};

const keyOf = ({ kind, id }: Pick<Row, 'kind' | 'id'>): string => `${kind} ${id}`;

/** Writes only the rows that differ: few do from one sweep to the next. */
const writeDifference = async (trx: Transaction<Tables>, rows: Iterable<Row>): Promise<void> => {
  const wanted = new Map<string, Row>();
  for (const row of rows) {
    wanted.set(keyOf(row), row);
    if (wanted.size % batch === 0) await setImmediate();
  }
  for await (const stored of pages(trx)) {
    const gone = stored.filter((row) => !wanted.has(keyOf(row)));
    for (const [kind, rows] of Map.groupBy(gone, (row) => row.kind)) {
      const ids = rows.map((row) => row.id);
      await trx.deleteFrom('portfolio_rows').where('kind', '=', kind).where('id', 'in', ids).execute();
    }
    for (const row of stored) if (wanted.get(keyOf(row))?.body === row.body) wanted.delete(keyOf(row));
  }
  const changed = [...wanted.values()];
  for (let from = 0; from < changed.length; from += batch) {
    await upsert(trx, changed.slice(from, from + batch));
    await setImmediate();
  }
};

const upsert = async (db: Database, rows: readonly Row[]): Promise<void> => {
  await db
    .insertInto('portfolio_rows')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['kind', 'id']).doUpdateSet((row) => ({ body: row.ref('excluded.body') })),
    )
    .execute();
};

/** All rows by key, one batch at a time. */
const pages = async function* (trx: Transaction<Tables>): AsyncGenerator<Row[]> {
  let after: Pick<Row, 'kind' | 'id'> | undefined;
  do {
    const all = trx.selectFrom('portfolio_rows').selectAll().orderBy('kind').orderBy('id').limit(batch);
    const last = after;
    const rest = last === undefined ? all : all.where(sql<boolean>`(kind, id) > (${last.kind}, ${last.id})`);
    const rows: Row[] = await rest.execute();
    yield rows;
    after = rows.length < batch ? undefined : rows.at(-1);
    await setImmediate();
  } while (after !== undefined);
};
