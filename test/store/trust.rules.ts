import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { firstPolicy, type Policy } from '../../src/core/rules/policy.ts';
import type { Grant, Person } from '../../src/core/words/people.ts';
import type { Store } from '../../src/store/open.ts';
import { aPerson, hostile, type NewDatabase } from './fixtures.ts';

/** Neither database can store a NUL in a name, and no directory has one. */
const name = hostile.replace('\0', '');
const everywhere = (role: Grant['role']): Grant => ({ role, companies: null });

export const trustRules = (newDatabase: NewDatabase): void =>
  describe('trust', () => {
    let one: Store;
    let other: Store;
    beforeAll(async () => {
      [one, other] = await (await newDatabase()).pair();
    });
    afterAll(() => Promise.all([one.close(), other.close()]));

    describe('roles', () => {
      const person = (tenantId: string, given: Partial<Person> = {}) => aPerson({ tenantId, ...given });

      test('a role is granted, replaced, listed and revoked within its tenant', async () => {
        const { roles } = one;
        const [ada, ben] = [person('roles', { name }), person('roles')];
        await roles.grant(ada, everywhere('requester'), ben, 1);
        await roles.grant(ben, everywhere('admin'), ada, 2);
        await roles.grant(ada, everywhere('approver'), ben, 3);
        expect(await other.roles.granted('roles', ada.objectId)).toEqual(everywhere('approver'));
        expect(await roles.granted('elsewhere', ada.objectId)).toBeNull();
        expect(await roles.list('roles')).toEqual([
          { person: ben, ...everywhere('admin'), by: ada.name, at: 2 },
          { person: ada, ...everywhere('approver'), by: ben.name, at: 3 },
        ]);
        expect(await roles.revoke('elsewhere', ada.objectId)).toBe(false);
        expect(await roles.revoke('roles', ada.objectId)).toBe(true);
        expect(await roles.revoke('roles', ada.objectId)).toBe(false);
        expect(await roles.granted('roles', ada.objectId)).toBeNull();
      });

      test('a grant for some companies comes back with them, and the next grant replaces them', async () => {
        const [ada, ben] = [person('limited'), person('limited')];
        const limited: Grant = { role: 'approver', companies: ['b', hostile, 'a'] };
        const granted = () => other.roles.granted('limited', ada.objectId);
        await one.roles.grant(ada, limited, ben, 1);
        expect(await granted()).toEqual(limited);
        expect(await other.roles.list('limited')).toEqual([{ person: ada, ...limited, by: ben.name, at: 1 }]);
        await one.roles.grant(ada, { role: 'viewer', companies: [] }, ben, 2);
        expect(await granted()).toEqual({ role: 'viewer', companies: [] });
        await one.roles.grant(ada, everywhere('viewer'), ben, 3);
        expect(await granted()).toEqual(everywhere('viewer'));
      });

      test.each([
        [`role = 'owner'`, /"owner" is no role/],
        [`companies = '{"a": 1}'`, /its companies are no list of ids/],
        [`companies = '[1]'`, /its companies are no list of ids/],
        [`companies = 'a'`, /its body is not JSON/],
      ])('a stored grant with %s grants nothing and is an error that names its row', async (damage, told) => {
        const database = await newDatabase();
        const ada = person('damaged');
        const [before, its] = await database.pair();
        await before.roles.grant(ada, everywhere('approver'), ada, 1);
        await Promise.all([before.close(), its.close()]);
        await database.sql(`update roles set ${damage}`);
        const [store, twin] = await database.pair();
        const error = await store.roles.granted('damaged', ada.objectId).catch((thrown: unknown) => thrown);
        await Promise.all([store.close(), twin.close()]);
        expect(String(error)).toContain(`row ${ada.objectId} of the table roles`);
        expect(String(error)).toMatch(told);
      });
    });

    describe('policies', () => {
      const strict = (quietDays: number): Policy => ({
        ...firstPolicy,
        alwaysFor: { companies: [hostile], products: ['E5'], vendors: [] },
        twoAbove: { amount: '1000.00', currency: 'EUR' },
        quietDays,
      });

      test('the newest saved version holds, and every version before it is kept', async () => {
        const [ada, ben] = [aPerson({ tenantId: 'kept', name }), aPerson({ tenantId: 'kept' })];
        expect(await one.policies.current('kept')).toBeNull();
        expect(await one.policies.save('kept', strict(1), 0, ada, 10)).toBe(true);
        expect(await other.policies.save('kept', strict(2), 1, ben, 20)).toBe(true);
        const saved = [
          { version: 2, policy: strict(2), by: ben, at: 20 },
          { version: 1, policy: strict(1), by: ada, at: 10 },
        ];
        expect(await one.policies.current('kept')).toEqual(saved[0]);
        expect(await other.policies.history('kept', 10)).toEqual(saved);
        expect(await other.policies.history('kept', 1)).toEqual([saved[0]]);
        expect(await one.policies.current('another tenant')).toBeNull();
      });

      test('when many save on the same version at once, one wins', async () => {
        for (const basedOn of [0, 1, 2]) {
          const people = Array.from({ length: 10 }, () => aPerson({ tenantId: 'raced' }));
          const saves = people.map((person, index) =>
            (index % 2 ? one : other).policies.save('raced', strict(index), basedOn, person, 1),
          );
          const won = await Promise.all(saves);
          expect(won.filter(Boolean)).toHaveLength(1);
          const winner = won.indexOf(true);
          expect(await one.policies.current('raced')).toEqual({
            version: basedOn + 1,
            policy: strict(winner),
            by: people[winner],
            at: 1,
          });
        }
      });

      test('refuses a version that does not follow the current one', async () => {
        const ada = aPerson({ tenantId: 'gaps' });
        expect(await one.policies.save('gaps', strict(1), 1, ada, 1)).toBe(false);
        expect(await one.policies.save('gaps', strict(1), 0, ada, 1)).toBe(true);
        for (const basedOn of [0, 2, -1])
          expect(await one.policies.save('gaps', strict(9), basedOn, ada, 2)).toBe(false);
        expect(await one.policies.history('gaps', 10)).toHaveLength(1);
      });
    });

    test('one change of the policy waits, the newest, and is taken away once', async () => {
      const ada = aPerson({ tenantId: 'waits', name });
      const waiting = (id: string) => ({ id, basedOn: 1, policy: firstPolicy, by: ada, at: 5 });
      expect(await one.policies.waiting('waits')).toBeNull();
      await one.policies.propose(waiting('first'));
      await other.policies.propose(waiting('second'));
      expect(await one.policies.waiting('waits')).toEqual(waiting('second'));
      expect(await one.policies.settle('waits', 'first')).toBe(false);
      const taken = await Promise.all([one, other].map(({ policies }) => policies.settle('waits', 'second')));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await one.policies.waiting('waits')).toBeNull();
    });

    test('a conversation gets a use, another one takes it over, and the use ends', async () => {
      const get = () => other.places.get('tenant', 'approvals');
      expect(await get()).toBeNull();
      await one.places.set('tenant', 'approvals', null, 1);
      await one.places.set('tenant', 'approvals', '19:first@thread.tacv2', 2);
      await one.places.set('elsewhere', 'approvals', 'not this one', 3);
      expect(await get()).toBe('19:first@thread.tacv2');
      await one.places.set('tenant', 'approvals', '19:second@thread.tacv2', 4);
      expect(await get()).toBe('19:second@thread.tacv2');
      await one.places.set('tenant', 'approvals', null, 5);
      expect(await get()).toBeNull();
      expect(await one.places.get('elsewhere', 'approvals')).toBe('not this one');
    });

    test('all instances sign with one key, made at random when it is first needed', async () => {
      const stores = Array.from({ length: 10 }, (_, index) => (index % 2 ? one : other));
      const keys = await Promise.all(stores.map((store) => store.keys.signingKey()));
      expect(new Set(keys).size).toBe(1);
      expect(Buffer.from(keys[0] ?? '', 'base64url')).toHaveLength(32);
      const [store, twin] = await (await newDatabase()).pair();
      expect(await store.keys.signingKey()).not.toBe(keys[0]);
      await Promise.all([store.close(), twin.close()]);
    });

    test('people are remembered as last seen, each within their tenant', async () => {
      const [ada, ben] = [aPerson({ tenantId: 'people' }), aPerson({ tenantId: 'people' })];
      await one.people.remember(ada, { teamsId: '29:old', zone: null, locale: null }, 1);
      await one.people.remember({ ...ada, name }, { teamsId: '29:ada', zone: null, locale: null }, 2);
      await one.people.remember(ben, { teamsId: '29:ben', zone: null, locale: null }, 3);
      await one.people.remember(
        { ...ada, tenantId: 'elsewhere' },
        { teamsId: '29:elsewhere', zone: null, locale: null },
        4,
      );
      expect(await other.people.get('people', ada.objectId)).toEqual({ ...ada, name });
      expect(await other.people.get('people', 'stranger')).toBeNull();
      const ids = [ada.objectId, 'stranger', ben.objectId];
      expect((await other.people.teamsIds('people', ids)).toSorted()).toEqual(['29:ada', '29:ben']);
      expect(await other.people.teamsIds('people', [])).toEqual([]);
      expect(await other.people.teamsIds('nowhere', ids)).toEqual([]);
    });

    test('of people the last zone that was told is kept, and whether they are of the house', async () => {
      const ada = aPerson({ tenantId: 'zones' });
      expect(await one.people.seen('zones', ada.objectId)).toBeNull();
      await one.people.remember(ada, { teamsId: '29:ada', zone: 'Europe/Berlin', locale: null }, 1);
      await one.people.remember(ada, { teamsId: '29:ada', zone: null, locale: null }, 2);
      expect(await other.people.seen('zones', ada.objectId)).toEqual({
        zone: 'Europe/Berlin',
        locale: null,
        belongs: null,
      });
      const belonging = { kind: 'guest', organisations: ['x.example'] } as const;
      await one.people.belongs('zones', ada.objectId, belonging, 3);
      await one.people.belongs('zones', 'stranger', belonging, 3);
      expect(await other.people.seen('zones', ada.objectId)).toMatchObject({ belongs: { belonging, at: 3 } });
      expect(await other.people.seen('zones', 'stranger')).toBeNull();
    });

    test('an organisation is allowed once and revoked once, within its tenant', async () => {
      const ada = aPerson({ tenantId: 'allowing' });
      const { organisations } = one;
      expect(await organisations.allow('allowing', 'b.example', ada, 1)).toBe(true);
      expect(await organisations.allow('allowing', 'a.example', ada, 2)).toBe(true);
      expect(await other.organisations.allow('allowing', 'a.example', ada, 3)).toBe(false);
      expect(await other.organisations.list('allowing')).toEqual([
        { organisation: 'b.example', by: ada.name, at: 1 },
        { organisation: 'a.example', by: ada.name, at: 2 },
      ]);
      expect(await other.organisations.list('elsewhere')).toEqual([]);
      expect(await other.organisations.revoke('allowing', 'b.example')).toBe(true);
      expect(await organisations.revoke('allowing', 'b.example')).toBe(false);
      expect(await organisations.revoke('elsewhere', 'a.example')).toBe(false);
    });
  });
