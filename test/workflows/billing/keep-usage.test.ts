import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keepUsage } from '../../../src/workflows/billing/keep-usage.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/* What was used so far is read once a day, in the background, so that `today` asks Pax8 nothing. */

const summaries = /^\/v1\/subscriptions\/([^/]+)\/usage-summaries$/;
let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot({ simulator: { now: Date.UTC(2026, 10, 24, 8) }, overrides: { jobs: [] } });
  await bot.loaded();
});
afterAll(() => bot.stop());

/** The subscriptions whose usage a turn of the job asked for. */
const asked = async (): Promise<readonly string[]> => {
  bot.simulator.clearRequests();
  await keepUsage(bot.app.context);
  return bot.simulator.requests().flatMap(({ path }) => summaries.exec(path)?.[1] ?? []);
};
const onDay = async (day: string) =>
  new Map(
    (await bot.app.context.memory.usage.on([day])).map(({ subscriptionId, sums }) => [subscriptionId, sums]),
  );

test('each is read once a day; one that fails keeps back no other and is tried again in an hour', async () => {
  const { portfolio } = bot.app.context;
  const azure = [...(portfolio.current()?.subscriptions.values() ?? [])].filter(
    ({ productName }) => productName === 'Microsoft Azure',
  );
  const [failing] = azure;
  expect(azure.length).toBeGreaterThan(1);
  const path = `/v1/subscriptions/${failing?.id}/usage-summaries`;
  bot.simulator.faults([{ match: { path: `^${path}$` }, times: 99, fault: '503' }]);
  const first = new Set(await asked());
  expect(azure.filter(({ id }) => !first.has(id))).toEqual([]);
  const kept = await onDay('2026-11-24');
  expect(kept.has(failing?.id ?? '')).toBe(false);
  expect(kept.get(azure[1]?.id ?? '')).toMatchObject([{ currency: 'USD' }]);
  // Without usage, of a product without a commitment: that is known too.
  expect([...kept.values()].some((sums) => sums.length === 0)).toBe(true);
  expect(await asked()).toEqual([]);

  bot.simulator.faults([]);
  bot.simulator.advance({ ms: 3_600_000 });
  expect(await asked()).toEqual([failing?.id]);
  expect(await asked()).toEqual([]);

  // The next day all of them again, and what is too old is forgotten.
  bot.simulator.advance({ ms: 24 * 3_600_000 });
  expect(new Set(await asked()).size).toBeGreaterThanOrEqual(azure.length);
  bot.simulator.advance({ ms: 41 * 24 * 3_600_000 });
  await keepUsage(bot.app.context);
  expect((await onDay('2026-11-24')).size).toBe(0);
});

test('a turn in which nothing is due asks the store for one mark, and Pax8 and the kept sums for nothing', async () => {
  const { context } = bot.app;
  while ((await asked()).length > 0);
  const touched: string[] = [];
  const watched = <T extends object>(name: string, repository: T): T =>
    new Proxy(repository, {
      get: (all, verb) => {
        touched.push(`${name}.${String(verb)}`);
        return Reflect.get(all, verb);
      },
    });
  const { marks, usage, claims } = context.memory;
  const memory = {
    ...context.memory,
    ...{ marks: watched('marks', marks), usage: watched('usage', usage), claims: watched('claims', claims) },
  };
  await keepUsage({ ...context, memory });
  expect(touched).toEqual(['marks.get']);
  expect(bot.simulator.requests()).toEqual([]);
  bot.simulator.advance({ ms: 3_600_000 });
  await keepUsage({ ...context, memory });
  expect(touched).toContain('usage.on');
});

test('a product with a fixed price is followed once one of its subscriptions has shown usage', async () => {
  const { portfolio, memory } = bot.app.context;
  const acronis = [...(portfolio.current()?.subscriptions.values() ?? [])].filter(({ productName }) =>
    productName?.startsWith('Acronis'),
  );
  const [one] = acronis;
  expect(one?.price).toBeGreaterThan(0);
  const today = new Date(bot.simulator.now()).toISOString().slice(0, 10);
  const kept = (await memory.usage.on([today])).find(({ subscriptionId }) => subscriptionId === one?.id);
  expect(kept?.sums).toMatchObject([{ companyId: one?.companyId }]);
});
