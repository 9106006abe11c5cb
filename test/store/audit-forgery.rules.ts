import { describe, expect, test } from '@jest/globals';
import type { AuditEntry, AuditRecord } from '../../src/core/audit/audit-memory.ts';
import { canonical, chained, hashOf } from '../../src/store/audit-chain.ts';
import type { Store } from '../../src/store/open.ts';
import type { DatabaseKind } from '../../src/store/tables.ts';
import { anEntry, type NewDatabase, type TestDatabase } from './fixtures.ts';

const tenantId = 'tenant';
const entryOf = ({ seq, previous, hash, ...entry }: AuditRecord): AuditEntry => entry;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const insertion = ({ seq, previous, hash, ...entry }: AuditRecord): string =>
  `insert into audit (tenant_id, at, event, seq, previous, hash, body) values (${quoted(entry.tenantId)}, ${entry.at},
    ${quoted(entry.event)}, ${seq}, ${quoted(previous)}, ${quoted(hash)}, ${quoted(canonical(entry))})`;

/** What others than the bot may do to the audit. */
export const auditForgeryRules = (kind: DatabaseKind, newDatabase: NewDatabase): void =>
  describe('forged audit', () => {
    const all = (store: Store) => store.audit.latest(tenantId, { limit: 1_000 });

    /** Writes five entries and closes the store, so that the test can change them behind its back. */
    const written = async (): Promise<{ database: TestDatabase; entries: AuditRecord[] }> => {
      const database = await newDatabase();
      const [store, twin] = await database.pair();
      for (let index = 1; index <= 5; index += 1)
        await store.audit.append(anEntry({ event: `event.${index}`, companyId: 'company' }));
      const entries = (await all(store)).toReversed();
      await Promise.all([store.close(), twin.close()]);
      return { database, entries };
    };
    const reopened = async <T>(database: TestDatabase, look: (store: Store) => Promise<T>): Promise<T> => {
      const [store, twin] = await database.pair();
      try {
        return await look(store);
      } finally {
        await Promise.all([store.close(), twin.close()]);
      }
    };

    test('the database itself refuses to change or delete an entry, and says why', async () => {
      const { database } = await written();
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
      expect(await reopened(database, (store) => store.audit.verify(tenantId))).toMatchObject({
        kind: 'intact',
        entries: 5,
      });
    });

    const at = (entries: readonly AuditRecord[], seq: number): AuditRecord => {
      const record = entries[seq - 1];
      if (record === undefined) throw new Error(`no entry ${seq}`);
      return record;
    };
    const rehashed = (record: AuditRecord): string => {
      const next = chained(
        { ...entryOf(record), facts: { forged: true } },
        { seq: 0, hash: record.previous },
      );
      return `update audit set hash = ${quoted(next.hash)}, body = ${quoted(canonical(entryOf(next)))}
        where seq = ${record.seq}`;
    };
    const following = (record: AuditRecord): AuditRecord => chained(anEntry({ person: null }), record);
    const forgeries: readonly (readonly [
      string,
      (entries: readonly AuditRecord[]) => string,
      { seq: number; reason: string },
    ])[] = [
      [
        'a changed body',
        () => `update audit set body = replace(body, '2', '3') where seq = 2`,
        { seq: 2, reason: 'changed' },
      ],
      [
        'a body that is no JSON',
        () => `update audit set body = '{' where seq = 4`,
        { seq: 4, reason: 'changed' },
      ],
      [
        'a body that is no record',
        () => `update audit set body = 'null' where seq = 4`,
        { seq: 4, reason: 'changed' },
      ],
      [
        'a column that hides an entry',
        () => 'update audit set company_id = null where seq = 3',
        { seq: 3, reason: 'changed' },
      ],
      ['a changed time', () => 'update audit set at = at + 1 where seq = 1', { seq: 1, reason: 'changed' }],
      ['a changed hash', () => `update audit set hash = '' where seq = 5`, { seq: 5, reason: 'changed' }],
      ['no hash before', () => `update audit set previous = '' where seq = 2`, { seq: 2, reason: 'changed' }],
      ['an entry written anew', (entries) => rehashed(at(entries, 3)), { seq: 4, reason: 'unchained' }],
      [
        'an entry of another kind, with its own hash',
        (entries) => `update audit set body = '{}',
          hash = ${quoted(hashOf({} as AuditEntry, at(entries, 5).previous))} where seq = 5`,
        { seq: 5, reason: 'changed' },
      ],
      ['the newest entry written anew', (entries) => rehashed(at(entries, 5)), { seq: 5, reason: 'changed' }],
      ['a deleted entry', () => 'delete from audit where seq = 3', { seq: 3, reason: 'missing' }],
      ['the first entry deleted', () => 'delete from audit where seq = 1', { seq: 1, reason: 'missing' }],
      ['the newest entries deleted', () => 'delete from audit where seq > 3', { seq: 4, reason: 'missing' }],
      ['everything deleted', () => 'delete from audit', { seq: 1, reason: 'missing' }],
      [
        'an entry taken out of the chain',
        () => 'update audit set seq = 7 where seq = 2',
        { seq: 2, reason: 'missing' },
      ],
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
    test.each(forgeries)('%s is found with its number, and stays so', async (_, forgery, flaw) => {
      const { database, entries } = await written();
      const on = kind === 'postgres' ? ' on audit' : '';
      await database.sql(`drop trigger audit_no_update${on}`);
      await database.sql(`drop trigger audit_no_delete${on}`);
      await database.sql(forgery(entries));
      const check = await reopened(database, (store) => store.audit.verify(tenantId));
      expect(check).toEqual({ kind: 'broken', ...flaw });
    });

    test('a broken audit is still written to, and stays broken', async () => {
      const { database, entries } = await written();
      await database.sql(`drop trigger audit_no_delete${kind === 'postgres' ? ' on audit' : ''}`);
      await database.sql('delete from audit where seq > 3');
      await database.sql(insertion({ ...following(at(entries, 5)), hash: 'f'.repeat(64) }));
      await reopened(database, async (store) => {
        await store.audit.append(anEntry());
        expect((await all(store)).map(({ seq }) => seq)).toEqual([7, 6, 3, 2, 1]);
        expect(await store.audit.verify(tenantId)).toEqual({ kind: 'broken', seq: 4, reason: 'missing' });
      });
    });
  });
