import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AuditEntry, AuditRecord } from '../../src/core/audit/audit-memory.ts';
import type { Store } from '../../src/store/open.ts';
import { anEntry, aPerson, hostile, type NewDatabase } from './fixtures.ts';

const tenantId = 'tenant';
const entryOf = ({ seq, previous, hash, ...entry }: AuditRecord): AuditEntry => entry;
export const auditRules = (newDatabase: NewDatabase): void =>
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
      const intact = { kind: 'intact', entries: 3, lastHash: found[0]?.hash ?? '' };
      expect(await other.audit.verify('whole')).toMatchObject(intact);
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
      expect(await numbers({ limit: 9, about: companyId, also: person.objectId })).toEqual([5]);
      expect(await numbers({ limit: 9, events: [] })).toEqual([]);
      const [first] = await other.audit.latest(tenant, { limit: 1 });
      expect(await numbers({ limit: 1, events: first === undefined ? [] : [first.event] })).toEqual([5]);
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

    test('entries written while the chain is checked do not break it', async () => {
      const write = () => one.audit.append(anEntry({ tenantId: 'busy' }));
      await write();
      for (let round = 0; round < 20; round += 1) {
        const [check] = await Promise.all([other.audit.verify('busy'), write(), write()]);
        expect(check.kind).toBe('intact');
      }
      expect(await other.audit.verify('busy')).toMatchObject({ entries: 41 });
    });

    test('a long chain is checked to its end', async () => {
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

    test('a tenant without records has an intact, empty audit', async () => {
      expect(await one.audit.verify('nobody')).toEqual({
        ...{ kind: 'intact', entries: 0, lastHash: null },
        ...{ sealed: null, otherKey: 0, noted: null },
      });
      expect(await one.audit.latest('nobody', { limit: 10 })).toEqual([]);
    });
  });
