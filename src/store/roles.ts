import type { Roles } from '../core/ports/memory.ts';
import type { Instant } from '../core/words/instant.ts';
import type { Grant } from '../core/words/people.ts';
import { roles as roleNames } from '../core/words/people.ts';
import { padded, readTogether } from './gathered.ts';
import { parseBody } from './parse-body.ts';
import { rowError } from './store-error.ts';
import type { Database, Tables } from './tables.ts';

/** How old, in milliseconds, the grants that are kept in memory may get while the database answers, and while it does not. */
const fresh = 300_000;
const known = 3_600_000;

type Row = Pick<Tables['roles'], 'object_id' | 'role' | 'companies'>;
type Snapshot = Readonly<{ at: Instant; rows: ReadonlyMap<string, Row> }>;

/** `now`: for the age of what is kept of all grants, which stands in while the database is away. */
export const roles = (db: Database, now: () => Instant): Roles => {
  let snapshot: Snapshot | null = null;
  let changes = 0;
  const changed = (): void => {
    changes += 1;
    snapshot = null;
  };
  const youngerThan = async (age: number): Promise<Snapshot> => {
    if (snapshot !== null && now() - snapshot.at <= age) return snapshot;
    const before = changes;
    const read = { at: now(), rows: await byKey(allOf(db)) };
    if (changes === before) snapshot = read;
    return read;
  };
  const rowOf = readTogether((keys) => rowsOf(db, keys));
  return {
    ...saved(db, changed),
    granted: async (tenantId, objectId) => {
      const [row] = await Promise.all([rowOf(keyOf(tenantId, objectId)), youngerThan(fresh)]);
      return row === undefined ? null : grantOf(row);
    },
    lastGranted: async (tenantId, objectId) => {
      const row = (await youngerThan(known)).rows.get(keyOf(tenantId, objectId));
      return row === undefined ? null : grantOf(row);
    },
  };
};

const keyOf = (tenantId: string, objectId: string): string => JSON.stringify([tenantId, objectId]);

const allOf = (db: Database) =>
  db.selectFrom('roles').select(['tenant_id', 'object_id', 'role', 'companies']);

const byKey = async (query: ReturnType<typeof allOf>): Promise<ReadonlyMap<string, Row>> =>
  new Map((await query.execute()).map((row) => [keyOf(row.tenant_id, row.object_id), row]));

const rowsOf = (db: Database, keys: readonly string[]): Promise<ReadonlyMap<string, Row>> => {
  const wanted = keys.map((key) => JSON.parse(key) as [tenantId: string, objectId: string]);
  const tenantIds = [...new Set(wanted.map(([tenantId]) => tenantId))];
  const query = allOf(db).where('tenant_id', 'in', padded(tenantIds));
  return byKey(query.where('object_id', 'in', padded(wanted.map(([, objectId]) => objectId))));
};

const saved = (db: Database, changed: () => void): Omit<Roles, 'granted' | 'lastGranted'> => ({
  grant: async ({ tenantId, objectId, name }, { role, companies }, by, now) => {
    const columns = {
      name,
      role,
      companies: companies === null ? null : JSON.stringify(companies),
      granted_by: by.name,
      granted_at: now,
    };
    await db
      .insertInto('roles')
      .values({ tenant_id: tenantId, object_id: objectId, ...columns })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'object_id']).doUpdateSet(columns))
      .execute()
      .finally(changed);
  },
  revoke: async (tenantId, objectId) => {
    const query = db.deleteFrom('roles').where('tenant_id', '=', tenantId);
    const { numDeletedRows } = await query
      .where('object_id', '=', objectId)
      .executeTakeFirst()
      .finally(changed);
    return numDeletedRows > 0n;
  },
  list: async (tenantId) => {
    const query = db.selectFrom('roles').selectAll().where('tenant_id', '=', tenantId);
    const rows = await query.orderBy('granted_at').orderBy('object_id').execute();
    return rows.map((row) => ({
      person: { tenantId: row.tenant_id, objectId: row.object_id, name: row.name },
      ...grantOf(row),
      by: row.granted_by,
      at: row.granted_at,
    }));
  },
});

/** Throws on an unknown role or an unreadable limit, rather than silently granting nothing. */
const grantOf = (row: Row): Grant => {
  const role = roleNames.find((name) => name === row.role);
  if (role === undefined) throw rowError('roles', row.object_id, `${JSON.stringify(row.role)} is no role`);
  return { role, companies: row.companies === null ? null : companiesOf(row.object_id, row.companies) };
};

const companiesOf = (objectId: string, text: string): readonly string[] => {
  const companies = parseBody<unknown>('roles', objectId, text);
  if (Array.isArray(companies) && companies.every((id) => typeof id === 'string')) return companies;
  throw rowError('roles', objectId, 'its companies are no list of ids');
};
