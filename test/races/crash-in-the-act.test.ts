import { describe, expect, test } from '@jest/globals';
import { until } from '../harness/bot-process.ts';
import type { Sent } from '../harness/connector-rest.ts';
import { ann, personal } from '../harness/people.ts';
import { type CrashSite, onCrashSite, premium } from './crash-site.ts';

const startedAndAsked = async (site: CrashSite): Promise<Sent> => {
  await site.start();
  const asked = await site.ask();
  site.simulator.clearRequests();
  return asked;
};

const arrived = (site: CrashSite, method: string, path: string) => () =>
  site.simulator.requests().some((request) => request.method === method && request.path === path);

describe('killed in the act', () => {
  test.concurrent(
    'while it read afresh: it starts again, once',
    onCrashSite(async (site) => {
      const asked = await startedAndAsked(site);
      const path = `/v1/subscriptions/${premium}`;
      site.simulator.faults([{ match: { method: 'GET', path }, fault: 'hang' }]);
      const press = site.approve(asked);
      await until(arrived(site, 'GET', path));
      await site.crash();
      await press;
      expect(site.puts()).toHaveLength(0);

      await site.startAgain();
      await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(site.cardOf(asked)));
      expect(site.seats()).toBe(15);
      expect(site.puts()).toHaveLength(1);
      await until(() => site.said(/No answer/).length === 1);
      expect(site.said(/No answer/)).toEqual([
        expect.stringMatching(/restarted while I worked on the button you pressed.*Part of it may be done/s),
      ]);
    }),
  );

  test.concurrent(
    'while it worked on a message: who wrote it is told once, with what it was, and that nothing was changed',
    onCrashSite(async (site) => {
      await site.start();
      const path = `/v1/subscriptions/${premium}`;
      site.simulator.faults([{ match: { method: 'GET', path }, fault: 'hang' }]);
      await site.connector.say('add 3 seats of Business Premium for Contoso', { as: ann, in: personal(ann) });
      await until(arrived(site, 'GET', path));
      await site.crash();
      site.simulator.faults([]);

      await site.startAgain();
      await until(() => site.said(/No answer/).length === 1);
      await site.startAgain();
      expect(site.said(/No answer/)).toEqual([
        expect.stringMatching(
          /restarted while I worked on your message.*“add 3 seats of Business Premium for Contoso”.*Please ask again.*Nothing was changed/s,
        ),
      ]);
    }),
  );

  test.concurrent(
    'after Pax8 turned the sending away, before it was sent again: it is not sent by the next start',
    onCrashSite(async (site) => {
      const asked = await startedAndAsked(site);
      site.simulator.faults([
        { match: { method: 'PUT' }, fault: '401' },
        { match: { path: '/v1/token' }, fault: 'hang' },
      ]);
      const press = site.approve(asked);
      await until(arrived(site, 'POST', '/v1/token'));
      await site.crash();
      await press;
      site.simulator.faults([]);
      await site.startAgain();
      await until(() => /Being checked/.test(site.cardOf(asked)));
      expect(site.puts().map(({ status }) => status)).toEqual([401]);
      expect(site.seats()).toBe(12);
    }),
  );

  test.concurrent(
    'while Pax8 held the sending: what Pax8 does of it later is found by reading',
    onCrashSite(async (site) => {
      const asked = await startedAndAsked(site);
      site.simulator.faults([{ match: { method: 'PUT' }, fault: 'hang' }]);
      const press = site.approve(asked);
      await until(() => site.puts().length === 1);
      await site.crash();
      await press;
      await site.startAgain();
      await until(() => /Being checked/.test(site.cardOf(asked)));
      site.simulator.patch(premium, { quantity: 15 });
      await until(() => /Applied/.test(site.cardOf(asked)));
      expect(site.seats()).toBe(15);
      expect(site.puts()).toHaveLength(1);
    }),
  );

  test.concurrent(
    'after Pax8 did it and before its answer: it is found by reading',
    onCrashSite(async (site) => {
      const asked = await startedAndAsked(site);
      site.simulator.faults([{ match: { method: 'PUT' }, fault: 'slow', ms: 1_000 }]);
      const press = site.approve(asked);
      await until(() => site.puts().length === 1);
      site.simulator.set({ latencyMs: 60_000 });
      await until(() => site.seats() === 15);
      await site.crash();
      await press;
      site.simulator.set({ latencyMs: 0 });
      await site.startAgain();
      await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(site.cardOf(asked)));
      expect(site.puts()).toHaveLength(1);
    }),
  );

  test.concurrent(
    'after the outcome was saved and before the cards showed it: they are brought up to date',
    onCrashSite(async (site) => {
      const asked = await startedAndAsked(site);
      site.connector.fail({ status: 429, on: 'update', retryAfter: 50 });
      const press = site.approve(asked);
      await until(() => site.connector.calls.some(({ method }) => method === 'PUT'));
      await site.crash();
      await press;
      expect(site.cardOf(asked)).toMatch(/Pending/);
      expect(site.seats()).toBe(15);
      await site.startAgain();
      await until(() => /Applied[\s\S]*Approved by Bo Berg/.test(site.cardOf(asked)));
      expect(site.puts()).toHaveLength(1);
    }),
  );
});
