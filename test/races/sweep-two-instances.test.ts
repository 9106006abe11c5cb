import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { openStore } from '../../src/store/open.ts';
import { type Connector, startConnector } from '../harness/connector.ts';
import { tenant } from '../harness/people.ts';
import { type PostgresServer, startPostgres } from '../harness/postgres.ts';
import { channels, prepare, sweepIn } from './sweep-site.ts';

let postgres: PostgresServer;
let simulator: Simulator;
let connector: Connector;
beforeAll(async () => {
  postgres = await startPostgres();
  simulator = await startSimulator();
  connector = await startConnector();
}, 60_000);
afterAll(async () => {
  await connector.close();
  await simulator.stop();
  await postgres.remove();
});

test('three instances that sweep and deliver at the same time send every alert once and record it once', async () => {
  const database = await postgres.newDatabase();
  await prepare(database, simulator, connector);
  const ends = await Promise.all([1, 2, 3].map(() => sweepIn(database, simulator, { rounds: 3 })));
  expect(ends.map(({ code, stderr }) => ({ code, stderr }))).toEqual(Array(3).fill({ code: 0, stderr: '' }));
  expect(channels.map((place) => connector.messages(place).length)).toEqual([1, 1, 1]);
  const store = await openStore({ url: database, callsPerMinute: 1_000, now: Date.now });
  const entries = await store.audit.latest(tenant, { limit: 99 });
  const posted = await store.alerts.inState(tenant, 'posted', 99);
  const renewals = await store.renewals.open(tenant);
  expect(await store.audit.verify(tenant)).toMatchObject({ kind: 'intact' });
  await store.close();
  expect(entries.filter(({ event }) => event === 'renewal.due')).toHaveLength(1);
  expect(posted).toHaveLength(3);
  expect(renewals).toHaveLength(1);
}, 120_000);
