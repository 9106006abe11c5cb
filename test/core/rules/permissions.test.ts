import { expect, test } from '@jest/globals';
import { missingRole, roleOf } from '../../../src/core/rules/permissions.ts';
import { includes, roles, samePerson } from '../../../src/core/words/people.ts';
import { ann, bo } from '../samples.ts';

test('each role includes those before it', () =>
  expect(roles.map((role) => includes(role, 'approver'))).toEqual([false, false, false, true, true]));
test('a person is the same by tenant and object id, whatever the name', () => {
  expect(samePerson(ann, { ...ann, name: 'Anna' })).toBe(true);
  expect(samePerson(ann, bo)).toBe(false);
  expect(samePerson(ann, { ...ann, tenantId: 't2' })).toBe(false);
});
test('an admin of the configuration is admin whatever was granted', () =>
  expect(roleOf(ann, ['ann'], { role: 'viewer', companies: null }, 'none')).toEqual({
    role: 'admin',
    from: 'configuration',
  }));
test('a grant goes before the default, also downwards', () => {
  expect(roleOf(ann, [], { role: 'none', companies: null }, 'viewer')).toEqual({
    role: 'none',
    from: 'grant',
  });
  expect(roleOf(ann, [], null, 'viewer')).toEqual({ role: 'viewer', from: 'default' });
});
test('who lacks a role is told which one', () => {
  expect(missingRole('approver', 'requester')).toBeNull();
  expect(missingRole('viewer', 'requester')).toMatch(/needs the role requester; yours is viewer/);
  expect(missingRole('none', 'viewer')).toMatch(/no role/);
});
test('a grant for some companies holds for those, and elsewhere the default does', () => {
  const limited = { role: 'approver', companies: ['c1'] } as const;
  expect(roleOf(ann, [], limited, 'viewer', 'c1').role).toBe('approver');
  expect(roleOf(ann, [], limited, 'viewer', 'c2')).toEqual({ role: 'viewer', from: 'default' });
  expect(roleOf(ann, [], limited, 'viewer').role).toBe('approver');
});
