import { expect, test } from '@jest/globals';
import { isDecidedApart } from '../../../src/core/changes/bundle.ts';
import { decisionRows } from '../../../src/core/renewals/decision-rows.ts';
import { newRenewal } from '../../../src/core/renewals/renewal-lines.ts';
import { ada, aLine, committed, day, now, portfolioOf } from '../alerts/due-samples.ts';

const at = (days: number) => now + days * day;
const held = portfolioOf(
  committed('soon', at(5)),
  committed('later', at(20)),
  committed('past', at(-1)),
  committed('decided', at(5)),
);
const period = { from: now - 2 * day, to: at(30) };
const companyId = [...held.subscriptions.values()][0]?.companyId ?? '';
const renewal = {
  ...newRenewal({
    ...{ id: 'r', tenantId: 't', companyId, companyName: 'C', createdAt: now },
    day: new Date(at(5)).toISOString().slice(0, 10),
    lines: [
      aLine({ subscriptionId: 'decided', decision: { kind: 'renew', by: ada, at: now } }),
      aLine({ subscriptionId: 'soon' }),
    ],
  }),
  owner: ada,
};
const asked = (ownerId: string | null, owners = new Map()) =>
  decisionRows(held, period, { renewals: [renewal], owners, ownerId }, now);

test('what renews in a period and is ahead can be decided, but for what is; the soonest first', () => {
  const { open, decided } = asked(null);
  expect(open.map(({ subscription }) => subscription.id)).toEqual(['soon', 'later']);
  expect(decided).toBe(1);
});

test('of an owner, who owns the renewal, or the company where none is open yet', () => {
  const bo = { ...ada, objectId: 'bo' };
  expect(asked('ada').open.map(({ subscription }) => subscription.id)).toEqual(['soon']);
  expect(asked('bo', new Map([[companyId, bo]])).open.map(({ subscription }) => subscription.id)).toEqual([
    'later',
  ]);
});

test('what was decided of several renewals is decided apart', () => {
  const bundle = { id: 'b', line: 0, told: [], kind: 'renewals' } as const;
  expect(isDecidedApart({ bundle })).toBe(true);
  expect(isDecidedApart({ bundle: { ...bundle, kind: 'seats' } })).toBe(false);
  expect(isDecidedApart({ bundle: null })).toBe(false);
});
