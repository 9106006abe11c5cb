import type { Roles } from '../core/ports/memory.ts';
import { grantNow } from '../core/rules/grant-ends.ts';
import type { Instant } from '../core/words/instant.ts';
import type { Grant, Role } from '../core/words/people.ts';
import { roles as roleNames } from '../core/words/people.ts';
import { padded, readTogether } from './gathered.ts';
import { parseBody } from './parse-body.ts';
import { rowError } from './store-error.ts';
import type { Database, Tables } from './tables.ts';

/** The maximum age, in milliseconds, of grants kept in memory, while the database answers and while it does not. */
const fresh = 300_000;
const known = 3_600_000;

type Row = Pick<Tables['roles'], 'object_id' | 'role' | 'companies' | 'until' | 'afterwards'>;
type Snapshot = Readonly<{ at: Instant; rows: ReadonlyMap<string, Row> }>;

/** `now`: for the age of the kept grants, which stand in while the database is away. */
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
    ...saved(db, now, changed),
    granted: async (tenantId, objectId) => {
      const [row] = await Promise.all([rowOf(keyOf(tenantId, objectId)), youngerThan(fresh)]);
      return row === undefined ? null : grantNow(grantOf(row), now());
    },
    lastGranted: async (tenantId, objectId) => {
      const row = (await youngerThan(known)).rows.get(keyOf(tenantId, objectId));
      return row === undefined ? null : grantNow(grantOf(row), now());
    },
  };
};

const keyOf = (tenantId: string, objectId: string): string => JSON.stringify([tenantId, objectId]);

const allOf = (db: Database) =>
  db.selectFrom('roles').select(['tenant_id', 'object_id', 'role', 'companies', 'until', 'afterwards']);

const byKey = async (query: ReturnType<typeof allOf>): Promise<ReadonlyMap<string, Row>> =>
  new Map((await query.execute()).map((row) => [keyOf(row.tenant_id, row.object_id), row]));

const rowsOf = (db: Database, keys: readonly string[]): Promise<ReadonlyMap<string, Row>> => {
  const wanted = keys.map((key) => JSON.parse(key) as [tenantId: string, objectId: string]);
  const tenantIds = [...new Set(wanted.map(([tenantId]) => tenantId))];
  const query = allOf(db).where('tenant_id', 'in', padded(tenantIds));
  return byKey(query.where('object_id', 'in', padded(wanted.map(([, objectId]) => objectId))));
};

const saved = (
  db: Database,
  now: () => Instant,
  changed: () => void,
): Omit<Roles, 'granted' | 'lastGranted'> => ({
  grant: async ({ tenantId, objectId, name }, { role, companies, until, afterwards }, by, at) => {
    const columns = {
      name,
      role,
      companies: companiesText({ role, companies }),
      granted_by: by.name,
      granted_at: at,
      until: until ?? null,
      afterwards: afterwards === undefined ? null : JSON.stringify(afterwards),
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
    return rows.flatMap((row) => {
      const grant = grantNow(grantOf(row), now());
      return grant === null ? [] : [{ ...entryOf(row), ...grant }];
    });
  },
  withEnd: async () => {
    const rows = await db.selectFrom('roles').selectAll().where('until', 'is not', null).execute();
    return rows.map((row) => ({ ...entryOf(row), ...grantOf(row) }));
  },
  end: async ({ tenantId, objectId }, until) => {
    const query = db.selectFrom('roles').selectAll().where('tenant_id', '=', tenantId);
    const row = await query.where('object_id', '=', objectId).where('until', '=', until).executeTakeFirst();
    if (row === undefined) return false;
    const { afterwards } = grantOf(row);
    const mine = { tenant_id: tenantId, object_id: objectId, until };
    const gone = await (afterwards === undefined
      ? db
          .deleteFrom('roles')
          .where((match) => match.and(mine))
          .executeTakeFirst()
      : db
          .updateTable('roles')
          .set({ role: afterwards.role, companies: companiesText(afterwards), until: null, afterwards: null })
          .where((match) => match.and(mine))
          .executeTakeFirst()
    ).finally(changed);
    return ('numDeletedRows' in gone ? gone.numDeletedRows : gone.numUpdatedRows) > 0n;
  },
});

const companiesText = ({ companies }: Grant): string | null =>
  companies === null ? null : JSON.stringify(companies);

const entryOf = ({ tenant_id, object_id, name, granted_by, granted_at }: Tables['roles']) => ({
  person: { tenantId: tenant_id, objectId: object_id, name },
  by: granted_by,
  at: granted_at,
});

/** Throws on an unknown role or an unreadable limit, rather than silently granting nothing. */
const grantOf = (row: Row): Grant => ({
  role: roleIn(row.object_id, row.role),
  companies: row.companies === null ? null : companiesOf(row.object_id, row.companies),
  ...(row.until === null ? {} : { until: row.until }),
  ...(row.afterwards === null ? {} : { afterwards: afterwardsOf(row.object_id, row.afterwards) }),
});

const roleIn = (objectId: string, written: unknown): Role => {
  const role = roleNames.find((name) => name === written);
  if (role === undefined) throw rowError('roles', objectId, `${JSON.stringify(written)} is no role`);
  return role;
};

const afterwardsOf = (objectId: string, text: string): Grant => {
  const { role, companies } = parseBody<Grant>('roles', objectId, text);
  return { role: roleIn(objectId, role), companies };
};

const companiesOf = (objectId: string, text: string): readonly string[] => {
  const companies = parseBody<unknown>('roles', objectId, text);
  if (Array.isArray(companies) && companies.every((id) => typeof id === 'string')) return companies;
  throw rowError('roles', objectId, 'its companies are no list of ids');
};
