import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../harness/bot-process.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { type CrashSite, openCrashSite, premium } from './crash-site.ts';

let site: CrashSite;
let asked: Sent;
beforeEach(async () => {
  site = await openCrashSite();
  await site.start();
  asked = await site.ask();
  site.simulator.clearRequests();
});
afterEach(() => site.close());

const arrived = (method: string, path: string) => () =>
  site.simulator.requests().some((request) => request.method === method && request.path === path);

describe('killed in the middle of a change', () => {
  test('while it read from Pax8: it starts again, once', async () => {
    const path = `/v1/subscriptions/${premium}`;
    site.simulator.faults([{ match: { method: 'GET', path }, fault: 'hang' }]);
    const press = site.approve(asked);
    await until(arrived('GET', path));
    await site.crash();
    await press;
    expect(site.puts()).toHaveLength(0);

    await site.start();
    await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(site.cardOf(asked)));
    expect(site.seats()).toBe(15);
    expect(site.puts()).toHaveLength(1);
  });

  test('after Pax8 refused the call and before the retry: the next start does not send it', async () => {
    site.simulator.faults([
      { match: { method: 'PUT' }, fault: '401' },
      { match: { path: '/v1/token' }, fault: 'hang' },
    ]);
    const press = site.approve(asked);
    await until(arrived('POST', '/v1/token'));
    await site.crash();
    await press;
    site.simulator.faults([]);
    await site.start();
    await until(() => /Being checked/.test(site.cardOf(asked)));
    expect(site.puts().map(({ status }) => status)).toEqual([401]);
    expect(site.seats()).toBe(12);
  });

  test('while Pax8 held the call: what Pax8 does later is found by reading', async () => {
    site.simulator.faults([{ match: { method: 'PUT' }, fault: 'slow', ms: 4_000 }]);
    const press = site.approve(asked);
    await until(() => site.puts().length === 1);
    await site.crash();
    await press;
    await site.start();
    await until(() => /Being checked/.test(site.cardOf(asked)));
    await until(() => /Applied/.test(site.cardOf(asked)));
    expect(site.seats()).toBe(15);
    expect(site.puts()).toHaveLength(1);
  }, 60_000);

  test('after Pax8 made the change and before it answered: it is found by reading', async () => {
    site.simulator.faults([{ match: { method: 'PUT' }, fault: 'slow', ms: 1_000 }]);
    const press = site.approve(asked);
    await until(() => site.puts().length === 1);
    site.simulator.set({ latencyMs: 60_000 });
    await until(() => site.seats() === 15);
    await site.crash();
    await press;
    site.simulator.set({ latencyMs: 0 });
    await site.start();
    await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(site.cardOf(asked)));
    expect(site.puts()).toHaveLength(1);
  });

  test('after the outcome was saved and before the cards showed it: the cards are updated', async () => {
    site.connector.fail({ status: 429, on: 'update', retryAfter: 50 });
    const press = site.approve(asked);
    await until(() => site.connector.calls.some(({ method }) => method === 'PUT'));
    await site.crash();
    await press;
    expect(site.cardOf(asked)).toMatch(/Pending/);
    expect(site.seats()).toBe(15);
    await site.start();
    await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(site.cardOf(asked)));
    expect(site.puts()).toHaveLength(1);
  });
});
