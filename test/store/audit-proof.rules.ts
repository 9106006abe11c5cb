import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { AuditEntry, AuditRecord } from '../../src/core/audit/audit-memory.ts';
import { canonical, chained, chainStart, type Link } from '../../src/store/audit-chain.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import type { DatabaseKind } from '../../src/store/tables.ts';
import { anEntry, type NewDatabase, type TestDatabase } from './fixtures.ts';

const tenantId = 'tenant';
const secret = 'a secret of thirty-two characters';
const other = 'another secret, also long enough..';
const entryOf = ({ seq, previous, hash, ...entry }: AuditRecord): AuditEntry => entry;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** What somebody who knows the program and may write to the database does to the audit, so that it is a chain again. */
type Forgery = (entries: readonly AuditRecord[]) => readonly string[];
const headAt = ({ seq, hash }: Link): string => `update audit_heads set seq = ${seq}, hash = ${quoted(hash)}`;
const cut: Forgery = (entries) => ['delete from audit where seq > 3', headAt(entries[2] ?? chainStart)];
const rewritten: Forgery = (entries) => {
  let last: Link = chainStart;
  const statements = entries.map((record) => {
    const next = chained({ ...entryOf(record), facts: { forged: true } }, last);
    last = next;
    return `update audit set previous = ${quoted(next.previous)}, hash = ${quoted(next.hash)}, key_id = null,
      body = ${quoted(canonical(entryOf(next)))} where seq = ${next.seq}`;
  });
  return [
    ...statements,
    headAt(last),
    'update audit_heads set key_id = null, sealed_from = null, seal = null',
  ];
};
const deleted: Forgery = () => ['delete from audit', 'delete from audit_heads'];
const added: Forgery = (entries) => {
  const next = chained(anEntry({ person: null }), entries.at(-1) ?? chainStart);
  return [
    `insert into audit (tenant_id, at, event, person_id, seq, previous, hash, key_id, body) values ('tenant', ${next.at},
      ${quoted(next.event)}, null, ${next.seq}, ${quoted(next.previous)}, ${quoted(next.hash)}, null,
      ${quoted(canonical(entryOf(next)))})`,
    headAt(next),
  ];
};
const forgeries = { cut, rewritten, deleted, added };

export const auditProofRules = (kind: DatabaseKind, newDatabase: NewDatabase): void =>
  describe('what the audit proves', () => {
    type Setting = Readonly<{
      auditSecret: string | null;
      otherAuditSecrets?: string;
      witness: string | null;
    }>;
    const noted = () => join(tmpdir(), `witness-${randomUUID()}`);
    const open = (url: string, setting: Setting): Promise<Store> =>
      openStore({ url, callsPerMinute: 10, now: () => 1_750_000_000_000, ...setting });
    const write = async (store: Store, count = 5) => {
      for (let at = 1; at <= count; at += 1) await store.audit.append(anEntry({ at }));
    };
    const all = async (store: Store) => (await store.audit.latest(tenantId, { limit: 100 })).toReversed();
    const forge = async (database: TestDatabase, statements: readonly string[]) => {
      const on = kind === 'postgres' ? ' on audit' : '';
      await database.sql(`drop trigger if exists audit_no_update${on}`);
      await database.sql(`drop trigger if exists audit_no_delete${on}`);
      for (const statement of statements) await database.sql(statement);
    };

    const settings: readonly (readonly [
      string,
      () => Setting,
      Partial<Record<keyof typeof forgeries, object>>,
    ])[] = [
      [
        'a key',
        () => ({ auditSecret: secret, witness: null }),
        {
          cut: { seq: 3, reason: 'unsealed' },
          // The bot seals at its start what it finds, and says since when.
          rewritten: { kind: 'intact', sealed: { from: 6 } },
          deleted: { kind: 'intact', entries: 0 },
          added: { seq: 6, reason: 'unsealed' },
        },
      ],
      [
        'a witness',
        () => ({ auditSecret: null, witness: noted() }),
        {
          cut: { seq: 4, reason: 'missing' },
          rewritten: { seq: 5, reason: 'not-as-noted' },
          deleted: { seq: 1, reason: 'missing' },
        },
      ],
      [
        'a key and a witness',
        () => ({ auditSecret: secret, witness: noted() }),
        {
          cut: { seq: 4, reason: 'missing' },
          rewritten: { seq: 5, reason: 'not-as-noted' },
          deleted: { seq: 1, reason: 'missing' },
          added: { seq: 6, reason: 'unsealed' },
        },
      ],
    ];
    const cases = settings.flatMap(([name, setting, found]) =>
      Object.entries(found).map(
        ([forgery, flaw]) => [name, forgery as keyof typeof forgeries, setting, flaw] as const,
      ),
    );
    test.each(cases)(
      'with %s, an audit that was %s behind its back and made a chain again is found',
      async (_, forgery, setting, flaw) => {
        const database = await newDatabase();
        const here = setting();
        const store = await open(database.url, here);
        await write(store);
        const entries = await all(store);
        expect(await store.audit.verify(tenantId)).toMatchObject({
          kind: 'intact',
          entries: 5,
          noted: { seq: 5 },
        });
        await store.close();
        await forge(database, forgeries[forgery](entries));
        const again = await open(database.url, here);
        expect(await again.audit.verify(tenantId)).toMatchObject(flaw);
        // Going on with it hides nothing, also over the next start.
        if (!('kind' in flaw)) {
          await write(again, 3);
          expect(await again.audit.verify(tenantId)).toMatchObject({ kind: 'broken' });
          await again.close();
          const later = await open(database.url, here);
          expect(await later.audit.verify(tenantId)).toMatchObject({ kind: 'broken' });
          await later.close();
        } else await again.close();
        if (here.witness !== null) await rm(here.witness);
      },
    );

    if (kind === 'postgres')
      test.each(['cut', 'rewritten', 'deleted'] as const)(
        'a bot that runs finds an audit that was %s, without key and witness',
        async (forgery) => {
          const database = await newDatabase();
          const [store, twin] = await database.pair();
          await write(store, 3);
          await write(twin, 2);
          await forge(database, forgeries[forgery](await all(store)));
          expect(await twin.audit.verify(tenantId)).toMatchObject({ kind: 'broken' });
          await Promise.all([store.close(), twin.close()]);
        },
      );

    test('an end that was put back as it once was, seal and all, is found by what is noted outside, and by no key', async () => {
      const checkedWith = async (witness: string | null) => {
        const database = await newDatabase();
        const here = { auditSecret: secret, witness };
        const grow = async (count: number) => {
          const store = await open(database.url, here);
          await write(store, count);
          await store.close();
        };
        await grow(3);
        await database.sql('create table kept as select * from audit_heads');
        await grow(2);
        await forge(database, [
          'delete from audit where seq > 3',
          'delete from audit_heads',
          'insert into audit_heads select * from kept',
          'drop table kept',
        ]);
        const store = await open(database.url, here);
        const check = await store.audit.verify(tenantId);
        await store.close();
        return check;
      };
      expect(await checkedWith(null)).toMatchObject({ kind: 'intact', entries: 3, noted: null });
      const witness = noted();
      expect(await checkedWith(witness)).toMatchObject({ kind: 'broken', seq: 4, reason: 'missing' });
      await rm(witness);
    });

    test('a key is told from when on it seals; the entries before are a chain as ever', async () => {
      const { url } = await newDatabase();
      const without = await open(url, { auditSecret: null, witness: null });
      await write(without, 2);
      expect(await without.audit.verify(tenantId)).toMatchObject({ sealed: null });
      await without.close();
      const store = await open(url, { auditSecret: secret, witness: null });
      expect(await store.audit.verify(tenantId)).toMatchObject({
        ...{ kind: 'intact', entries: 3, otherKey: 0 },
        sealed: { from: 3, since: 1_750_000_000_000 },
      });
      await store.close();
      const changed = await open(url, { auditSecret: other, witness: null });
      expect(await changed.audit.verify(tenantId)).toMatchObject({
        ...{ kind: 'intact', entries: 4, otherKey: 1 },
        sealed: { from: 4 },
      });
      await changed.close();
    });

    describe('a key that was changed', () => {
      // As the configuration has them: without spaces.
      const [old, fresh] = ['o'.repeat(32), 'n'.repeat(32)] as const;
      const before = { auditSecret: old, witness: null };
      const after = { auditSecret: fresh, otherAuditSecrets: `${'x'.repeat(32)} ${old}`, witness: null };
      const grown = async (url: string, setting: Setting, count: number) => {
        const store = await open(url, setting);
        await write(store, count);
        const check = await store.audit.verify(tenantId);
        const entries = await all(store);
        await store.close();
        return { check, entries };
      };

      test('proves what was sealed with the old one too, where the bot has that; without it the seal is broken', async () => {
        const { url } = await newDatabase();
        const witness = noted();
        await grown(url, { ...before, witness }, 3);
        const { check, entries } = await grown(url, { ...after, witness }, 2);
        expect(check).toMatchObject({
          ...{ kind: 'intact', entries: 6, otherKey: 0, sealed: { from: 1 } },
          noted: { seq: 6, since: 1_750_000_000_000 },
        });
        expect(entries.map(({ event }) => event)[3]).toBe('audit.sealed');
        const forgotten = await grown(url, { auditSecret: fresh, witness }, 1);
        expect(forgotten.check).toMatchObject({ kind: 'broken', reason: 'unsealed' });
        await rm(witness);
      });

      test.each(['cut', 'rewritten', 'added'] as const)(
        'hides nothing: an audit that was %s before the change or after it is found',
        async (forgery) => {
          const database = await newDatabase();
          const { entries } = await grown(database.url, before, 5);
          await forge(database, forgeries[forgery](entries));
          const { check } = await grown(database.url, after, 1);
          if (forgery === 'rewritten') expect(check).toMatchObject({ sealed: { from: 6 } });
          else expect(check).toMatchObject({ kind: 'broken' });

          const second = await newDatabase();
          await grown(second.url, before, 5);
          const later = await grown(second.url, after, 2);
          await forge(second, forgeries[forgery](later.entries));
          const found = await grown(second.url, after, 1);
          if (forgery === 'rewritten') expect(found.check).toMatchObject({ sealed: { from: 9 } });
          else expect(found.check).toMatchObject({ kind: 'broken' });
        },
      );

      test('may be changed one instance after the other, when each knows both', async () => {
        const { url } = await newDatabase();
        const both = { auditSecret: old, otherAuditSecrets: fresh, witness: null };
        await grown(url, both, 2);
        await grown(url, after, 2);
        await grown(url, both, 1);
        const { check } = await grown(url, after, 1);
        expect(check).toMatchObject({ kind: 'intact', otherKey: 0, sealed: { from: 1 } });
      });
    });

    test('a witness that somebody wrote without the key is not believed', async () => {
      const database = await newDatabase();
      const here = { auditSecret: secret, witness: noted() };
      const store = await open(database.url, here);
      await write(store, 2);
      await store.close();
      const forged = { seq: 9, hash: 'f'.repeat(64), from: 1, since: 0 };
      const [row] = (await database.sql("select value from keys where name = 'database'")) as {
        value: string;
      }[];
      const text = { database: row?.value, since: 0, audits: { [tenantId]: forged }, seal: 'f'.repeat(64) };
      await writeFile(here.witness, JSON.stringify(text));
      const again = await open(database.url, here);
      expect(await again.audit.verify(tenantId)).toMatchObject({ kind: 'intact', noted: null });
      await again.close();
      await rm(here.witness);
    });
  });
