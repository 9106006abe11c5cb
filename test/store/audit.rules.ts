import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditCheck, AuditEntry, AuditRecord } from '../../src/core/memory.ts';
import { canonical, chained, hashOf } from '../../src/store/audit-chain.ts';
import type { Store } from '../../src/store/open.ts';
import type { DatabaseKind } from '../../src/store/tables.ts';
import { anEntry, aPerson, hostile, type NewDatabase, type TestDatabase } from './fixtures.ts';

const tenantId = 'tenant';
const entryOf = ({ seq, previous, hash, ...entry }: AuditRecord): AuditEntry => entry;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const insertion = ({ seq, previous, hash, ...entry }: AuditRecord): string =>
  `insert into audit (tenant_id, at, event, seq, previous, hash, body) values (${quoted(entry.tenantId)}, ${entry.at},
    ${quoted(entry.event)}, ${seq}, ${quoted(previous)}, ${quoted(hash)}, ${quoted(canonical(entry))})`;

export const auditRules = (kind: DatabaseKind, newDatabase: NewDatabase): void =>
  describe('audit', () => {
    let one: Store;
    let other: Store;
    beforeAll(async () => {
      [one, other] = await (await newDatabase()).pair();
    });
    afterAll(() => Promise.all([one.close(), other.close()]));
    const all = (store: Store, tenant = tenantId) => store.audit.latest(tenant, { limit: 1_000 });

    test('entries come back whole, newest first, each chained to the one before', async () => {
      const facts = { z: hostile, nested: { list: [1, null, 'two', 22.05, -1e-7], empty: {} }, é: '\ud800' };
      const entries = [
        anEntry({ tenantId: 'whole', at: 2, event: 'a', changeId: hostile, companyId: '\ud800' }),
        anEntry({ tenantId: 'whole', at: 3, event: 'b', person: null, facts }),
        anEntry({ tenantId: 'whole', at: 1, event: 'c', person: aPerson({ name: hostile }) }),
      ];
      for (const entry of entries) await one.audit.append(entry);
      await one.audit.append(anEntry({ tenantId: 'elsewhere' }));
      const found = await all(other, 'whole');
      expect(found.map(entryOf)).toEqual(entries.toReversed());
      expect(found.map(({ seq }) => seq)).toEqual([3, 2, 1]);
      expect(found.map(({ previous }) => previous)).toEqual([found[1]?.hash, found[2]?.hash, '0'.repeat(64)]);
      const intact: AuditCheck = { kind: 'intact', entries: 3, lastHash: found[0]?.hash ?? '' };
      expect(await other.audit.verify('whole')).toEqual(intact);
    });

    test('is paged by number, and finds a change, a company and a person', async () => {
      const tenant = 'paged';
      const [changeId, companyId, person] = [hostile, randomUUID(), aPerson({ tenantId: tenant })];
      const entries = [{ changeId }, { companyId }, {}, { person }, { changeId, companyId, person }];
      for (const given of entries) await one.audit.append(anEntry({ tenantId: tenant, ...given }));
      await one.audit.append(anEntry({ changeId, companyId, person }));
      const numbers = async (options: Parameters<Store['audit']['latest']>[1]) =>
        (await other.audit.latest(tenant, options)).map(({ seq }) => seq);
      expect(await numbers({ limit: 2 })).toEqual([5, 4]);
      expect(await numbers({ limit: 2, before: 4, about: null })).toEqual([3, 2]);
      expect(await numbers({ limit: 9, before: 1 })).toEqual([]);
      expect(await numbers({ limit: 9, about: changeId })).toEqual([5, 1]);
      expect(await numbers({ limit: 9, about: companyId })).toEqual([5, 2]);
      expect(await numbers({ limit: 9, about: person.objectId, before: 5 })).toEqual([4]);
      expect(await numbers({ limit: 9, about: `%' or 1=1 --\0` })).toEqual([]);
    });

    test('100 entries written at once by two instances form one chain without a gap', async () => {
      const writes = Array.from({ length: 100 }, (_, index) =>
        (index % 2 ? one : other).audit.append(
          anEntry({ tenantId: `crowd ${index % 3 === 0 ? 'a' : 'b'}`, event: `press.${index}` }),
        ),
      );
      await Promise.all(writes);
      const [a, b] = await Promise.all([all(one, 'crowd a'), all(other, 'crowd b')]);
      expect(a.map(({ seq }) => seq)).toEqual(Array.from({ length: 34 }, (_, index) => 34 - index));
      expect(b.map(({ seq }) => seq)).toEqual(Array.from({ length: 66 }, (_, index) => 66 - index));
      expect(new Set([...a, ...b].map(({ event }) => event)).size).toBe(100);
      expect(await one.audit.verify('crowd a')).toMatchObject({ kind: 'intact', entries: 34 });
      expect(await one.audit.verify('crowd b')).toMatchObject({ kind: 'intact', entries: 66 });
    });

    test('entries written while the chain is reckoned do not break it', async () => {
      const write = () => one.audit.append(anEntry({ tenantId: 'busy' }));
      await write();
      for (let round = 0; round < 20; round += 1) {
        const [check] = await Promise.all([other.audit.verify('busy'), write(), write()]);
        expect(check.kind).toBe('intact');
      }
      expect(await other.audit.verify('busy')).toMatchObject({ entries: 41 });
    });

    test('a long chain is reckoned to its end', async () => {
      const write = (index: number) =>
        one.audit.append(anEntry({ tenantId: 'long', event: `event.${index}` }));
      await Promise.all(Array.from({ length: 1_200 }, (_, index) => write(index)));
      expect(await other.audit.verify('long')).toMatchObject({ kind: 'intact', entries: 1_200 });
    });

    test('an entry that cannot be written as JSON fails alone', async () => {
      const written = await Promise.allSettled([
        one.audit.append(anEntry({ tenantId: 'alone' })),
        one.audit.append(anEntry({ tenantId: 'alone', facts: { seats: 1n } })),
        one.audit.append(anEntry({ tenantId: 'alone' })),
      ]);
      expect(written.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await one.audit.verify('alone')).toMatchObject({ kind: 'intact', entries: 2 });
    });

    test('a tenant of whom nothing is recorded has an intact audit without entries', async () => {
      expect(await one.audit.verify('nobody')).toEqual({ kind: 'intact', entries: 0, lastHash: null });
      expect(await one.audit.latest('nobody', { limit: 10 })).toEqual([]);
    });

    /** Five entries, and the store closed: what is done to them next is done behind its back. */
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
        'update audit set seq = null where seq = 5',
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
      { seq: number; why: string },
    ])[] = [
      [
        'a changed body',
        () => `update audit set body = replace(body, '2', '3') where seq = 2`,
        { seq: 2, why: 'changed' },
      ],
      [
        'a body that is no JSON',
        () => `update audit set body = '{' where seq = 4`,
        { seq: 4, why: 'changed' },
      ],
      [
        'a body that is no record',
        () => `update audit set body = 'null' where seq = 4`,
        { seq: 4, why: 'changed' },
      ],
      [
        'a column that hides an entry',
        () => 'update audit set company_id = null where seq = 3',
        { seq: 3, why: 'changed' },
      ],
      ['a changed time', () => 'update audit set at = at + 1 where seq = 1', { seq: 1, why: 'changed' }],
      ['a changed hash', () => `update audit set hash = '' where seq = 5`, { seq: 5, why: 'changed' }],
      ['no hash before', () => 'update audit set previous = null where seq = 2', { seq: 2, why: 'changed' }],
      ['an entry written anew', (entries) => rehashed(at(entries, 3)), { seq: 4, why: 'unchained' }],
      [
        'an entry of another kind, with its own hash',
        (entries) => `update audit set body = '{}',
          hash = ${quoted(hashOf({} as AuditEntry, at(entries, 5).previous))} where seq = 5`,
        { seq: 5, why: 'changed' },
      ],
      ['the newest entry written anew', (entries) => rehashed(at(entries, 5)), { seq: 5, why: 'changed' }],
      ['a deleted entry', () => 'delete from audit where seq = 3', { seq: 3, why: 'missing' }],
      ['the first entry deleted', () => 'delete from audit where seq = 1', { seq: 1, why: 'missing' }],
      ['the newest entries deleted', () => 'delete from audit where seq > 3', { seq: 4, why: 'missing' }],
      ['everything deleted', () => 'delete from audit', { seq: 1, why: 'missing' }],
      [
        'an entry taken out of the chain',
        () => 'update audit set seq = null where seq = 2',
        { seq: 2, why: 'missing' },
      ],
      [
        'an inserted entry with a hash that is not its own',
        (entries) => insertion({ ...following(at(entries, 5)), hash: 'f'.repeat(64) }),
        { seq: 6, why: 'changed' },
      ],
      [
        'an inserted entry that follows another one',
        (entries) => insertion({ ...following(at(entries, 4)), seq: 6 }),
        { seq: 6, why: 'unchained' },
      ],
      [
        'an inserted entry that is chained as it should be',
        (entries) => insertion(following(at(entries, 5))),
        { seq: 6, why: 'unchained' },
      ],
      [
        'an inserted entry further on',
        (entries) => insertion({ ...following(at(entries, 5)), seq: 9 }),
        { seq: 6, why: 'missing' },
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
        expect(await store.audit.verify(tenantId)).toEqual({ kind: 'broken', seq: 4, why: 'missing' });
      });
    });

    test('entries of a version that knew no chain get their places before the next entry, once and for all', async () => {
      const { database } = await written();
      const entry = anEntry({ event: 'by.old' });
      for (let count = 0; count < 2; count += 1)
        await database.sql(`insert into audit (tenant_id, at, event, change_id, company_id, body)
          values ('tenant', ${entry.at}, 'by.old', null, null, ${quoted(JSON.stringify(entry))})`);
      await reopened(database, async (store) => {
        expect(await store.audit.verify(tenantId)).toMatchObject({ kind: 'intact', entries: 5 });
        await store.audit.append(anEntry({ event: 'by.new' }));
        expect((await all(store)).slice(0, 4).map(({ seq, event }) => `${seq} ${event}`)).toEqual([
          '8 by.new',
          '7 by.old',
          '6 by.old',
          '5 event.5',
        ]);
        const about = { limit: 10, about: entry.person?.objectId ?? '' };
        expect(await store.audit.latest(tenantId, about)).toHaveLength(2);
        expect(await store.audit.verify(tenantId)).toMatchObject({ kind: 'intact', entries: 8 });
      });
      await expect(database.sql('update audit set seq = 99 where seq = 6')).rejects.toThrow(/append-only/);
    });
  });
