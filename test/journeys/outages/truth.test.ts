import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { newAlert } from '../../../src/core/alerts/due-alerts.ts';
import { createTeams } from '../../../src/teams/teams.ts';
import { until } from '../../harness/bot-process.ts';
import { bo, channel, personal, tenant } from '../../harness/people.ts';
import { type RunningBot, startBot } from '../../harness/running-bot.ts';

/* `/readyz`, `/metrics` and `status` say what is wrong, whatever it is, and never that all is well meanwhile. */

let bot: RunningBot | null = null;
afterEach(async () => {
  await bot?.stop();
  bot = null;
});
const started = async (options: Parameters<typeof startBot>[0] = {}): Promise<RunningBot> => {
  bot = await startBot(options);
  return bot;
};
const ready = async ({ url }: RunningBot) => {
  const response = await fetch(`${url}/readyz`);
  const body = (await response.json()) as { missing: string[]; troubles: { kind: string }[] };
  return { status: response.status, ...body };
};
const metricsOf = async ({ url }: RunningBot) => (await fetch(`${url}/metrics`)).text();
const job = (run: () => Promise<void>) =>
  [{ name: 'broken-job', when: '* * * * * *', runs: 'each', run }] as const;

describe('the truth about Pax8', () => {
  const wrong = { PAX8_CLIENT_SECRET: 'wrong' };

  test('with a wrong secret and nothing read yet: not ready, and the secret is named to whoever asks', async () => {
    const one = await started({ env: wrong });
    await one.app.context.portfolio.refresh('person').catch(() => {});
    const state = await ready(one);
    expect(state).toMatchObject({ status: 503, missing: ['portfolio'] });
    expect(state.troubles).toContainEqual(
      expect.objectContaining({
        kind: 'pax8',
        reason: { kind: 'pax8', trouble: 'unauthorised' },
      }),
    );
    expect(await one.says('companies', bo)).toMatch(/cannot be read[\s\S]*client id and client secret/);
    const status = await one.says('status', bo);
    expect(status).toMatch(/Not ready[\s\S]*refused the bot’s credentials/);
    expect(status).not.toMatch(/Pax8 answers|cannot be reached/);
  });

  test('with a wrong secret and a portfolio from before: ready, with the trouble', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bot-'));
    const database = { DATABASE_URL: `sqlite:${join(folder, 'bot.db')}` };
    const before = await started({ env: database });
    await before.loaded();
    await before.stop();
    const one = await started({ env: { ...database, ...wrong } });
    await one.app.context.portfolio.refresh('person').catch(() => {});
    expect(await ready(one)).toMatchObject({ status: 200, troubles: [{ kind: 'pax8' }] });
    expect(await one.says('status', bo)).toMatch(/Problem[\s\S]*refused the bot’s credentials/);
    await rm(folder, { recursive: true });
  });

  test('that fails every look-up is told at once, not when the portfolio is next read, and until it answers again', async () => {
    const one = await started();
    await one.loaded();
    one.simulator.faults([{ match: { path: '^/v1/' }, fault: '503', times: 100 }]);
    for (const text of ['last invoice', 'orders Contoso', 'contacts Contoso'])
      expect(await one.says(text)).toMatch(/That did not work/);
    expect(await one.says('status')).toMatch(/Problem[\s\S]*reading fails since/);
    expect(await ready(one)).toMatchObject({ status: 200, troubles: [{ kind: 'pax8' }] });
    one.simulator.faults([]);
    await one.says('contacts Contoso');
    expect(await one.says('status')).toMatch(/Fine[\s\S]*Pax8 answers/);
  });

  test('while it is read for the first time: not ready, and no trouble', async () => {
    const one = await started();
    Object.assign(one.app.context.portfolio, { current: () => null });
    one.simulator.advance({ ms: 60_000 });
    expect(await ready(one)).toMatchObject({ status: 503, missing: ['portfolio'], troubles: [] });
    const status = await one.says('status', bo);
    expect(status).toMatch(/Starting[\s\S]*reading Pax8 for the first time/);
    expect(status).not.toMatch(/Pax8 answers|Problem|Not ready|trouble/i);
    // The check of renewals is no trouble either while there is nothing to check.
    one.simulator.advance({ ms: 48 * 3_600_000 });
    expect(await one.says('status', bo)).toMatch(/Starting/);
  });
});

test('a database file that is deleted while the bot runs is told, and the bot is not ready', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bot-'));
  const file = join(folder, 'bot.db');
  const one = await started({ env: { DATABASE_URL: `sqlite:${file}` } });
  await one.loaded();
  await rename(file, join(folder, 'away.db'));
  expect(await ready(one)).toMatchObject({
    status: 503,
    missing: ['store'],
    troubles: [{ kind: 'store', problem: 'gone' }],
  });
  expect(await one.says('status', bo)).toMatch(
    /Problem[\s\S]*cannot save anything: the database file was deleted/,
  );
  await rm(folder, { recursive: true });
});

test('a bot whose password Entra refuses is not ready, and says why; a vault that is down is no refusal', async () => {
  let found: 'refused' | 'unknown' | 'signed' = 'refused';
  const unsigned = {
    kind: 'failed',
    text: 'no token',
    mayHaveArrived: false,
    refused: false,
    unsigned: true,
  } as const;
  const one = await started({
    overrides: {
      createTeams: (options) => ({ ...createTeams(options), signIn: async () => found }),
    },
  });
  await one.loaded();
  expect(await ready(one)).toMatchObject({
    status: 503,
    missing: ['bot password'],
    troubles: [{ kind: 'bot-password' }],
  });
  expect(await one.says('status', bo)).toMatch(/Entra refuses the bot’s password/);
  // A message went out, so it has been renewed.
  found = 'unknown';
  expect((await ready(one)).troubles).toEqual([]);
  one.app.context.vitals.sending();
  one.app.context.vitals.sent(unsigned);
  expect((await ready(one)).troubles).toMatchObject([{ kind: 'sends', failed: 1 }]);
  found = 'refused';
  one.app.context.vitals.sending();
  one.app.context.vitals.sent(unsigned);
  expect((await ready(one)).troubles).toMatchObject([{ kind: 'bot-password' }]);
});

test('a job that fails is told by name until a run goes well, and counted', async () => {
  let fails = true;
  const one = await started({
    overrides: {
      jobs: job(async () => {
        if (fails) throw new Error('no luck');
      }),
    },
  });
  await one.loaded();
  await until(async () => (await ready(one)).troubles.length > 0);
  expect(await ready(one)).toMatchObject({
    status: 200,
    troubles: [{ kind: 'jobs', names: ['broken-job'] }],
  });
  expect(await one.says('status', bo)).toMatch(/broken-job fails since/);
  fails = false;
  await until(async () => (await ready(one)).troubles.length === 0);
  const metrics = await metricsOf(one);
  expect(metrics).toMatch(/bot_job_runs_total\{job="broken-job",outcome="failed"\} [1-9]/);
  expect(metrics).toMatch(/bot_job_runs_total\{job="broken-job",outcome="done"\} [1-9]/);
}, 20_000);

test('sends that fail are told until one goes through, and counted by outcome', async () => {
  const one = await started();
  await one.loaded();
  const { chat } = one.app.context;
  await one.says('help', bo);
  const chatWithBo = await one.app.context.memory.conversations.get(tenant, personal(bo).id);
  if (chatWithBo === null) throw new Error('the chat with Bo is not known');
  const answer = { card: { type: 'AdaptiveCard', version: '1.5', body: [] }, text: 'hello' };
  one.connector.fail({ status: 400, times: 99 } as never);
  expect(await chat.send(chatWithBo, answer)).toMatchObject({ kind: 'failed' });
  expect((await ready(one)).troubles).toMatchObject([{ kind: 'sends', failed: 1 }]);
  one.connector.recover();
  expect(await chat.send(chatWithBo, answer)).toMatchObject({ kind: 'delivered' });
  expect((await ready(one)).troubles).toEqual([]);
  expect((await metricsOf(one)).split('\n')).toContain('teams_sends_total{outcome="refused"} 1');
});

test('alerts that may not have arrived are told where the tenant asks', async () => {
  const one = await started();
  await one.loaded();
  const { memory, now } = one.app.context;
  const place = { tenantId: tenant, conversationId: channel('Renewals').id };
  const alert = newAlert('some key', place, { kind: 'test' }, now());
  await memory.alerts.add([{ ...alert, id: 'a1' }]);
  await memory.alerts.begin(alert.key, now());
  await memory.alerts.doubt(alert.key, now() + 60_000);
  expect(await one.says('status', bo)).toMatch(/Problem[\s\S]*1 alert may not have arrived/);
  expect((await metricsOf(one)).split('\n')).toContain('alerts{state="unsure"} 1');
});

test('the metrics tell changes by outcome, alerts by state and lag, events, queues and the ages of what is kept', async () => {
  const one = await started();
  await one.loaded();
  await one.says('add 1 seat of Business Premium for Contoso');
  const { memory, now } = one.app.context;
  const place = { tenantId: tenant, conversationId: channel('Renewals').id };
  await memory.alerts.add([{ ...newAlert('some key', place, { kind: 'test' }, now() - 90_000), id: 'a1' }]);
  const metrics = await metricsOf(one);
  const value = (name: string) =>
    Number(
      metrics
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    );
  expect(value('changes{state="pending"}')).toBe(1);
  expect(value('alerts{state="due"}')).toBe(1);
  expect(value('alerts_lag_seconds')).toBeGreaterThanOrEqual(90);
  expect(value('pax8_calls_waiting')).toBe(0);
  expect(value('teams_sends_waiting')).toBe(0);
  const release = one.connector.hold();
  const asked = one.connector.say('companies', { as: bo, in: personal(bo) });
  await until(async () => /^teams_sends_waiting 1$/m.test(await metricsOf(one)));
  release();
  await asked;
  expect(value('bot_work_under_way')).toBeGreaterThanOrEqual(0);
  expect(value('portfolio_age_seconds')).toBeLessThan(60);
  const lines = metrics.split('\n');
  expect(lines).toContain('# TYPE events gauge');
  expect(lines).toContain('# TYPE catalogue_age_seconds gauge');
});
