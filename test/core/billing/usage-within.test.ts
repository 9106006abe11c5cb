import { expect, test } from '@jest/globals';
import type { UsageOf } from '../../../src/core/billing/usage-owners.ts';
import type { ResourceUsage } from '../../../src/core/billing/usage-read.ts';
import { usageWithin } from '../../../src/core/billing/usage-within.ts';
import { company } from '../finding/held-things.ts';
import { subscription } from '../samples.ts';

const resource = (
  charges: number | null,
  currency = 'USD',
  isTrial: boolean | null = null,
): ResourceUsage => ({
  subscription: subscription({ productName: 'Microsoft Azure' }),
  summary: {
    ...{ id: 'u', companyId: 'c', productId: null, resourceGroup: 'rg', vendorName: 'Microsoft' },
    ...{ currentCharges: charges, partnerTotal: charges, currency, isTrial },
  },
  days: new Map(),
});
const of = (name: string, ...resources: ResourceUsage[]): UsageOf => ({
  owner: { kind: 'company', company: company(name, name) },
  resources,
});
const nobody: UsageOf = { owner: { kind: 'nobody' }, resources: [resource(9_000)] };
const plan = { days: ['2026-11-01'], pax8Month: ['2026-11-01'], isPax8Month: true };
const within = (owners: readonly UsageOf[], bounds = {}) =>
  usageWithin(owners, plan, bounds).map(({ of: { owner } }) =>
    owner.kind === 'company' ? owner.company.name : owner.kind,
  );

test('the largest stand first, by the currency with most of it and then the next; what nobody has stands last', () => {
  const all = [
    nobody,
    of('small', resource(10)),
    of('euro', resource(70, 'EUR')),
    of('large', resource(500)),
  ];
  expect(within(all)).toEqual(['large', 'small', 'euro', 'nobody']);
  expect(within([of('one', resource(5)), of('same', resource(5))])).toEqual(['one', 'same']);
  expect(within(all, { top: 1 })).toEqual(['large']);
});

test('bounds hold for charges in their currency; unknown charges and trials are within none', () => {
  const all = [
    of('known', resource(200)),
    of('unknown', resource(null)),
    of('trial', resource(300, 'USD', true)),
    of('euro', resource(300, 'EUR')),
  ];
  expect(within(all, { amount: { least: 100, currency: 'USD' } })).toEqual(['known']);
  expect(within(all, { amount: { least: 100, currency: null } })).toEqual(['euro', 'known']);
});
