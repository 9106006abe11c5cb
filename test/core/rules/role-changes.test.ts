import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { grantable, type Held, peopleNamed, refuseRoleChange } from '../../../src/core/rules/role-changes.ts';
import type { Person } from '../../../src/core/words/people.ts';

const person = (objectId: string, tenantId = 'home', name = objectId): Person => ({
  tenantId,
  objectId,
  name,
});
const ann = person('ann', 'home', 'Ann Archer');
const bo = person('bo', 'home', 'Bo Berg');
const held = (who: Person, role: Held['role']): Held => ({ person: who, role, companies: null });
const give = (who: Person, role: (typeof grantable)[number] | null, by = ann) => ({
  by,
  who,
  role,
  companies: null,
});

describe('changing a role', () => {
  test('is possible for anybody of the own tenant', () => {
    expect(refuseRoleChange(give(bo, 'approver'), ['ann'], [])).toBeNull();
  });

  test('is refused for somebody of another tenant', () => {
    expect(refuseRoleChange(give(person('bo', 'away'), 'viewer'), ['ann'], [])).toBe('foreign-tenant');
  });

  test('is refused for an admin of the configuration, upwards and downwards', () => {
    for (const role of [...grantable, null])
      expect(refuseRoleChange(give(ann, role), ['ann'], [held(bo, 'admin')])).toBe('configuration');
  });

  test('is refused for an admin of some companies only', () => {
    const some = { ...give(bo, 'admin'), companies: ['contoso'] };
    expect(refuseRoleChange(some, ['ann'], [])).toBe('admin-of-companies');
    expect(refuseRoleChange({ ...some, role: 'approver' }, ['ann'], [])).toBeNull();
  });

  test('has nothing to revoke where nothing was granted', () => {
    expect(refuseRoleChange(give(bo, null), ['ann'], [held(ann, 'admin')])).toBe('nothing-granted');
  });

  test('is refused to the last admin, revoking themselves or lowering their own role', () => {
    const grants = [held(ann, 'admin'), held(bo, 'approver')];
    for (const role of ['viewer', 'requester', 'approver', null] as const)
      expect(refuseRoleChange(give(ann, role), [], grants)).toBe('last-admin');
    expect(refuseRoleChange(give(ann, 'admin'), [], grants)).toBeNull();
  });

  test('is possible for an admin while another one is left, granted or of the configuration', () => {
    expect(refuseRoleChange(give(ann, null), [], [held(ann, 'admin'), held(bo, 'admin')])).toBeNull();
    expect(refuseRoleChange(give(ann, 'viewer'), ['bo'], [held(ann, 'admin')])).toBeNull();
  });

  test('never leaves a tenant without an admin that had one', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const someone = fc.constantFrom(...ids).map((id) => person(id));
    const grants = fc.uniqueArray(
      fc.record({ person: someone, role: fc.constantFrom(...grantable), companies: fc.constant(null) }),
      { selector: ({ person: { objectId } }) => objectId },
    );
    const change = fc.record({
      by: someone,
      who: someone,
      role: fc.constantFrom(...grantable, null),
      companies: fc.constant(null),
    });
    fc.assert(
      fc.property(
        grants,
        fc.subarray(ids, { maxLength: 1 }),
        fc.array(change, { maxLength: 12 }),
        (start, configured, changes) => {
          const admins = (now: readonly Held[]) =>
            configured.length + now.filter(({ role }) => role === 'admin').length;
          fc.pre(admins(start) > 0);
          let now: readonly Held[] = start;
          for (const one of changes) {
            if (refuseRoleChange(one, configured, now) !== null) continue;
            const rest = now.filter((grant) => grant.person.objectId !== one.who.objectId);
            now = one.role === null ? rest : [...rest, held(one.who, one.role)];
            expect(admins(now)).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});

describe('a person by name', () => {
  const people = [ann, bo, person('b2', 'home', 'Bo Bergson'), person('b3', 'home', 'Bo')];

  test('is found by the whole name, by a part of it, whatever the case, accents or a leading @', () => {
    expect(peopleNamed('Ann Archer', people)).toEqual([ann]);
    expect(peopleNamed('@ÁNN', people)).toEqual([ann]);
    expect(peopleNamed('Archer, Ann', people)).toEqual([ann]);
  });

  test('is the one called exactly so before those who are called more', () => {
    expect(peopleNamed('bo', people).map(({ objectId }) => objectId)).toEqual(['b3']);
    expect(peopleNamed('bo', people.slice(0, 3))).toHaveLength(2);
  });

  test('is nobody for a part of a word, or for no word', () => {
    expect(peopleNamed('Arch', people)).toEqual([]);
    expect(peopleNamed('@', people)).toEqual([]);
  });
});
