import { sql } from 'kysely';
import type { AuditCheck } from '../../core/audit/audit-memory.ts';
import type { AuditKeys } from '../audit-chain.ts';
import { checkedAsLeft } from '../audit-check.ts';
import { migrate } from '../migrate.ts';
import { startError } from '../store-error.ts';
import type { Database, DatabaseKind, Tables } from '../tables.ts';

/** All tables, in the order of their references. */
const order: Readonly<Record<keyof Tables, true>> = {
  ...{ keys: true, changes: true, change_cards: true, order_drafts: true, last_said: true },
  ...{
    conversations: true,
    roles: true,
    deputies: true,
    consents: true,
    policies: true,
    policies_waiting: true,
    places: true,
  },
  ...{
    people: true,
    organisations: true,
    taught_names: true,
    mappings: true,
    psa_readings: true,
    month_marks: true,
    read_messages: true,
    renewals: true,
    renewal_cards: true,
  },
  ...{
    alert_places: true,
    timed_posts: true,
    owners: true,
    alerts: true,
    audit: true,
    audit_heads: true,
    event_cursors: true,
  },
  ...{ deliveries: true, portfolio: true, portfolio_rows: true, catalogue: true, prices: true },
  ...{ usage_days: true },
  ...{ customer_tenants: true, ignored_licences: true },
  ...{ history_nights: true, history_subscriptions: true, history_states: true },
  ...{ claims: true, turns: true, marks: true, calls: true, senders: true },
};
const tables = Object.keys(order) as readonly (keyof Tables)[];

/** Rows read and written at once; with the widest table still below the parameters of a statement. */
const batch = 500;

type End = Readonly<{ kind: DatabaseKind; db: Database }>;

/** What was copied: rows per table, and per organisation what the copied audit proves. */
export type Copied = Readonly<{
  rows: Readonly<Record<string, number>>;
  audits: readonly Readonly<{ tenantId: string; check: AuditCheck }>[];
}>;

/**
 * Copies everything, as of one moment, to an empty database, all or nothing. Throws a StoreError when the copy differs.
 * A broken audit is copied as it is; `keys` tell whether its sealed entries are broken.
 */
export const copyAll = async (from: End, to: End, keys: AuditKeys | null): Promise<Copied> => {
  await migrate(to.db, to.kind);
  return atOneMoment(from, (source) =>
    to.db.transaction().execute(async (target) => {
      const rows: Record<string, number> = {};
      for (const table of tables) {
        await refuseFilled(target, table);
        rows[table] = await copied(source, from.kind, target, to.kind, table);
      }
      if (to.kind === 'postgres') await numberOn(target);
      for (const table of tables) await refuseOtherCount(target, table, rows[table] ?? 0);
      return { rows, audits: await proved(target, keys) };
    }),
  );
};

/** A connection whose reads all see the same moment. */
const atOneMoment = <T>({ kind, db }: End, read: (source: Database) => Promise<T>): Promise<T> =>
  db.connection().execute(async (source) => {
    const begin =
      kind === 'postgres'
        ? sql`begin transaction isolation level repeatable read read only`
        : sql`begin transaction`;
    await begin.execute(source);
    try {
      return await read(source);
    } finally {
      await sql`commit`.execute(source);
    }
  });

type Row = Readonly<Record<string, unknown>>;

const copied = async (
  source: Database,
  kind: DatabaseKind,
  target: Database,
  targetKind: DatabaseKind,
  table: keyof Tables,
): Promise<number> => {
  let count = 0;
  for await (const rows of kind === 'postgres' ? fromPostgres(source, table) : fromSqlite(source, table)) {
    const values = targetKind === 'postgres' ? rows.map(storable) : rows;
    await target
      .insertInto(table)
      .values(values as never)
      .execute();
    count += rows.length;
  }
  return count;
};

async function* fromSqlite(source: Database, table: keyof Tables): AsyncGenerator<readonly Row[]> {
  let last = Number.NEGATIVE_INFINITY;
  for (;;) {
    const { rows } = await sql<Row & { copy_row: number }>`
      select *, rowid as copy_row from ${sql.table(table)}
      where rowid > ${Math.max(last, Number.MIN_SAFE_INTEGER)} order by rowid limit ${sql.lit(batch)}`.execute(
      source,
    );
    if (rows.length === 0) return;
    yield rows.map(({ copy_row, ...row }) => row);
    last = rows.at(-1)?.copy_row ?? last;
  }
}

async function* fromPostgres(source: Database, table: keyof Tables): AsyncGenerator<readonly Row[]> {
  await sql`declare rows_to_copy no scroll cursor for select * from ${sql.table(table)}`.execute(source);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(batch)} from rows_to_copy`.execute(source);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close rows_to_copy`.execute(source);
}

/** PostgreSQL holds no text with a null character or half a surrogate pair. */
const storable = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value,
    ]),
  );

const countOf = async (db: Database, table: keyof Tables): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return Number(rows[0]?.n ?? 0);
};

const refuseFilled = async (target: Database, table: keyof Tables): Promise<void> => {
  if ((await countOf(target, table)) === 0) return;
  throw startError(
    'There is data of a bot in the database to write to. Give it an empty one, so that nothing is lost or mixed.',
  );
};

const refuseOtherCount = async (target: Database, table: keyof Tables, read: number): Promise<void> => {
  const written = await countOf(target, table);
  if (written === read) return;
  throw startError(`Of the table ${table} ${read} rows were read, but ${written} are in the copy.`);
};

/** New entries are numbered after the copied ones. */
const numberOn = async (target: Database): Promise<void> => {
  await sql`select setval(pg_get_serial_sequence('audit', 'id'), coalesce(max(id), 0) + 1, false) from audit`.execute(
    target,
  );
};

const proved = async (target: Database, keys: AuditKeys | null): Promise<Copied['audits']> => {
  const heads = await target.selectFrom('audit_heads').select('tenant_id').orderBy('tenant_id').execute();
  const audits: { tenantId: string; check: AuditCheck }[] = [];
  for (const { tenant_id: tenantId } of heads)
    audits.push({ tenantId, check: await checkedAsLeft(target, tenantId, keys) });
  return audits;
};
