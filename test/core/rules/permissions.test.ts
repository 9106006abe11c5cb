import { expect, test } from '@jest/globals';
import { allCompanies, missingRole, roleOf, seesAll } from '../../../src/core/rules/permissions.ts';
import { includes, roles, samePerson } from '../../../src/core/words/people.ts';
import { ann, bo } from '../samples.ts';

test('each role includes those before it', () =>
  expect(roles.map((role) => includes(role, 'approver'))).toEqual([false, false, false, true, true]));
test('tenant and object id identify a person, whatever the name', () => {
  expect(samePerson(ann, { ...ann, name: 'Anna' })).toBe(true);
  expect(samePerson(ann, bo)).toBe(false);
  expect(samePerson(ann, { ...ann, tenantId: 't2' })).toBe(false);
});
test('a configured admin is admin whatever was granted', () =>
  expect(roleOf(ann, ['ann'], { role: 'viewer', companies: null }, 'none')).toEqual({
    role: 'admin',
    from: 'configuration',
  }));
test('a grant overrides the default, also downwards', () => {
  expect(roleOf(ann, [], { role: 'none', companies: null }, 'viewer')).toEqual({
    role: 'none',
    from: 'grant',
  });
  expect(roleOf(ann, [], null, 'viewer')).toEqual({ role: 'viewer', from: 'default' });
});
test('someone who lacks a role is told which one', () => {
  expect(missingRole({ role: 'approver' }, 'requester')).toBeNull();
  expect(missingRole({ role: 'viewer' }, 'requester')).toEqual({ role: 'viewer', needed: 'requester' });
  expect(missingRole({ role: 'none' }, 'viewer')).toEqual({ role: 'none', needed: 'viewer' });
});
test('a grant for some companies applies to those; elsewhere the default does', () => {
  const limited = { role: 'approver', companies: ['c1'] } as const;
  expect(roleOf(ann, [], limited, 'viewer', 'c1').role).toBe('approver');
  expect(roleOf(ann, [], limited, 'viewer', 'c2')).toEqual({
    role: 'viewer',
    from: 'default',
    elsewhere: true,
  });
  expect(missingRole(roleOf(ann, [], limited, 'viewer', allCompanies), 'approver')).toEqual({
    role: 'viewer',
    needed: 'approver',
    elsewhere: true,
  });
  expect(roleOf(ann, [], limited, 'viewer').role).toBe('approver');
});
test('all companies are seen where everybody may look, and by admins of the configuration', () => {
  expect(seesAll(ann, [], 'viewer')).toBe(true);
  expect(seesAll(ann, [], 'none')).toBe(false);
  expect(seesAll(ann, ['ann'], 'none')).toBe(true);
});
