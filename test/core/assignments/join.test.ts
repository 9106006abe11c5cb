import { describe, expect, test } from '@jest/globals';
import { assignmentsIn } from '../../../src/core/assignments/join.ts';
import {
  type KeptTenant,
  type Licence,
  type TenantLicences,
  tenantByExternalId,
  type VendorSubscription,
} from '../../../src/core/assignments/licences.ts';
import type { Company, Subscription } from '../../../src/core/marketplace/records.ts';
import { buildPortfolio } from '../../../src/core/portfolio/portfolio.ts';
import { day, now, subscription } from '../samples.ts';

/** Of Microsoft 365 Business Premium. https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference */
const premium = 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46';
const basic = '3b555118-da6a-4418-894f-7df1e2096870';
const tenant = 'b5f1a3d2-0c4e-4f6a-8b7c-9d0e1f2a3b4c';

const company: Company = {
  ...{ id: 'c1', name: 'Contoso', status: 'Active', externalId: tenant, city: null, country: null },
};
const licence = (given: Partial<Licence> = {}): Licence => ({
  ...{ skuId: premium, partNumber: 'SPB', appliesTo: 'User', assigned: 18, seats: 25 },
  ...given,
});
const atMicrosoft = (given: Partial<VendorSubscription> = {}): VendorSubscription => ({
  ...{ commerceId: 'm1', skuId: premium, status: 'Enabled', seats: 25, endsAt: now + 30 * day },
  ...given,
});
const read = (licences: TenantLicences | null, given: Partial<KeptTenant> = {}): KeptTenant => ({
  ...{ tenantId: tenant, licences, asOf: now, trouble: null, nextAt: now, failures: 0 },
  ...given,
});
const held = (given: Partial<Subscription> = {}): Subscription =>
  subscription({ id: 's1', companyId: 'c1', quantity: 25, vendorId: 'm1', ...given });

const joined = (
  subscriptions: readonly Subscription[],
  kept: KeptTenant,
  skus: ReadonlyMap<string, string> = new Map(),
) => {
  const portfolio = buildPortfolio({ companies: [company], subscriptions, asOf: now, unreadable: 0 });
  const found = assignmentsIn(portfolio, new Map([['c1', tenant]]), [kept], skus, now);
  return Object.fromEntries(
    [...found].map(([id, { licence: of, shared, own, endsAt }]) => [
      id,
      [`${of.assigned}/${of.seats}`, shared, own, endsAt === null ? null : (endsAt - now) / day],
    ]),
  );
};

describe('a subscription at Pax8 and one at Microsoft', () => {
  test('find each other by vendorSubscriptionId and commerceSubscriptionId, in whatever case', () => {
    const licences = { licences: [licence()], subscriptions: [atMicrosoft({ commerceId: 'aa-bb' })] };
    expect(joined([held({ vendorId: 'AA-BB' })], read(licences))).toEqual({ s1: ['18/25', 1, 25, 30] });
    expect(joined([held({ vendorId: 'other' })], read(licences))).toEqual({});
  });

  // `vendorSku` as clients of Pax8's API have seen it: `productId:skuId`, after JSON became the same text.
  test('find each other by the SKU when exactly one licence has it, and never by a name', () => {
    const two = {
      licences: [licence(), licence({ skuId: basic, partNumber: 'BASIC' })],
      subscriptions: null,
    };
    const bySku = (vendorSku: string) => joined([held({ vendorSku })], read(two));
    expect(bySku(premium.toUpperCase())).toEqual({ s1: ['18/25', 1, 25, null] });
    expect(bySku(`CFQ7TTC0LCHC:${premium}`)).toEqual({ s1: ['18/25', 1, 25, null] });
    expect(bySku('spb')).toEqual({ s1: ['18/25', 1, 25, null] });
    expect(bySku('CFQ7TTC0LCHC:0002')).toEqual({});
    expect(bySku(`${basic}:${premium}`)).toEqual({});
    expect(joined([held({ productName: 'Microsoft 365 Business Premium' })], read(two))).toEqual({});
    const skus = new Map([['p1', `X:${basic}`]]);
    expect(joined([held({ productId: 'p1' })], read(two), skus)).toEqual({ s1: ['18/25', 1, 25, null] });
  });

  test('the id goes before the SKU, and a licence without a count is not known', () => {
    const licences = {
      licences: [licence()],
      subscriptions: [atMicrosoft({ skuId: basic }), atMicrosoft({ commerceId: null })],
    };
    expect(joined([held({ vendorSku: premium })], read(licences))).toEqual({});
  });

  test('share the count of a licence with the others of it, as many as Microsoft lists or as were joined', () => {
    const three = {
      licences: [licence()],
      subscriptions: [
        atMicrosoft(),
        atMicrosoft({ commerceId: 'm2', status: 'Warning' }),
        atMicrosoft({ commerceId: 'm3', status: null }),
        atMicrosoft({ commerceId: 'm4', status: 'Deleted' }),
        atMicrosoft({ commerceId: 'm5', skuId: basic }),
      ],
    };
    expect(joined([held()], read(three))).toEqual({ s1: ['18/25', 3, 25, 30] });
    const bySku = held({ vendorId: null, vendorSku: premium });
    const unlisted = read({ ...three, subscriptions: null });
    expect(joined([bySku, { ...bySku, id: 's2' }], unlisted)).toEqual({
      s1: ['18/25', 2, null, null],
      s2: ['18/25', 2, null, null],
    });
  });

  test('an end of Microsoft’s that lies in the past is not believed', () => {
    const stale = { licences: [licence()], subscriptions: [atMicrosoft({ endsAt: now - day })] };
    expect(joined([held()], read(stale))).toEqual({ s1: ['18/25', 1, 25, null] });
  });

  test('are not joined when it has ended, or its tenant was never read', () => {
    const licences = { licences: [licence()], subscriptions: [atMicrosoft()] };
    expect(joined([held({ endAt: now - day })], read(licences))).toEqual({});
    expect(joined([held()], read(null))).toEqual({});
    expect(joined([held()], read(licences, { asOf: null }))).toEqual({});
    expect(joined([held()], read(licences, { tenantId: 'another' }))).toEqual({});
  });
});

test('only a GUID names a tenant: other external ids are a PSA’s', () => {
  expect(tenantByExternalId(` ${tenant.toUpperCase()} `)).toBe(tenant);
  expect(tenantByExternalId('PSA-1001')).toBeNull();
  expect(tenantByExternalId('contoso.onmicrosoft.com')).toBeNull();
  expect(tenantByExternalId(null)).toBeNull();
});
