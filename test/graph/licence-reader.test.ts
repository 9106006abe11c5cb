import { afterEach, expect, test } from '@jest/globals';
import { createLicenceReader, type LicenceReaderOptions } from '../../src/graph/licence-reader.ts';
import { tenantIdOf } from '../../src/simulator/graph/tenant.ts';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { startSimulator } from '../../src/simulator/start.ts';
import { closeAll, type Scripted, startPax8 } from '../pax8/loopback.ts';

const tenant = 'b5f1a3d2-0c4e-4f6a-8b7c-9d0e1f2a3b4c';
const now = Date.UTC(2026, 10, 23, 9);
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
  await closeAll();
});

const readerAt = (url: string, given: Partial<LicenceReaderOptions> = {}) => {
  const secret = { get: async () => 'demo', renew: async () => 'demo' };
  const options = { clientId: 'demo', secret, tenantIds: null, loginUrl: url, now: () => now };
  const reader = createLicenceReader({ ...options, url: `${url}/graph`, ...given });
  closing.push(reader.cut);
  return reader;
};

/** A server that gives tokens and answers by path. */
const startGraph = async (answers: Readonly<Record<string, (nth: number) => Scripted>>) => {
  const counts = new Map<string, number>();
  const server = await startPax8(({ url }) => {
    const path = Object.keys(answers).find((each) => url.includes(each)) ?? '';
    counts.set(path, (counts.get(path) ?? 0) + 1);
    if (path !== '') return answers[path]?.(counts.get(path) ?? 1) ?? 'reset';
    return { json: { token_type: 'Bearer', expires_in: 3599, access_token: `t${server.calls.length}` } };
  });
  return { ...server, reader: readerAt(server.url.replace(/\/v1$/, '')) };
};

// https://learn.microsoft.com/graph/api/subscribedsku-list (its example) and .../directory-list-subscriptions.
const skus = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#subscribedSkus',
  value: [
    {
      accountId: 'f97aeefc-af85-414d-8ae4-b457f90efc40',
      accountName: 'Contoso',
      appliesTo: 'User',
      capabilityStatus: 'Enabled',
      consumedUnits: 14,
      id: '48a80680-7326-48cd-9935-b556b81d3a4e_c7df2760-2c81-4ef7-b578-5b5392b571df',
      prepaidUnits: { enabled: 25, suspended: 0, warning: 0, lockedOut: 0 },
      servicePlans: [],
      skuId: 'C7DF2760-2C81-4EF7-B578-5B5392B571DF',
      skuPartNumber: 'ENTERPRISEPREMIUM',
      subscriptionIds: ['5a0fe555-fd8a-4b5e-b3fb-9c4a1c5f2f2c'],
    },
    { skuId: 'without-counts', consumedUnits: 1 },
  ],
};
const subscriptions = {
  value: [
    {
      commerceSubscriptionId: '128ee106-6f5a-4d44-a3a2-3a1bd2e1d2a3',
      createdDateTime: '2023-01-01T00:00:00Z',
      id: '7deaf8ab-3d6b-4f7a-9c2f-0f7e0d0a1b2c',
      isTrial: false,
      nextLifecycleDateTime: '2027-01-01T00:00:00Z',
      serviceStatus: [],
      skuId: 'c7df2760-2c81-4ef7-b578-5b5392b571df',
      skuPartNumber: 'ENTERPRISEPREMIUM',
      status: 'Enabled',
      totalLicenses: 25,
    },
  ],
};
const sku = {
  ...{ skuId: 'c7df2760-2c81-4ef7-b578-5b5392b571df', partNumber: 'ENTERPRISEPREMIUM' },
  ...{ appliesTo: 'User', assigned: 14, seats: 25 },
};
const usual = {
  '/subscribedSkus': () => ({ json: skus }),
  '/directory/subscriptions': () => ({ json: subscriptions }),
};

test('reads Microsoft’s own examples with a token of that tenant, and leaves out rows without counts', async () => {
  const { reader, calls } = await startGraph(usual);
  expect(await reader.read(tenant)).toEqual({
    kind: 'read',
    licences: {
      licences: [sku],
      subscriptions: [
        {
          ...{ commerceId: '128ee106-6f5a-4d44-a3a2-3a1bd2e1d2a3', skuId: sku.skuId, status: 'Enabled' },
          ...{ seats: 25, endsAt: Date.UTC(2027, 0, 1) },
        },
      ],
    },
  });
  expect(calls[0]?.url).toBe(`/${tenant}/oauth2/v2.0/token`);
  expect(Object.fromEntries(new URLSearchParams(calls[0]?.body))).toEqual({
    ...{ grant_type: 'client_credentials', client_id: 'demo', client_secret: 'demo' },
    scope: 'https://graph.microsoft.com/.default',
  });
  expect(calls[1]).toMatchObject({ url: '/graph/subscribedSkus', authorization: 'Bearer t1' });
  await reader.read(tenant);
  expect(calls.filter(({ url }) => url.includes('token'))).toHaveLength(1);
});

test('reads page after page, and sends its token to no other server', async () => {
  let other = 0;
  const foreign = await startPax8(() => {
    other += 1;
    return { json: subscriptions };
  });
  const graph = await startGraph({
    ...usual,
    '/directory/subscriptions': (nth) => ({
      json:
        nth === 1
          ? {
              ...subscriptions,
              '@odata.nextLink': `${graph.url.replace('/v1', '')}/graph/directory/subscriptions?$skiptoken=2`,
            }
          : subscriptions,
    }),
  });
  expect(await graph.reader.read(tenant)).toMatchObject({ licences: { subscriptions: [{}, {}] } });
  const led = await startGraph({
    '/subscribedSkus': () => ({ json: { ...skus, '@odata.nextLink': `${foreign.url}/more` } }),
  });
  expect(await led.reader.read(tenant)).toMatchObject({ kind: 'trouble', trouble: 'unreadable' });
  expect(other).toBe(0);
  const endless = await startGraph({
    '/subscribedSkus': () => ({
      json: { ...skus, '@odata.nextLink': `${endless.url.replace('/v1', '')}/graph/subscribedSkus` },
    }),
  });
  expect(await endless.reader.read(tenant)).toMatchObject({ trouble: 'unreadable' });
});

// Microsoft's page names Organization.Read.All for the subscriptions, and LicenseAssignment.Read.All for the counts.
test('without the permission for subscriptions the counts are read all the same', async () => {
  const { reader } = await startGraph({
    ...usual,
    '/directory/subscriptions': () => ({ status: 403, json: {} }),
  });
  expect(await reader.read(tenant)).toMatchObject({
    kind: 'read',
    licences: { licences: [sku], subscriptions: null },
  });
});

test('says why a tenant cannot be read, and how long Microsoft wants it to wait', async () => {
  const troubleOf = async (answer: Scripted) => {
    const { reader } = await startGraph({ ...usual, '/subscribedSkus': () => answer });
    const { trouble, retryAfterMs } = { retryAfterMs: null, trouble: 'none', ...(await reader.read(tenant)) };
    return [trouble, retryAfterMs];
  };
  expect(await troubleOf({ status: 403 })).toEqual(['not-allowed', null]);
  expect(await troubleOf({ status: 429, headers: { 'retry-after': '17' } })).toEqual(['busy', 17_000]);
  expect(await troubleOf({ status: 503, headers: { 'retry-after': '5' } })).toEqual(['down', 5000]);
  expect(await troubleOf({ status: 500 })).toEqual(['down', null]);
  expect(await troubleOf('reset')).toEqual(['down', null]);
  expect(await troubleOf({ status: 200, text: '<html>' })).toEqual(['unreadable', null]);
  expect(await troubleOf({ status: 302, headers: { location: 'http://elsewhere.test/' } })).toEqual([
    ...['unreadable', null],
  ]);
});

// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
test('tells a wrong secret, an unknown tenant and a missing consent from another by Entra’s numbers', async () => {
  const troubleOf = async (status: number, error: string, ...codes: number[]) => {
    const server = await startPax8(() => ({ status, json: { error, error_codes: codes } }));
    const read = await readerAt(server.url).read(tenant);
    return read.kind === 'trouble' ? read.trouble : read.kind;
  };
  expect(await troubleOf(401, 'invalid_client', 7_000_215)).toBe('credentials');
  expect(await troubleOf(401, 'invalid_client', 7_000_222)).toBe('credentials');
  expect(await troubleOf(401, 'invalid_client')).toBe('credentials');
  expect(await troubleOf(400, 'invalid_request', 90_002)).toBe('no-tenant');
  expect(await troubleOf(400, 'unauthorized_client', 700_016)).toBe('no-consent');
  expect(await troubleOf(401, 'invalid_client', 7_000_229)).toBe('no-consent');
  expect(await troubleOf(429, '')).toBe('busy');
  expect(await troubleOf(200, '')).toBe('unreadable');
});

test('a secret that was changed is read again, and a token that was revoked fetched anew', async () => {
  let renewed = 0;
  const server = await startPax8(({ url, body, authorization }) => {
    if (url.includes('/token'))
      return body.includes('client_secret=new')
        ? { json: { access_token: `t${server.calls.length}`, expires_in: 3599 } }
        : { status: 401, json: { error: 'invalid_client', error_codes: [7_000_222] } };
    if (authorization === 'Bearer t2') return { status: 401, json: {} };
    return { json: url.includes('Skus') ? skus : subscriptions };
  });
  const secret = {
    get: async () => 'old',
    renew: async () => {
      renewed += 1;
      return 'new';
    },
  };
  const reader = readerAt(server.url, { secret });
  expect(await reader.read(tenant)).toMatchObject({ kind: 'read' });
  expect(renewed).toBe(2);
  const unreadable = { get: () => Promise.reject(new Error('the vault is away')), renew: async () => null };
  expect(await readerAt(server.url, { secret: unreadable }).read(tenant)).toMatchObject({
    trouble: 'credentials',
  });
});

test('the simulator plays a tenant: closed, without the app, throttled, and slow to show an increase', async () => {
  const simulator = await startSimulator({ now });
  closing.push(simulator.stop);
  const reader = readerAt('', { ...simulator.graph, now: simulator.now });
  const contoso = tenantIdOf(demoIds.contoso);
  const premium = async () => {
    const read = await reader.read(contoso);
    if (read.kind === 'trouble') return read.trouble;
    const found = read.licences.licences.find(({ partNumber }) => partNumber === 'SPB');
    return `${found?.assigned}/${found?.seats}`;
  };
  simulator.patch(demoIds.contosoBusinessPremium, { microsoft: { assigned: 9 } });
  expect(await premium()).toBe('9/12');
  simulator.set({ tenantsClosed: [demoIds.contoso] });
  expect(await premium()).toBe('not-allowed');
  simulator.set({ tenantsClosed: [], listsTenantSubscriptions: false });
  expect(await reader.read(contoso)).toMatchObject({ licences: { subscriptions: null } });
  simulator.faults([{ match: { path: '/graph/' }, fault: '429', retryAfter: 30 }]);
  expect(await reader.read(contoso)).toEqual({ kind: 'trouble', trouble: 'busy', retryAfterMs: 30_000 });
  simulator.set({ tenantsWithoutApp: [demoIds.fabrikam] });
  expect(await reader.read(tenantIdOf(demoIds.fabrikam))).toMatchObject({ trouble: 'no-consent' });
  expect(await reader.read(tenant)).toMatchObject({ trouble: 'no-tenant' });
});
