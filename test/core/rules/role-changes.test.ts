import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  grantable,
  type Held,
  peopleNamed,
  type RoleChange,
  refuseRoleChange,
} from '../../../src/core/rules/role-changes.ts';
import type { Person } from '../../../src/core/words/people.ts';

const person = (objectId: string, tenantId = 'home', name = objectId): Person => ({
  tenantId,
  objectId,
  name,
});
const ann = person('ann', 'home', 'Ann Archer');
const bo = person('bo', 'home', 'Bo Berg');
const held = (who: Person, role: Held['role']): Held => ({ person: who, role, companies: null });
const now = 1_000;
const give = (who: Person, role: (typeof grantable)[number] | null, by = ann) => ({
  by,
  who,
  role,
  companies: null,
  until: null,
});
const refused = (change: RoleChange, configured: readonly string[], grants: readonly Held[]) =>
  refuseRoleChange(change, configured, grants, now);

describe('changing a role', () => {
  test('is possible for anyone in the same tenant', () => {
    expect(refused(give(bo, 'approver'), ['ann'], [])).toBeNull();
  });

  test('is refused for someone in another tenant', () => {
    expect(refused(give(person('bo', 'away'), 'viewer'), ['ann'], [])).toBe('foreign-tenant');
  });

  test('is refused for a configured admin, upwards and downwards', () => {
    for (const role of [...grantable, null])
      expect(refused(give(ann, role), ['ann'], [held(bo, 'admin')])).toBe('configuration');
  });

  test('is refused for an admin of some companies only', () => {
    const some = { ...give(bo, 'admin'), companies: ['contoso'] };
    expect(refused(some, ['ann'], [])).toBe('admin-of-companies');
    expect(refused({ ...some, role: 'approver' }, ['ann'], [])).toBeNull();
  });

  test('has nothing to revoke when nothing was granted', () => {
    expect(refused(give(bo, null), ['ann'], [held(ann, 'admin')])).toBe('nothing-granted');
  });

  test('is refused to the last admin, revoking themselves or lowering their own role', () => {
    const grants = [held(ann, 'admin'), held(bo, 'approver')];
    for (const role of ['viewer', 'requester', 'approver', null] as const)
      expect(refused(give(ann, role), [], grants)).toBe('last-admin');
    expect(refused(give(ann, 'admin'), [], grants)).toBeNull();
  });

  test('is possible for an admin while another remains, granted or configured', () => {
    expect(refused(give(ann, null), [], [held(ann, 'admin'), held(bo, 'admin')])).toBeNull();
    expect(refused(give(ann, 'viewer'), ['bo'], [held(ann, 'admin')])).toBeNull();
  });

  test('is refused when its end is over', () => {
    expect(refused({ ...give(bo, 'approver'), until: now }, ['ann'], [])).toBe('over');
    expect(refused({ ...give(bo, 'approver'), until: now + 1 }, ['ann'], [])).toBeNull();
  });

  test('does not count an admin whose role ends as one who stays', () => {
    const ending: Held = { ...held(bo, 'admin'), until: now + 1 };
    expect(refused(give(ann, null), [], [held(ann, 'admin'), ending])).toBe('last-admin');
    expect(refused({ ...give(ann, 'admin'), until: now + 1 }, [], [held(ann, 'admin')])).toBe('last-admin');
    const back: Held = {
      ...held(bo, 'viewer'),
      until: now + 1,
      afterwards: { role: 'admin', companies: null },
    };
    expect(refused(give(ann, null), [], [held(ann, 'admin'), back])).toBeNull();
  });

  test('never leaves a tenant without an admin if it had one', () => {
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
      until: fc.constant(null),
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
            if (refused(one, configured, now) !== null) continue;
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

  test('is found by the whole name or a part, ignoring case, accents and a leading @', () => {
    expect(peopleNamed('Ann Archer', people)).toEqual([ann]);
    expect(peopleNamed('@ÁNN', people)).toEqual([ann]);
    expect(peopleNamed('Archer, Ann', people)).toEqual([ann]);
  });

  test('is the exact match before those with longer names', () => {
    expect(peopleNamed('bo', people).map(({ objectId }) => objectId)).toEqual(['b3']);
    expect(peopleNamed('bo', people.slice(0, 3))).toHaveLength(2);
  });

  test('is nobody for part of a word, or for no word', () => {
    expect(peopleNamed('Arch', people)).toEqual([]);
    expect(peopleNamed('@', people)).toEqual([]);
  });
});
