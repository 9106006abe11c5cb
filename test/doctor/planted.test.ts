import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import packageJson from '../../package.json' with { type: 'json' };
import { packageOf } from '../../scripts/app-package.ts';
import type { Manifest } from '../../scripts/manifest.ts';
import type { PsaReading } from '../../src/core/mapped/psa-lines.ts';
import type { DoctorLine } from '../../src/core/ports/doctor.ts';
import { firstPolicy } from '../../src/core/rules/policy.ts';
import { type Edges, usualEdges } from '../../src/doctor/edges.ts';
import { lookAtEnvironment } from '../../src/doctor/main.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { doctorLines } from '../../src/views/doctor/checks.ts';
import { doctorText } from '../../src/views/doctor/text.ts';
import { alertPlaceOf, conversationOf } from '../harness/alert-places.ts';
import { freePort } from '../harness/free-port.ts';
import { ann, bo, channel, tenant } from '../harness/people.ts';
import { type PretendVault, startVault, vaultToken } from '../secrets/pretend-vault.ts';

/** Each fault is planted into a deployment that is well: real configuration, store and sign-in, servers on this machine. */

const { version: own } = packageJson;
const appId = '0d6b1f0e-6a53-4b0a-9f0e-6d1a4a3c2b10';
const day = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
const file = join(folder, 'bot.db');
const zip = join(folder, 'app.zip');

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const servers: Server[] = [];
const serve = async (answer: () => Answer): Promise<string> => {
  const server = createServer((request, response) => {
    request.resume();
    answer()(request, response);
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const json =
  (status: number, body: unknown): Answer =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const silence: Answer = () => {};

const bot: Answer = (request, response) =>
  request.url === '/healthz'
    ? json(200, { status: 'up' })(request, response)
    : json(401, { error: 'unauthorized' })(request, response);
const signsIn = json(200, { token_type: 'Bearer', expires_in: 3599, access_token: 'token' });

let door = bot;
let entra = signsIn;
let simulator: Simulator;
let vault: PretendVault;
let well: Record<string, string>;
let edges: Edges;

const packaged = (botId: string, version: string) =>
  writeFileSync(
    zip,
    packageOf(
      {
        version,
        icons: { color: 'color.png', outline: 'outline.png' },
        bots: [{ botId }],
      } as unknown as Manifest,
      { color: new Uint8Array(), outline: new Uint8Array() },
    ),
  );

beforeAll(async () => {
  simulator = await startSimulator();
  vault = await startVault();
  const [doorUrl, login] = await Promise.all([serve(() => door), serve(() => entra)]);
  packaged(appId, own);
  edges = { ...usualEdges, login, patience: 3_000, package: zip, room: async () => 20 * 1024 ** 3 };
  well = {
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    PUBLIC_URL: doorUrl,
    MicrosoftAppId: appId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenant,
    MicrosoftAppPassword: 'a secret of the bot',
    TEAMS_ALLOWED_TENANTS: tenant,
    BOT_ADMINS: `${ann.aadObjectId},${bo.aadObjectId}`,
    PAX8_API_URL: simulator.url,
    PAX8_CLIENT_ID: 'demo',
    PAX8_CLIENT_SECRET: 'demo',
    DATABASE_URL: `sqlite:${file}`,
    WITNESS_FILE: 'none',
    TIME_ZONE: 'Europe/Berlin',
  };
  const store = await openStore({ url: `sqlite:${file}`, callsPerMinute: 1000, now: Date.now });
  const place = channel('approvals');
  await store.conversations.remember(conversationOf(place, doorUrl), Date.now());
  await store.places.set(tenant, 'approvals', place.id, Date.now());
  await store.alertPlaces.put(alertPlaceOf(place));
  await store.close();
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await Promise.all([simulator.stop(), vault.close()]);
  rmSync(folder, { recursive: true });
});

const vaultEnv = () => {
  const { PAX8_CLIENT_ID, PAX8_CLIENT_SECRET, ...rest } = well;
  vault.answers.set('pax8-client-id', { value: String(PAX8_CLIENT_ID) });
  vault.answers.set('pax8-client-secret', { value: String(PAX8_CLIENT_SECRET) });
  return { ...rest, KEY_VAULT_URL: vault.url };
};

const examined = async (env: Record<string, string>, given: Partial<Edges> = {}): Promise<DoctorLine[]> =>
  doctorLines(
    await lookAtEnvironment(
      env,
      { ...edges, ...given },
      {
        credential: { getToken: async () => ({ token: vaultToken, expiresOnTimestamp: Date.now() + day }) },
        client: vault.client,
      },
    ),
    'UTC',
  );

test('a deployment that is well has nothing but green lines', async () => {
  const lines = await examined(well);
  expect(lines.filter(({ light }) => light !== 'green')).toEqual([]);
  expect(lines.map(({ check }) => check)).toEqual([
    ...[
      'Node',
      'Configuration',
      'Port',
      'Secrets',
      'Pax8',
      'Webhook',
      'Database',
      'Disk',
      'Bot',
      'Teams app',
    ],
    ...['Endpoint', 'Clock', 'Time zone', 'Admins', 'Approvers', 'Approvals', 'Alerts'],
  ]);
  expect(doctorText(lines, false)).toMatch(/^green {2}Node .*\n[\s\S]*\n\nEverything is as it should be\.$/);
});

test('also while the bot has its database open', async () => {
  const store = await openStore({ url: `sqlite:${file}`, callsPerMinute: 1000, now: Date.now });
  const lines = await examined(well);
  await store.close();
  expect(lines.filter(({ light }) => light !== 'green')).toEqual([]);
});

type Fault = Readonly<{
  env?: () => Promise<Record<string, string>> | Record<string, string>;
  edges?: () => Partial<Edges>;
  plant?: () => unknown;
  mended?: () => unknown;
  check: string;
  light: 'amber' | 'red';
  says: RegExp;
  mend: RegExp;
}>;

const refusedBy = (code: number): Pick<Fault, 'plant' | 'mended' | 'check' | 'light'> => ({
  plant: () => {
    entra = json(401, { error: 'invalid_client', error_codes: [code] });
  },
  mended: () => {
    entra = signsIn;
  },
  check: 'Bot',
  light: 'red',
});
const doorIs = (answer: Answer): Pick<Fault, 'plant' | 'mended' | 'check' | 'light'> => ({
  plant: () => {
    door = answer;
  },
  mended: () => {
    door = bot;
  },
  check: 'Endpoint',
  light: 'red',
});
/** With the bot itself on its port, so that what answers at PUBLIC_URL should be it. */
const running = async () => ({ ...well, PORT: new URL(await serve(() => bot)).port });

/** A deployment whose database holds what somebody saved. */
const keptIn = async (name: string, save: (store: Store) => Promise<unknown>) => {
  const url = `sqlite:${join(folder, `${name}.db`)}`;
  const store = await openStore({ url, callsPerMinute: 1000, now: Date.now });
  await save(store);
  await store.close();
  return { ...well, DATABASE_URL: url };
};
const psaSaid: PsaReading = {
  ...{ kind: 'connectwise', system: 'ConnectWise PSA', asOf: Date.now(), ownCurrency: null, unreadable: 0 },
  ...{ companies: [], products: [] },
  lines: [
    {
      ...{
        id: '1',
        companyId: '1',
        productId: '1',
        agreement: '',
        quantity: 1,
        unitPrice: 1,
        currency: null,
      },
      ...{ months: 1, from: null, until: null, billed: true },
    },
  ],
};

const faults: Readonly<Record<string, Fault>> = {
  'a wrong secret of Pax8': {
    env: () => ({ ...well, PAX8_CLIENT_SECRET: 'wrong' }),
    ...{ check: 'Pax8', light: 'red' },
    says: /^Pax8 refuses the client id and secret \(401\)\.$/,
    mend: /^Make new credentials at Pax8 .* PAX8_CLIENT_SECRET/,
  },
  'a Pax8 that cannot be reached': {
    env: async () => ({ ...well, PAX8_API_URL: `http://127.0.0.1:${await freePort()}/v1` }),
    ...{ check: 'Pax8', light: 'red' },
    says: /^Nothing listens at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\.$/,
    mend: /DNS, firewall, proxy.* PAX8_API_URL/,
  },
  'a Pax8 that never answers': {
    env: async () => ({ ...well, PAX8_API_URL: `${await serve(() => silence)}/v1` }),
    edges: () => ({ patience: 300 }),
    ...{ check: 'Pax8', light: 'red' },
    says: /does not answer \(ANSWER_TIMEOUT\)/,
    mend: /PAX8_API_URL/,
  },
  'a web page in place of Pax8': {
    env: async () => ({ ...well, PAX8_API_URL: `${await serve(() => json(404, {}))}/v1` }),
    ...{ check: 'Pax8', light: 'red' },
    says: /does not answer like Pax8: it gives no token \(404\)/,
    mend: /https:\/\/api\.pax8\.com\/v1/,
  },
  'credentials that may not read companies': {
    plant: () => simulator.faults([{ match: { path: '/v1/companies', query: { size: '1' } }, fault: '403' }]),
    ...{ check: 'Pax8', light: 'red' },
    says: /does not let it read companies \(403\)/,
    mend: /access to companies/,
  },
  'a port that is taken': {
    env: async () => ({ ...well, PORT: new URL(await serve(() => json(200, {}))).port }),
    ...{ check: 'Port', light: 'red' },
    says: /^Port \d+ is taken by another program\.$/,
    mend: /set PORT/,
  },
  'Node 20': {
    edges: () => ({ node: '20.19.5' }),
    ...{ check: 'Node', light: 'red' },
    says: /needs Node 24 and runs on Node 20\.19\.5/,
    mend: /Install Node 24, or run npm ci/,
  },
  'no admins': {
    env: () => ({ ...well, BOT_ADMINS: '' }),
    ...{ check: 'Admins', light: 'red' },
    says: /^Nobody is admin/,
    mend: /^Set BOT_ADMINS to the Entra object ids/,
  },
  'PAX8_CLIENTID, misspelled': {
    env: () => ({ ...well, PAX8_CLIENT_ID: '', PAX8_CLIENTID: 'demo' }),
    ...{ check: 'Configuration', light: 'red' },
    says: /^PAX8_CLIENT_ID is not set\.$/,
    mend: /^Rename PAX8_CLIENTID/,
  },
  'a stray PAX8_CLIENTID beside a vault': {
    env: () => ({ ...vaultEnv(), PAX8_CLIENTID: 'demo' }),
    ...{ check: 'Configuration', light: 'red' },
    says: /^PAX8_CLIENTID is not a variable of the bot\.$/,
    mend: /^Rename it to PAX8_CLIENT_ID if you meant that, or remove it\.$/,
  },
  'a time zone that there is not': {
    env: () => ({ ...well, TIME_ZONE: 'Berlin' }),
    ...{ check: 'Configuration', light: 'red' },
    says: /^TIME_ZONE /,
    mend: /Europe\/Berlin/,
  },
  'no time zone': {
    env: () => ({ ...well, TIME_ZONE: '' }),
    ...{ check: 'Time zone', light: 'amber' },
    says: /people read times of UTC/,
    mend: /^Set TIME_ZONE/,
  },
  'a secret that the vault does not have': {
    env: vaultEnv,
    plant: () => vault.answers.delete('pax8-client-secret'),
    ...{ check: 'Secrets', light: 'red' },
    says: /^The secret pax8-client-secret does not exist\.$/,
    mend: /^Create it/,
  },
  'a vault that does not let the bot in': {
    env: vaultEnv,
    plant: () => vault.answers.set('pax8-client-id', { status: 403, code: 'Forbidden' }),
    ...{ check: 'Secrets', light: 'red' },
    says: /pax8-client-id may not be read by the bot \(403\)/,
    mend: /Key Vault Secrets User/,
  },
  'a secret that expires soon': {
    env: vaultEnv,
    plant: () =>
      vault.answers.set('pax8-client-secret', {
        value: 'demo',
        expiresAt: 1000 * Math.floor(Date.now() / 1000) + 10 * day,
      }),
    ...{ check: 'Secrets', light: 'amber' },
    says: /pax8-client-secret expires on /,
    mend: /store it in the vault under the same name/,
  },
  'a wrong secret of the bot': {
    ...refusedBy(7000215),
    says: /client secret is wrong \(AADSTS7000215\)/,
    mend: /the value of the secret, not its id/,
  },
  'a secret of the bot that has expired': {
    ...refusedBy(7000222),
    says: /client secret has expired \(AADSTS7000222\)/,
    mend: /^Make a new one/,
  },
  'an app of another tenant': {
    ...refusedBy(700016),
    says: /does not know the app in this tenant/,
    mend: /MicrosoftAppId and MicrosoftAppTenantId/,
  },
  'an Entra that cannot be reached': {
    edges: () => ({ login: 'http://127.0.0.1:9' }),
    ...{ check: 'Bot', light: 'red' },
    says: /127\.0\.0\.1:9/,
    mend: /on port 443/,
  },
  'the package of another bot': {
    plant: () => packaged('11111111-1111-4111-8111-111111111111', own),
    mended: () => packaged(appId, own),
    ...{ check: 'Teams app', light: 'red' },
    says: /is for the bot 11111111-.*, but MicrosoftAppId is 0d6b1f0e-/,
    mend: /npm run package/,
  },
  'a proxy that leads nowhere': {
    env: running,
    ...doorIs(json(502, {})),
    says: /^PUBLIC_URL\/healthz is not answered by the bot \(status 502\)\.$/,
    mend: /the proxy/,
  },
  'a proxy that keeps /api/messages back': {
    ...doorIs((request, response) =>
      request.url === '/healthz' ? bot(request, response) : json(404, {})(request, response),
    ),
    says: /^PUBLIC_URL\/api\/messages is not answered by the bot \(status 404\)\.$/,
    mend: /pass \/api\/messages on/,
  },
  'a public address that nobody answers': {
    env: async () => ({ ...(await running()), PUBLIC_URL: `http://127.0.0.1:${await freePort()}` }),
    ...{ check: 'Endpoint', light: 'red' },
    says: /^Nothing listens at 127\.0\.0\.1:/,
    mend: /Check PUBLIC_URL/,
  },
  'a clock ten minutes ahead': {
    edges: () => ({ clock: () => Date.now() + 600_000 }),
    ...{ check: 'Clock', light: 'red' },
    says: /^The clock of this machine is \d{3} s ahead\.$/,
    mend: /NTP/,
  },
  'a disk that is nearly full': {
    edges: () => ({ room: async () => 20 * 1024 ** 2 }),
    ...{ check: 'Disk', light: 'red' },
    says: /^20 MB of disk are free/,
    mend: /^Make room/,
  },
  'a database of a newer version': {
    env: () => {
      const newer = join(folder, 'newer.db');
      const database = new DatabaseSync(newer);
      database.exec(
        "create table bot_migrations (name text); insert into bot_migrations values ('9999-later')",
      );
      database.close();
      return { ...well, DATABASE_URL: `sqlite:${newer}` };
    },
    ...{ check: 'Database', light: 'red' },
    says: /written by a newer version of the bot \(its steps 9999-later/,
    mend: /^Start that version again/,
  },
  'a file that is no database': {
    env: () => {
      writeFileSync(join(folder, 'text.db'), 'no database, but text that is long enough for one');
      return { ...well, DATABASE_URL: `sqlite:${join(folder, 'text.db')}` };
    },
    ...{ check: 'Database', light: 'red' },
    says: /is not a sound SQLite database/,
    mend: /^Restore it from a backup/,
  },
  'a PostgreSQL that does not run': {
    env: async () => ({ ...well, DATABASE_URL: `postgres://bot:secret@127.0.0.1:${await freePort()}/bot` }),
    ...{ check: 'Database', light: 'red' },
    says: /^PostgreSQL at 127\.0\.0\.1:\d+\/bot cannot be used: .*ECONNREFUSED/,
    mend: /^Check host, port and TLS|DATABASE_URL/,
  },
  'one approver, who asks as well': {
    env: () => ({ ...well, BOT_ADMINS: String(bo.aadObjectId) }),
    ...{ check: 'Approvers', light: 'amber' },
    says: /^Only .* can approve, and nobody approves their own request\.$/,
    mend: /grant approver to @somebody.*APPROVAL_SELF=true/,
  },
  'a new database: nobody hears of anything': {
    env: () => ({ ...well, DATABASE_URL: `sqlite:${join(folder, 'new', 'bot.db')}` }),
    ...{ check: 'Alerts', light: 'amber' },
    says: /^Nobody hears of renewals/,
    mend: /^Say “alerts here”/,
  },
  'a policy that demands what no customer can give': {
    env: () =>
      keptIn('consent', async (store) => {
        const by = { tenantId: tenant, objectId: String(bo.aadObjectId), name: bo.name };
        const consentFor = [{ companyId: 'c1', companyName: 'Contoso' }];
        await store.policies.save(tenant, { ...firstPolicy, consentFor }, 0, by, Date.now());
      }),
    ...{ check: 'Customers', light: 'red' },
    says: /demands the consent of customers, but links for them are off/,
    mend: /PUBLIC_URL and CUSTOMER_LINK_DAYS.*no customer consent/,
  },
  'a PSA that names no currency': {
    env: async () => ({
      ...(await keptIn('psa', (store) => store.psa.save(psaSaid))),
      ...{ TICKETS: 'connectwise', CONNECTWISE_URL: 'https://psa.example.com', CONNECTWISE_COMPANY: 'demo' },
      CONNECTWISE_CLIENT_ID: '0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9',
      ...{ CONNECTWISE_PUBLIC_KEY: 'public', CONNECTWISE_PRIVATE_KEY: 'demo' },
    }),
    ...{ check: 'PSA', light: 'amber' },
    says: /^1 line of what ConnectWise PSA bills are read\. 1 line without a currency/,
    mend: /^Set PSA_CURRENCY/,
  },
  'a webhook that Pax8 does not have': {
    env: () => ({
      ...well,
      PAX8_EVENTS_PATH: 'a'.repeat(32),
      PAX8_EVENTS_AUTHORIZATION: 'b'.repeat(32),
    }),
    ...{ check: 'Webhook', light: 'amber' },
    says: /^Pax8 has no webhook that calls this bot\.$/,
    mend: /^Say “webhooks” in Teams/,
  },
};

describe('a planted fault is found, with its mend', () => {
  test.each(Object.entries(faults))(
    '%s',
    async (_, { env, edges: given, plant, mended, check, light, says, mend }) => {
      const planted = (await env?.()) ?? well;
      plant?.();
      const started = performance.now();
      const lines = await examined(planted, given?.());
      mended?.();
      expect(performance.now() - started).toBeLessThan(5_000);
      const found = lines.filter((line) => line.check === check && says.test(line.says));
      expect({
        lines: found.length === 0 ? lines.filter((line) => line.light !== 'green') : [],
        found,
      }).toEqual({
        lines: [],
        found: [{ check, light, says: expect.stringMatching(says), mend: expect.stringMatching(mend) }],
      });
      for (const line of lines) expect([line, line.mend !== '']).toEqual([line, line.light !== 'green']);
    },
  );
});
