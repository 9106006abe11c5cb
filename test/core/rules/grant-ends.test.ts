import { expect, test } from '@jest/globals';
import { endIsNear, grantNow, grantOver, hasEnd } from '../../../src/core/rules/grant-ends.ts';
import { day, hour } from '../../../src/core/words/durations.ts';

const now = 1_000_000;
const requester = { role: 'requester', companies: null } as const;
const approver = { role: 'approver', companies: ['c1'] } as const;

test('a role ends at its moment, by the clock alone', () => {
  const ending = { ...approver, until: now };
  expect(grantNow(approver, now)).toBe(approver);
  expect(grantNow(ending, now - 1)).toBe(ending);
  expect(grantNow(ending, now)).toBeNull();
});
test('the lasting role before it holds again', () => {
  const saved = grantOver({ ...approver, until: now }, requester);
  expect(grantNow(saved, now)).toEqual(requester);
  // Over another with an end: what stood behind that one.
  expect(grantOver({ ...approver, until: now + 1 }, saved).afterwards).toEqual(requester);
  expect(grantOver({ ...approver, until: now + 1 }, { ...approver, until: now }).afterwards).toBeUndefined();
});
test('an end that is given to a role somebody has already takes it away then', () => {
  expect(grantOver({ ...approver, until: now }, { role: 'admin', companies: null })).toEqual({
    ...approver,
    until: now,
  });
  expect(grantOver(approver, requester)).toEqual(approver);
  expect(grantOver({ ...approver, until: now }, null)).toEqual({ ...approver, until: now });
});
test('admins hear of the end a day ahead, or when a quarter of a short one is left', () => {
  expect(endIsNear(30 * day, 0, 29 * day - 1)).toBe(false);
  expect(endIsNear(30 * day, 0, 29 * day)).toBe(true);
  expect(endIsNear(8 * hour, 0, 6 * hour - 1)).toBe(false);
  expect(endIsNear(8 * hour, 0, 6 * hour)).toBe(true);
  expect(endIsNear(8 * hour, 0, 8 * hour)).toBe(false);
  expect([hasEnd(approver), hasEnd({ ...approver, until: now })]).toEqual([false, true]);
});
