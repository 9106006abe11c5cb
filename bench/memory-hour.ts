import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import type { Portfolio } from '../src/core/portfolio/portfolio.ts';
import { schedule } from '../src/jobs/schedule.ts';
import { askForAlerts } from '../test/harness/alert-places.ts';
import { channel, guidOf } from '../test/harness/people.ts';
import { noLog } from '../test/harness/running-bot.ts';
import type { Figure } from './figures.ts';
import { environmentOf, startLargePax8 } from './large-bot.ts';
import { sentences, who } from './steady.ts';
import { talkTo } from './talk.ts';

/** The bot's clock goes on by so much (milliseconds), then people speak. */
const step = 5_000;
const turnsAStep = 3;
const stepsAMinute = 60_000 / step;
const minutes = 60;
const firstMinutes = 10;
const mostShare = 1.1;

/** What is in use after two collections, in MB; the second finds what the first has let go. */
const heldMb = async (): Promise<number> => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (const _ of [1, 2]) {
    await sleep(200);
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_048_576;
};

/** What people say of a portfolio, without holding it. */
const spoken = ({ companies, byCompany }: Portfolio) => ({
  companyNames: [...companies.values()].map(({ name }) => name),
  requests: [...byCompany].map(
    ([id, [first]]) => `add 1 seat of ${first?.productName} for ${companies.get(id)?.name}`,
  ),
});

/**
 * An hour of a busy day by the bot's clock, as fast as the machine can, or in an hour with `--real`: 2,160 turns and 60 changes,
 * requested and approved, of an organisation of 300 people, all jobs in time, the portfolio read every quarter of an hour, and alerts
 * in five channels from a sweep every five minutes. Pax8 is in a process of its own; Teams keeps nothing.
 */
export const memoryHour = async ({ real }: Readonly<{ real: boolean }>): Promise<readonly Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const pax8 = await startLargePax8({ SIM_CALLS_PER_MINUTE: '1000000' });
  const began = Date.now();
  let passed = 0;
  const now = () => began + passed;
  const config = readConfig({
    ...environmentOf(pax8, `sqlite:${join(folder, 'bot.db')}`),
    ...{ PAX8_RATE_LIMIT_PER_MINUTE: '10000', PORTFOLIO_REFRESH_MINUTES: '15', DEFAULT_ROLE: 'approver' },
    ...{ RENEWAL_SWEEP_CRON: '*/5 * * * *', RENEWAL_ALERT_DAYS: '1' },
  });
  const app = await startApp(config, noLog, {
    now,
    schedule: (context, jobs) => schedule(context, jobs, { now, everyMs: 10 }),
  });
  const { context } = app;
  const { memory } = context;
  const { companyNames, requests } = spoken(await context.portfolio.refresh('background'));
  const talk = await talkTo({ url: `http://127.0.0.1:${app.port}` });
  for (let n = 0; n < 5; n += 1) await askForAlerts(memory, channel(`Alerts ${n}`), talk.serviceUrl);

  /** Somebody asks for a seat, and somebody else approves what waits. */
  const change = async (n: number): Promise<void> => {
    await talk.say(requests[(n * 31) % requests.length] ?? '', who(n));
    const [pending] = await memory.changes.inStates(guidOf('tenant 1'), ['pending']);
    const [card] = pending === undefined ? [] : await memory.changeCards.of(pending.id);
    if (pending === undefined || card === undefined) return;
    await talk.press('approve', { id: pending.id }, who(n + 1), card);
  };
  const play = async (from: number, to: number): Promise<void> => {
    for (let n = from * stepsAMinute; n < to * stepsAMinute; n += 1) {
      passed = (n + 1) * step;
      const turns = Array.from({ length: turnsAStep }, (_, at) => n * turnsAStep + at);
      const wait = real ? began + passed - Date.now() : 20;
      await Promise.all([
        sleep(Math.max(0, wait)),
        ...turns.map((at) => {
          const company = companyNames[(at * 31) % companyNames.length] ?? '';
          return talk.say(sentences[at % sentences.length]?.(company) ?? '', who(at));
        }),
      ]);
      if (n % stepsAMinute === 0) await change(n);
    }
    await context.portfolio.refreshIfOld();
  };
  await play(0, firstMinutes);
  const first = await heldMb();
  await play(firstMinutes, minutes);
  const last = await heldMb();
  const sent = talk.sent();
  const changes = await memory.changes.inStatesAnywhere(['applied']);
  await Promise.all([talk.close(), app.stop()]);
  await pax8.stop();
  await rm(folder, { recursive: true, force: true });
  return [
    {
      what: `in use after ${minutes} minutes: ${sent} messages, ${changes.length} changes`,
      unit: 'MB',
      value: last,
      yardstick: { what: `the same after ${firstMinutes} minutes`, value: first },
      bound: { says: `at most ${mostShare} times that`, met: last <= first * mostShare },
    },
  ];
};
