import { expect, test } from '@jest/globals';
import type { Job } from '../../src/jobs/index.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import type { Context } from '../../src/workflows/context.ts';
import { conversationOf } from '../harness/alert-places.ts';
import { until } from '../harness/bot-process.ts';
import { channel } from '../harness/people.ts';
import { noLog, startBot } from '../harness/running-bot.ts';
import { startBot as startTeams } from '../teams/bot.ts';

/* The clock of the machine jumps: hours ahead for a while, then right again. */

const hour = 60 * 60_000;

/** A clock that a test can set; it runs. */
const clock = () => {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    set: (ms: number) => {
      ahead = ms;
    },
  };
};

test('jobs go on at once when the clock was three hours ahead and is put right', async () => {
  const { now, set } = clock();
  const turns: number[] = [];
  const job: Job = {
    name: 'often',
    when: '* * * * * *',
    runs: 'each',
    run: async () => void turns.push(now()),
  };
  const context = {
    ...{ now, log: noLog, later: () => {} },
    vitals: { jobEnded: () => {} },
  } as unknown as Context;
  using _ = schedule(context, [job], { now, everyMs: 10 });
  await until(() => turns.length >= 1);
  set(3 * hour);
  const before = turns.length;
  await until(() => turns.length > before);
  expect(turns.at(-1)).toBeGreaterThan(Date.now() + 2 * hour);
  set(0);
  const ahead = turns.length;
  await until(() => turns.length > ahead + 1);
  expect(turns.at(-1)).toBeLessThan(Date.now() + hour);
}, 20_000);

test('a portfolio that was read in the future is read again', async () => {
  const { now, set } = clock();
  const bot = await startBot({ overrides: { now } });
  await bot.loaded();
  set(3 * hour);
  const { portfolio } = bot.app.context;
  await portfolio.refreshIfOld();
  expect(portfolio.current()?.asOf).toBeGreaterThan(Date.now() + 2 * hour);
  set(0);
  await portfolio.refreshIfOld();
  expect(portfolio.current()?.asOf).toBeLessThan(Date.now() + hour);
  await bot.stop();
});

test('a chat that was spoken in by then is not silent until the clock catches up', async () => {
  const { now, set } = clock();
  const bot = await startTeams({ now });
  const to = conversationOf(channel('office'), bot.connector.serviceUrl);
  const answer = { card: { type: 'AdaptiveCard', version: '1.5', body: [] }, text: 'hello' };
  set(3 * hour);
  for (let sent = 0; sent < 7; sent++) await bot.teams.chat.send({ ...to, threadId: null }, answer);
  set(0);
  expect(await bot.teams.chat.send({ ...to, threadId: null }, answer)).toMatchObject({ kind: 'delivered' });
  await bot.stop();
}, 10_000);
