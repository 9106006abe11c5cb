import { describe, expect, test } from '@jest/globals';
import { allCompanies, missingRole, roleOf, sightOfRole } from '../../../src/core/rules/permissions.ts';
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
describe('whom a role limits in looking', () => {
  const limited = { role: 'approver', companies: ['c1'] } as const;
  const settings = { admins: [], defaultRole: 'viewer', limitedLookups: true } as const;
  test('who has a role for some companies sees those alone, whatever others see', () =>
    expect(sightOfRole(ann, limited, settings)).toEqual(['c1']));
  test('who has none, or one for all companies, sees all', () => {
    expect(sightOfRole(ann, null, settings)).toBeNull();
    expect(sightOfRole(ann, { ...limited, companies: null }, settings)).toBeNull();
  });
  test('the setting lets them see what others see', () => {
    const open = { ...settings, limitedLookups: false };
    expect(sightOfRole(ann, limited, open)).toBeNull();
    expect(sightOfRole(ann, limited, { ...open, defaultRole: 'none' })).toEqual(['c1']);
  });
  test('an admin of the configuration sees all', () =>
    expect(sightOfRole(ann, limited, { ...settings, admins: ['ann'] })).toBeNull());
});
