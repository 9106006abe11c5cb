import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditEntry, AuditRecord } from '../../src/core/audit/audit-memory.ts';
import { canonical, chained, hashOf } from '../../src/store/audit-chain.ts';
import type { Store } from '../../src/store/open.ts';
import type { DatabaseKind } from '../../src/store/tables.ts';
import { anEntry, type NewDatabase, type TestDatabase } from './fixtures.ts';

const entryOf = ({ seq, previous, hash, ...entry }: AuditRecord): AuditEntry => entry;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const insertion = ({ seq, previous, hash, ...entry }: AuditRecord): string =>
  `insert into audit (tenant_id, at, event, seq, previous, hash, body) values (${quoted(entry.tenantId)}, ${entry.at},
    ${quoted(entry.event)}, ${seq}, ${quoted(previous)}, ${quoted(hash)}, ${quoted(canonical(entry))})`;

const at = (entries: readonly AuditRecord[], seq: number): AuditRecord => {
  const record = entries[seq - 1];
  if (record === undefined) throw new Error(`no entry ${seq}`);
  return record;
};
/** The entries of one forgery; each has a tenant of its own, so that all share a database. */
const those = (entries: readonly AuditRecord[]): string => `tenant_id = ${quoted(at(entries, 1).tenantId)}`;
const update = (set: string, seq: number): Forgery => {
  return (entries) => `update audit set ${set} where ${those(entries)} and seq = ${seq}`;
};
const remove = (which: string): Forgery => {
  return (entries) => `delete from audit where ${those(entries)} and ${which}`;
};
const rehash = (seq: number): Forgery => {
  return (entries) => {
    const { previous, ...record } = at(entries, seq);
    const next = chained(
      { ...entryOf({ ...record, previous }), facts: { forged: true } },
      { seq: 0, hash: previous },
    );
    return update(`hash = ${quoted(next.hash)}, body = ${quoted(canonical(entryOf(next)))}`, seq)(entries);
  };
};
const following = (record: AuditRecord): AuditRecord =>
  chained(anEntry({ tenantId: record.tenantId, person: null }), record);

type Forgery = (entries: readonly AuditRecord[]) => string;
const forgeries: readonly (readonly [string, Forgery, { seq: number; reason: string }])[] = [
  ['a changed body', update(`body = replace(body, '2', '3')`, 2), { seq: 2, reason: 'changed' }],
  ['a body that is no JSON', update(`body = '{'`, 4), { seq: 4, reason: 'changed' }],
  ['a body that is no record', update(`body = 'null'`, 4), { seq: 4, reason: 'changed' }],
  ['a column that hides an entry', update('company_id = null', 3), { seq: 3, reason: 'changed' }],
  ['a changed time', update('at = at + 1', 1), { seq: 1, reason: 'changed' }],
  ['a changed hash', update(`hash = ''`, 5), { seq: 5, reason: 'changed' }],
  ['no hash before', update(`previous = ''`, 2), { seq: 2, reason: 'changed' }],
  ['an entry written anew', rehash(3), { seq: 4, reason: 'unchained' }],
  [
    'an entry of another kind, with its own hash',
    (entries) =>
      update(`body = '{}', hash = ${quoted(hashOf({} as AuditEntry, at(entries, 5).previous))}`, 5)(entries),
    { seq: 5, reason: 'changed' },
  ],
  ['the newest entry written anew', rehash(5), { seq: 5, reason: 'changed' }],
  ['a deleted entry', remove('seq = 3'), { seq: 3, reason: 'missing' }],
  ['the first entry deleted', remove('seq = 1'), { seq: 1, reason: 'missing' }],
  ['the newest entries deleted', remove('seq > 3'), { seq: 4, reason: 'missing' }],
  ['everything deleted', remove('seq > 0'), { seq: 1, reason: 'missing' }],
  ['an entry taken out of the chain', update('seq = 7', 2), { seq: 2, reason: 'missing' }],
  [
    'an inserted entry with a hash that is not its own',
    (entries) => insertion({ ...following(at(entries, 5)), hash: 'f'.repeat(64) }),
    { seq: 6, reason: 'changed' },
  ],
  [
    'an inserted entry that follows another one',
    (entries) => insertion({ ...following(at(entries, 4)), seq: 6 }),
    { seq: 6, reason: 'unchained' },
  ],
  [
    'an inserted entry that is chained as it should be',
    (entries) => insertion(following(at(entries, 5))),
    { seq: 6, reason: 'unchained' },
  ],
  [
    'an inserted entry further on',
    (entries) => insertion({ ...following(at(entries, 5)), seq: 9 }),
    { seq: 6, reason: 'missing' },
  ],
];
const goesOn = 'a broken audit';

/** What others than the bot may do to the audit. */
export const auditForgeryRules = (kind: DatabaseKind, newDatabase: NewDatabase): void =>
  describe('forged audit', () => {
    const on = kind === 'postgres' ? ' on audit' : '';
    const all = (store: Store, tenantId: string) => store.audit.latest(tenantId, { limit: 1_000 });

    let database: TestDatabase;
    let stores: readonly Store[] = [];
    const close = async () => {
      await Promise.all(stores.map((store) => store.close()));
      stores = [];
    };
    const open = async (): Promise<Store> => {
      await close();
      stores = await database.pair();
      return stores[0] as Store;
    };
    const written = new Map<string, AuditRecord[]>();
    beforeAll(async () => {
      database = await newDatabase();
      const store = await open();
      for (const tenantId of [...forgeries.map(([name]) => name), goesOn]) {
        for (let index = 1; index <= 5; index += 1)
          await store.audit.append(anEntry({ tenantId, event: `event.${index}`, companyId: 'company' }));
        written.set(tenantId, (await all(store, tenantId)).toReversed());
      }
      await close();
    });
    afterAll(close);

    test('the database itself refuses to change or delete an entry, and says why', async () => {
      const statements = [
        `update audit set body = '{}'`,
        `update audit set event = 'x' where seq = 3`,
        'update audit set seq = 6 where seq = 5',
        'update audit set hash = hash',
        'delete from audit',
        'delete from audit where seq = 5',
        ...(kind === 'postgres' ? ['truncate audit'] : []),
      ];
      for (const statement of statements)
        await expect(database.sql(statement)).rejects.toThrow(
          /audit is append-only.*never changed or deleted/,
        );
      const store = await open();
      expect(await store.audit.verify(goesOn)).toMatchObject({ kind: 'intact', entries: 5 });
      await close();
    });

    describe('by somebody who may do everything', () => {
      let store: Store;
      beforeAll(async () => {
        await database.sql(`drop trigger audit_no_update${on}`);
        await database.sql(`drop trigger audit_no_delete${on}`);
        for (const [name, forgery] of forgeries) await database.sql(forgery(written.get(name) ?? []));
        const entries = written.get(goesOn) ?? [];
        await database.sql(remove('seq > 3')(entries));
        await database.sql(insertion({ ...following(at(entries, 5)), hash: 'f'.repeat(64) }));
        store = await open();
      });

      test.each(forgeries)('%s is found with its number', async (tenantId, _, flaw) => {
        expect(await store.audit.verify(tenantId)).toEqual({ kind: 'broken', ...flaw });
      });

      test('a broken audit is still written to, and stays broken', async () => {
        await store.audit.append(anEntry({ tenantId: goesOn }));
        expect((await all(store, goesOn)).map(({ seq }) => seq)).toEqual([7, 6, 3, 2, 1]);
        expect(await store.audit.verify(goesOn)).toEqual({ kind: 'broken', seq: 4, reason: 'missing' });
      });
    });
  });
