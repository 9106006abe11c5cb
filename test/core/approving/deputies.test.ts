import { describe, expect, test } from '@jest/globals';
import {
  type Deputy,
  deputyOf,
  principalsOf,
  refuseDeputy,
  standingOf,
} from '../../../src/core/approving/deputies.ts';
import { holderOf } from '../../../src/core/changes/approvals.ts';
import type { Change } from '../../../src/core/changes/change.ts';
import { approve, reject } from '../../../src/core/changes/decide-steps.ts';
import { day } from '../../../src/core/words/durations.ts';
import type { Person } from '../../../src/core/words/people.ts';
import { ann, bo, change, now } from '../samples.ts';

const person = (objectId: string): Person => ({ ...ann, objectId, name: objectId });
const [cy, di, eve] = [person('cy'), person('di'), person('eve')];
const standsIn = (principal: Person, deputy: Person, until = now + day): Deputy => ({
  ...{ principal, deputy, until, by: principal, at: now },
});

test('somebody stands in until their moment, and not at it', () => {
  const all = [standsIn(cy, di), standsIn(eve, di, now)];
  expect(principalsOf(all, di, now)).toEqual([cy]);
  expect(principalsOf(all, cy, now)).toEqual([]);
  expect(deputyOf(all, cy, now)?.deputy).toBe(di);
  expect(deputyOf(all, eve, now)).toBeNull();
});

describe('who may say who stands in', () => {
  const wish = {
    ...{ principal: cy, deputy: di, until: now + day, by: cy },
    roles: { by: 'approver', principal: 'approver', deputy: 'viewer' },
  } as const;
  const refused = (more: Partial<Parameters<typeof refuseDeputy>[0]>) =>
    refuseDeputy({ ...wish, ...more }, now);

  test('is the one who is away, or an admin', () => {
    expect(refused({})).toBeNull();
    expect(refused({ by: eve })).toBe('not-own');
    expect(refused({ by: eve, roles: { ...wish.roles, by: 'admin' } })).toBeNull();
  });
  test('is nobody for other organisations, for themselves, or without an approver and a role', () => {
    expect(refused({ deputy: { ...di, tenantId: 't2' } })).toBe('foreign-tenant');
    expect(refused({ principal: { ...cy, tenantId: 't2' } })).toBe('foreign-tenant');
    expect(refused({ deputy: cy })).toBe('self');
    expect(refused({ roles: { ...wish.roles, principal: 'requester' } })).toBe('nothing-to-do');
    expect(refused({ roles: { ...wish.roles, deputy: 'none' } })).toBe('deputy-without-role');
  });
  test('is refused without a moment ahead, within a year', () => {
    expect(refused({ until: now })).toBe('over');
    expect(refused({ until: now + 366 * day })).toBeNull();
    expect(refused({ until: now + 367 * day })).toBe('too-long');
  });
});

describe('whoever stands in', () => {
  const asked = change({ requestedBy: ann, approversNeeded: 2 });
  const of = (own: 'viewer' | 'approver', ...principals: { person: Person; role: 'viewer' | 'approver' }[]) =>
    standingOf(own, principals, asked);

  test('acts for themselves where they may approve anyway', () => {
    expect(of('approver', { person: cy, role: 'approver' })).toEqual({ role: 'approver', actsFor: null });
  });
  test('has the rights of whoever is away, as those are now, and no deputy of their own', () => {
    expect(of('viewer', { person: cy, role: 'viewer' })).toEqual({ role: 'viewer', actsFor: null });
    expect(of('viewer', { person: cy, role: 'approver' })).toEqual({ role: 'approver', actsFor: cy });
    expect(of('viewer')).toEqual({ role: 'viewer', actsFor: null });
  });
  test('acts for one whose approval can count', () => {
    const both = [
      { person: ann, role: 'approver' },
      { person: cy, role: 'approver' },
    ] as const;
    expect(standingOf('viewer', both, asked).actsFor).toBe(cy);
    const given = { ...asked, approvals: [{ person: eve, at: now, actsFor: cy }] };
    expect(standingOf('viewer', both, given).actsFor).toBe(ann);
    expect(given.approvals.map(holderOf)).toEqual([cy]);
    expect(holderOf({ person: eve, at: now })).toBe(eve);
  });

  const pressed = (one: Change, by: Person, actsFor: Person | null, self = false) =>
    approve(one, by, 'approver', self, now, null, null, actsFor);
  const saved = (step: ReturnType<typeof approve>) => {
    if (step.kind !== 'next') throw new Error(step.reason);
    return step.change;
  };
  const reason = (step: ReturnType<typeof approve>) => (step.kind === 'refused' ? step.reason : null);

  test('never approves their own request, or one of whom they stand in for, whatever the configuration', () => {
    for (const self of [false, true]) {
      expect(reason(pressed(asked, ann, cy, self))).toBe('own-request');
      expect(reason(pressed(asked, di, ann, self))).toBe('principal-request');
    }
  });
  test('counts once with the one who is away: of two approvers they are one', () => {
    const one = saved(pressed(asked, di, cy));
    expect(one).toMatchObject({ state: 'pending', approvals: [{ person: di, actsFor: cy }] });
    expect(reason(pressed(one, cy, null))).toBe('approved-already');
    expect(reason(pressed(one, di, null))).toBe('approved-already');
    expect(reason(pressed(one, di, eve))).toBe('approved-already');
    expect(reason(pressed(one, bo, cy))).toBe('approved-already');
    const own = saved(pressed(asked, cy, null));
    expect(reason(pressed(own, di, cy))).toBe('approved-already');
  });
  test('is named with whom they stood in for', () => {
    const done = saved(pressed(saved(pressed(asked, di, cy)), bo, null));
    expect(done).toMatchObject({ state: 'approved', decided: { by: bo } });
    const alone = saved(pressed({ ...asked, approversNeeded: 1 }, di, cy));
    expect(alone).toMatchObject({ state: 'approved', decided: { by: di, actsFor: cy } });
    expect(reject(asked, di, 'approver', null, now, false, cy)).toMatchObject({
      change: { state: 'rejected', decided: { by: di, actsFor: cy } },
    });
  });
});
