import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { callerOf, credentials } from './caller.ts';

const noon = Date.UTC(2026, 10, 23, 12);

describe('the token', () => {
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await startSimulator({ now: noon, tokenSeconds: 60 });
  });
  afterEach(() => simulator.stop());

  test('is given for a JSON body with the right credentials', async () => {
    const { send } = await callerOf(simulator);
    const { status, body } = await send('POST', '/v1/token', credentials);
    expect(status).toBe(200);
    expect(body).toEqual({ access_token: expect.any(String), expires_in: 60, token_type: 'Bearer' });
  });

  test('is given for a form body too', async () => {
    const response = await fetch(`${simulator.url}/token`, {
      method: 'POST',
      body: new URLSearchParams(credentials),
    });
    expect(response.status).toBe(200);
  });

  test('is denied to any other credentials, without the common envelope', async () => {
    const { send } = await callerOf(simulator);
    const { status, body } = await send('POST', '/v1/token', { ...credentials, client_secret: 'wrong' });
    expect(status).toBe(401);
    expect(body).toEqual({ error: 'access_denied', error_description: 'Unauthorized' });
  });

  test('is refused for another audience or grant', async () => {
    const { send } = await callerOf(simulator);
    expect((await send('POST', '/v1/token', { ...credentials, audience: 'api://usage' })).status).toBe(400);
    expect((await send('POST', '/v1/token', { ...credentials, grant_type: 'password' })).status).toBe(400);
    expect((await send('POST', '/v1/token')).status).toBe(400);
  });

  test('expires: then 401 in the common envelope until a new one is fetched', async () => {
    const caller = await callerOf(simulator);
    expect((await caller.get('/companies')).status).toBe(200);
    simulator.advance({ ms: 60_000 });
    const { status, body } = await caller.get('/companies');
    expect(status).toBe(401);
    expect(body).toEqual({
      type: 'UNAUTHORIZED',
      message: 'Unauthorized',
      instance: '/public/v1/companies',
      status: 401,
      details: [],
    });
    await caller.login();
    expect((await caller.get('/companies')).status).toBe(200);
  });

  test('is needed: no call is answered without one', async () => {
    const { send } = await callerOf(simulator);
    expect((await send('GET', '/v1/companies')).status).toBe(401);
    expect((await send('GET', '/v1/companies', undefined, { authorization: 'Bearer made-up' })).status).toBe(
      401,
    );
  });

  test('credentials may be rotated while it runs', async () => {
    const { send } = await callerOf(simulator);
    simulator.set({ clientSecret: 'new' });
    expect((await send('POST', '/v1/token', credentials)).status).toBe(401);
    expect((await send('POST', '/v1/token', { ...credentials, client_secret: 'new' })).status).toBe(200);
  });
});
