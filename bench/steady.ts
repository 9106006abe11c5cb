import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from './figures.ts';
import { ready, startProcess } from './processes.ts';
import { median, quantile, timed } from './samples.ts';
import { talkTo } from './talk.ts';
import { withWarmStore } from './warm-store.ts';

export const sentences: readonly ((company: string) => string)[] = [
  () => 'help',
  (company) => `subscriptions ${company}`,
  () => 'renewals next 30 days',
  (company) => `spend ${company}`,
  (company) => `companies ${company.slice(0, 4)}`,
];
const perSecond = 40;
const seconds = 15;
const warmUpSeconds = 5;
const mostMs = 150;

/** One of 300 people of one organisation. */
export const who = (n: number) => ({ person: n % 300, tenant: 1 });

/** A tenant whose people speak 40 times a second, each in their own chat, whether or not the bot keeps up. */
export const steady = (): Promise<readonly Figure[]> =>
  withWarmStore(async ({ env, companyNames }) => {
    const bot = await startProcess('src/main.ts', env);
    await ready(bot);
    const talk = await talkTo(bot);
    const speaking: Promise<number>[] = [];
    const before = await bot.used();
    const began = performance.now();
    for (let n = 0; n < (warmUpSeconds + seconds) * perSecond; n += 1) {
      await sleep(Math.max(0, began + (n * 1_000) / perSecond - performance.now()));
      const company = companyNames[(n * 31) % companyNames.length] ?? '';
      const text = sentences[n % sentences.length]?.(company) ?? '';
      speaking.push(timed(() => talk.say(text, who(n))));
    }
    const times = (await Promise.all(speaking)).slice(warmUpSeconds * perSecond);
    const after = await bot.used();
    await Promise.all([talk.close(), bot.stop()]);
    const p99 = quantile(times, 0.99);
    const figure = (what: string, value: number, bound: Figure['bound']): Figure => {
      return { what, unit: 'ms', value, yardstick: null, bound };
    };
    return [
      figure('processor time of a turn', (after.cpuMs - before.cpuMs) / speaking.length, null),
      figure('turn, p50', median(times), null),
      figure('turn, p99', p99, { says: `under ${mostMs} ms`, met: p99 < mostMs }),
    ];
  });
