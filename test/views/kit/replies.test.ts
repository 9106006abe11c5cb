import { expect, test } from '@jest/globals';
import { missingRoleText } from '../../../src/views/kit/replies.ts';

test('who lacks a role is told which one, and who can give it', () => {
  expect(missingRoleText({ role: 'viewer', needed: 'requester' })).toBe(
    'This needs the role requester. Yours is viewer. An admin can change it.',
  );
  expect(missingRoleText({ role: 'none', needed: 'viewer' })).toBe(
    'You have no role in this bot yet. An admin can give you one.',
  );
});
