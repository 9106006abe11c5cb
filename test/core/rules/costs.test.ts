import { expect, test } from '@jest/globals';
import { costsFor, seesCostOf } from '../../../src/core/rules/costs.ts';

/* Who sees what the partner pays: from a role on (COST_ROLE, approver if nobody says otherwise), for the companies of that role. */

test.each([
  ['nobody has granted a role', null, 'viewer', 'none'],
  ['the default is enough', null, 'approver', 'all'],
  ['an approver', { role: 'approver', companies: null }, 'viewer', 'all'],
  ['an admin', { role: 'admin', companies: null }, 'none', 'all'],
  ['a requester', { role: 'requester', companies: null }, 'viewer', 'none'],
  ['less than the default', { role: 'requester', companies: null }, 'approver', 'none'],
  ['an approver for some', { role: 'approver', companies: ['c'] }, 'viewer', ['c']],
  ['an approver for some where all are', { role: 'approver', companies: ['c'] }, 'approver', 'all'],
  ['a requester for some', { role: 'requester', companies: ['c'] }, 'viewer', 'none'],
  ['a requester for some where all approve', { role: 'requester', companies: ['c'] }, 'approver', 'none'],
] as const)('%s', (_who, granted, byDefault, costs) => {
  expect(costsFor(granted, byDefault, 'approver')).toEqual(costs);
});

test('costs of a company are seen by whoever sees all, or those of that company', () => {
  expect(seesCostOf('all', 'c')).toBe(true);
  expect(seesCostOf('none', 'c')).toBe(false);
  expect(seesCostOf(['c'], 'c')).toBe(true);
  expect(seesCostOf(['d'], 'c')).toBe(false);
});
