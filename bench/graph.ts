import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Company } from '../src/core/marketplace/records.ts';
import { buildPortfolio } from '../src/core/portfolio/portfolio.ts';
import { createLicenceReader } from '../src/graph/licence-reader.ts';
import { openStore } from '../src/store/open.ts';
import { keepTenants } from '../src/workflows/assignments/keep-tenants.ts';
import type { Context } from '../src/workflows/context.ts';
import type { Figure } from './figures.ts';

const tenants = 500;
/** Dozens of licences in a tenant, each with its service plans. */
const licences = 25;
/** What Graph takes to answer. */
const answersAfterMs = 150;
/**
 * What an app may ask of identity and access over all tenants within twenty seconds; a call costs one or more
 * (https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits). A tenth leaves room for dearer calls.
 */
const [mostCalls, withinMs] = [15_000, 20_000];
/** Every four hours each tenant is read once, and a turn of the job begins no reads after 40 s. */
const mostTurns = 3;
/** A turn that comes meanwhile should not feel it: milliseconds of the processor for a tenant, with what Graph costs here. */
const mostOwnMs = 20;

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const plans = Array.from({ length: 20 }, (_, n) => ({
  ...{
    servicePlanId: idOf(n),
    servicePlanName: `PLAN_${n}`,
    provisioningStatus: 'Success',
    appliesTo: 'User',
  },
}));
const skus = JSON.stringify({
  value: Array.from({ length: licences }, (_, n) => ({
    ...{ skuId: idOf(n), skuPartNumber: `SKU_${n}`, appliesTo: 'User', consumedUnits: 18 },
    ...{ prepaidUnits: { enabled: 25, suspended: 0, warning: 0, lockedOut: 0 }, servicePlans: plans },
  })),
});
const subscriptions = JSON.stringify({
  value: Array.from({ length: licences }, (_, n) => ({
    ...{ skuId: idOf(n), commerceSubscriptionId: idOf(1_000 + n), status: 'Enabled', totalLicenses: 25 },
    nextLifecycleDateTime: '2027-06-01T00:00:00Z',
  })),
});
const token = JSON.stringify({ access_token: 'token', expires_in: 3599 });

/** Graph and its sign-in, which count the calls. They answer in this process, so their work is in its time too. */
const startGraph = async () => {
  const calls: number[] = [];
  const give = (response: ServerResponse, text: string): void => {
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    }, answersAfterMs);
  };
  const server = createServer((request, response) => {
    request.resume();
    const { url = '' } = request;
    if (url.includes('/oauth2/')) return give(response, token);
    calls.push(performance.now());
    return give(response, url.endsWith('/subscribedSkus') ? skus : subscriptions);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, calls, stop: () => server.close() };
};

const busiest = (calls: readonly number[]): number =>
  calls.reduce(
    (most, at, first) => Math.max(most, calls.findLastIndex((other) => other - at < withinMs) - first + 1),
    0,
  );

/** All customers' numbers, read as the job does. */
export const graph = async (): Promise<readonly Figure[]> => {
  const [server, store] = await Promise.all([
    startGraph(),
    openStore({ url: 'sqlite::memory:', callsPerMinute: 1_000, now: Date.now }),
  ]);
  const reader = createLicenceReader({
    ...{ clientId: 'app', tenantIds: null, now: Date.now, url: server.url, loginUrl: server.url },
    secret: { get: async () => 'secret', renew: async () => 'secret' },
  });
  const companies = Array.from({ length: tenants }, (_, n): Company => {
    const id = idOf(10_000 + n);
    return { id, name: id, status: 'Active', externalId: id, city: null, country: null };
  });
  const held = buildPortfolio({ companies, subscriptions: [], asOf: Date.now(), unreadable: 0 });
  const nothing = () => {};
  const context = {
    ...{ memory: store, licences: reader, now: Date.now, stopping: new AbortController().signal },
    portfolio: { current: () => held },
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  } as unknown as Context;
  const [began, used] = [performance.now(), process.cpuUsage()];
  let turns = 0;
  for (let read = 0; read < tenants && turns < 2 * mostTurns; turns += 1) {
    await keepTenants(context);
    read = (await store.customerTenants.all()).filter(({ asOf }) => asOf !== null).length;
  }
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(used);
  const [own, most] = [(user + system) / 1_000 / tenants, busiest(server.calls)];
  await reader.close();
  await store.close();
  server.stop();
  return [
    {
      ...{
        what: `${tenants} tenants, in ${turns} turns of the job`,
        unit: 'ms',
        value: took,
        yardstick: null,
      },
      bound: { says: `within ${mostTurns} turns`, met: turns <= mostTurns },
    },
    {
      ...{
        what: `most calls to Graph within ${withinMs / 1_000} s`,
        unit: 'calls',
        value: most,
        yardstick: null,
      },
      bound: { says: `under ${mostCalls}, a tenth of the limit`, met: most < mostCalls },
    },
    {
      ...{ what: 'processor time of a tenant', unit: 'ms', value: own, yardstick: null },
      bound: { says: `under ${mostOwnMs} ms`, met: own < mostOwnMs },
    },
  ];
};
