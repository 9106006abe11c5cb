import { afterEach, describe, expect, test } from '@jest/globals';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { callerOf } from './caller.ts';

describe('the rate limit', () => {
  let simulator: Simulator;
  afterEach(() => simulator.stop());

  const statuses = async (calls: number) => {
    const caller = await callerOf(simulator);
    const all = [];
    for (let call = 0; call < calls; call += 1) all.push((await caller.get('/companies?size=1')).status);
    return all;
  };

  test('answers 429 beyond so many calls, without Retry-After', async () => {
    simulator = await startSimulator({ callsPerMinute: 3 });
    expect(await statuses(5)).toEqual([200, 200, 200, 429, 429]);
    const { status, headers, body } = await (await callerOf(simulator)).get('/companies');
    expect(status).toBe(429);
    expect(headers.has('retry-after')).toBe(false);
    expect(body).toMatchObject({ type: 'TOO_MANY_REQUESTS', status: 429 });
  });

  test('rolls: a minute after the first call the next one is answered', async () => {
    simulator = await startSimulator({ callsPerMinute: 2 });
    expect(await statuses(1)).toEqual([200]);
    simulator.advance({ ms: 40_000 });
    expect(await statuses(2)).toEqual([200, 429]);
    simulator.advance({ ms: 20_000 });
    expect(await statuses(2)).toEqual([200, 429]);
  });

  test('sends Retry-After when that is switched on', async () => {
    simulator = await startSimulator({ callsPerMinute: 1, sendRetryAfter: true });
    const caller = await callerOf(simulator);
    await caller.get('/companies');
    const seconds = Number((await caller.get('/companies')).headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(55);
    expect(seconds).toBeLessThanOrEqual(60);
  });
});
