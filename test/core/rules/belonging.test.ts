import { describe, expect, test } from '@jest/globals';
import { belongingOf, isAllowed, organisationIn } from '../../../src/core/rules/belonging.ts';

const ours = '7d3f1c9a-52b8-4b7e-9a53-0c8f4b1e6d20';
const theirs = '00000000-1111-4222-8333-444444444444';
const nothing = { tenantId: null, userRole: null, userPrincipalName: null };

describe('who is of the house', () => {
  // Microsoft's example of a member: "tenantId", "userRole": "user"; "anonymous" for one who is not signed in.
  // https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
  test.each([
    ['a user of the tenant', { tenantId: ours.toUpperCase(), userRole: 'user' }, { kind: 'ours' }],
    ['a user without a tenant', { userRole: 'User', userPrincipalName: 'kim@contoso.com' }, { kind: 'ours' }],
    // As the page has it for a list of members.
    ['a user whose tenant is no id', { tenantId: '29:1UX7p8', userRole: 'user' }, { kind: 'ours' }],
    ['nobody that Teams tells of', {}, { kind: 'unknown' }],
    ['a role that the page has not', { tenantId: ours, userRole: 'owner' }, { kind: 'unknown' }],
    ['an anonymous one', { tenantId: ours, userRole: 'anonymous' }, { kind: 'guest', organisations: [] }],
    ['a guest', { tenantId: ours, userRole: 'guest' }, { kind: 'guest', organisations: [] }],
    [
      'a user of another tenant',
      { tenantId: theirs, userRole: 'user', userPrincipalName: 'kim@fabrikam.com' },
      { kind: 'guest', organisations: [theirs, 'fabrikam.com'] },
    ],
    ['the same without a name', { tenantId: theirs }, { kind: 'guest', organisations: [theirs] }],
    // https://learn.microsoft.com/entra/external-id/user-properties
    [
      'who has a guest’s name',
      {
        tenantId: ours,
        userRole: 'user',
        userPrincipalName: 'kim_lee_fabrikam.com#EXT#@contoso.onmicrosoft.com',
      },
      { kind: 'guest', organisations: ['fabrikam.com'] },
    ],
    [
      'a guest’s name without a domain',
      { userPrincipalName: 'kim#EXT#@contoso.onmicrosoft.com' },
      { kind: 'guest', organisations: [] },
    ],
  ])('%s', (_who, told, belonging) => {
    expect(belongingOf({ ...nothing, ...told }, [ours])).toEqual(belonging);
  });
});

test.each([
  ['Fabrikam.com', 'fabrikam.com'],
  ['kim@fabrikam.co.uk', 'fabrikam.co.uk'],
  [` ${theirs.toUpperCase()} `, theirs],
  ['Fabrikam', null],
  ['fabrikam.com/login', null],
  ['-.com', null],
])('an organisation is a domain or a tenant id: %s', (written, read) => {
  expect(organisationIn(written)).toBe(read);
});

test('an allowed organisation is known by either, and only guests need it', () => {
  const guest = { kind: 'guest', organisations: [theirs, 'fabrikam.com'] } as const;
  expect(isAllowed(guest, ['fabrikam.com'])).toBe(true);
  expect(isAllowed(guest, ['contoso.com'])).toBe(false);
  expect(isAllowed({ kind: 'guest', organisations: [] }, ['fabrikam.com'])).toBe(false);
  expect(isAllowed({ kind: 'unknown' }, ['fabrikam.com'])).toBe(false);
});
