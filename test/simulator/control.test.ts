import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { demoIds } from '../../src/simulator/seed/demo.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { callerOf, type Json } from './caller.ts';

const now = Date.UTC(2026, 10, 23, 12);

let simulator: Simulator;
let caller: Awaited<ReturnType<typeof callerOf>>;
beforeEach(async () => {
  simulator = await startSimulator({ now, tokenSeconds: 100_000_000 });
  caller = await callerOf(simulator);
});
afterEach(() => simulator.stop());

describe('/_sim/requests', () => {
  test('holds what was called, never the token or the secret', async () => {
    await caller.put(`/subscriptions/${demoIds.contosoBusinessPremium}`, { quantity: 13 });
    await caller.get('/companies?size=5');
    const { body, text } = await caller.control('GET', '/requests');
    expect(body).toMatchObject([
      {
        method: 'POST',
        path: '/v1/token',
        status: 200,
        body: { grant_type: 'client_credentials', client_secret: '[hidden]' },
      },
      {
        method: 'PUT',
        path: `/v1/subscriptions/${demoIds.contosoBusinessPremium}`,
        body: { quantity: 13 },
        status: 200,
      },
      { method: 'GET', path: '/v1/companies', query: { size: '5' }, at: expect.any(Number), status: 200 },
    ]);
    expect(text).not.toMatch(/Bearer|sim-/);
  });

  test('is emptied by DELETE', async () => {
    await caller.get('/companies');
    expect((await caller.control('DELETE', '/requests')).status).toBe(204);
    expect((await caller.control('GET', '/requests')).body).toEqual([]);
  });
});

test('/_sim/writes holds what was really written, whatever the caller was answered', async () => {
  const path = `/subscriptions/${demoIds.contosoBusinessPremium}`;
  simulator.faults([{ match: { method: 'PUT' }, fault: 'bad-json', done: false }]);
  await caller.put(path, { quantity: 14 });
  simulator.faults([{ match: { method: 'PUT' }, fault: '500-after' }]);
  expect((await caller.put(path, { quantity: 13 })).status).toBe(500);
  expect((await caller.put(path, { quantity: -1 })).status).toBeGreaterThanOrEqual(400);
  simulator.clearRequests();
  expect((await caller.control('GET', '/writes')).body).toEqual([
    { method: 'PUT', path: `/v1${path}`, body: { quantity: 13 }, at: expect.any(Number) },
  ]);
});

describe('/_sim/clock', () => {
  test('is read, set and advanced', async () => {
    const clock = async (body?: unknown) =>
      ((await caller.control(body === undefined ? 'GET' : 'POST', '/clock', body)).body as Json).now;
    expect(Math.abs((await clock()) - now)).toBeLessThan(60_000);
    expect(Math.abs((await clock({ advanceDays: 2 })) - now - 2 * 86_400_000)).toBeLessThan(60_000);
    expect(Math.abs((await clock({ advanceMs: 86_400_000 })) - now - 3 * 86_400_000)).toBeLessThan(60_000);
    expect(Math.abs((await clock({ now: '2027-01-01T00:00:00Z' })) - Date.UTC(2027, 0, 1))).toBeLessThan(
      60_000,
    );
  });

  test('rolls terms when it passes their end', async () => {
    await caller.control('POST', '/clock', { advanceDays: 20 });
    const { body } = await caller.get(`/subscriptions/${demoIds.contosoBusinessPremium}`);
    expect((body as Json).commitment.endDate).toBe('2027-12-12T00:00:00.000Z');
  });
});

describe('/_sim/subscriptions', () => {
  test('patches raw fields without history, provisioning or rules', async () => {
    const id = demoIds.contosoBusinessPremium;
    const { status } = await caller.control('POST', `/subscriptions/${id}`, {
      quantity: 9,
      endDate: '2026-12-01T00:00:00Z',
    });
    expect(status).toBe(200);
    expect(simulator.subscription(id)).toMatchObject({ quantity: 9, status: 'Active', history: [] });
    expect((await caller.get(`/subscriptions/${id}`)).body).toMatchObject({
      quantity: 9,
      endDate: '2026-12-01T00:00:00.000Z',
    });
  });

  test('refuses a field that is not there and a subscription that is not there', async () => {
    expect(
      (await caller.control('POST', `/subscriptions/${demoIds.contosoBackup}`, { seats: 1 })).status,
    ).toBe(400);
    expect((await caller.control('POST', '/subscriptions/none', { quantity: 1 })).status).toBe(404);
    expect(() => simulator.subscription('none')).toThrow('no subscription none');
  });
});

test('/_sim/faults sets the rules, and says what is wrong with one', async () => {
  expect((await caller.control('POST', '/faults', [{ fault: '503', times: 2 }])).status).toBe(204);
  expect((await caller.get('/companies')).status).toBe(503);
  expect((await caller.control('POST', '/faults', [])).status).toBe(204);
  expect((await caller.get('/companies')).status).toBe(200);
  expect((await caller.control('POST', '/faults', [{ fault: 'fire' }])).status).toBe(400);
  expect((await caller.control('POST', '/faults', [{ fault: '500', match: { path: '^(' } }])).status).toBe(
    400,
  );
});

test('/_sim/settings changes how the simulator behaves', async () => {
  expect((await caller.control('POST', '/settings', { callsPerMinute: 1 })).status).toBe(204);
  await caller.get('/companies');
  expect((await caller.get('/companies')).status).toBe(429);
  expect((await caller.control('POST', '/settings', { speed: 1 })).status).toBe(400);
});

test('/_sim/state counts', async () => {
  expect((await caller.control('GET', '/state')).body).toMatchObject({
    companies: 12,
    subscriptions: 60,
    requests: 1,
  });
});

test('/_sim/reset brings back data, clock, settings and tokens', async () => {
  await caller.put(`/subscriptions/${demoIds.contosoBusinessPremium}`, { quantity: 13 });
  simulator.advance({ days: 100 });
  simulator.set({ callsPerMinute: 1 });
  simulator.faults([{ fault: '500', times: 9 }]);
  expect((await caller.control('POST', '/reset')).status).toBe(204);
  expect(simulator.requests()).toEqual([]);
  expect(Math.abs(simulator.now() - now)).toBeLessThan(60_000);
  expect(simulator.subscription(demoIds.contosoBusinessPremium)).toMatchObject({ quantity: 12, history: [] });
  expect((await caller.get('/companies')).status).toBe(401);
  await caller.login();
  expect([(await caller.get('/companies')).status, (await caller.get('/products')).status]).toEqual([
    200, 200,
  ]);
});

test('a body that is no JSON, or too long, is refused', async () => {
  const put = (body: string) =>
    fetch(`${simulator.url}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  expect((await put('{"a":')).status).toBe(400);
  expect((await put(`"${'x'.repeat(1_000_001)}"`)).status).toBe(413);
});

test('a port that is taken is said at start', async () => {
  await expect(startSimulator({ port: simulator.port })).rejects.toThrow('EADDRINUSE');
});
