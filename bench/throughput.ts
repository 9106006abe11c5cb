import type { Figure } from './figures.ts';
import { type Running, ready, startProcess } from './processes.ts';
import { timed } from './samples.ts';
import { type Talk, talkTo } from './talk.ts';
import { withWarmStore } from './warm-store.ts';

const sentences: readonly Readonly<{ what: string; text: (company: string) => string }>[] = [
  { what: 'help', text: () => 'help' },
  { what: 'subscriptions <company>', text: (company) => `subscriptions ${company}` },
];
const atOnce = 20;
const tenants = 200;
const turns = 1_000;
const rounds = 5;
const leastShare = 1 / 3;
const mostMemoryMb = 150;

type Measured = Readonly<{ perSecond: number; cpuMs: number }>;

/** How many turns the bot does in a second, and what each costs, in turns with an echo bot: other load hits both. */
export const throughput = (): Promise<readonly Figure[]> =>
  withWarmStore(async ({ env, companyNames }) => {
    const bot = await startProcess('src/main.ts', env);
    const echo = await startProcess('bench/echo-bot.ts', {});
    await Promise.all([ready(bot), ready(echo)]);
    const [toBot, toEcho] = [await talkTo(bot), await talkTo(echo)];
    const figures: Figure[] = [];
    for (const { what, text } of sentences) {
      const said = (n: number) => text(companyNames[(n * 31) % companyNames.length] ?? '');
      const ofBot: Measured[] = [];
      const ofEcho: Measured[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ofBot.push(await measured(bot, toBot, said));
        ofEcho.push(await measured(echo, toEcho, said));
      }
      figures.push(...figuresOf(what, bestOf(ofBot), bestOf(ofEcho)));
    }
    const [ofBot, ofEcho] = [await bot.used(), await echo.used()];
    await Promise.all([toBot.close(), toEcho.close(), bot.stop(), echo.stop()]);
    const above = ofBot.memoryMb - ofEcho.memoryMb;
    figures.push({
      what: `memory after ${turns * rounds * sentences.length} turns`,
      unit: 'MB',
      value: ofBot.memoryMb,
      yardstick: { what: 'the same of the echo bot', value: ofEcho.memoryMb },
      bound: {
        says: `at most ${mostMemoryMb} MB more (is ${above.toFixed(0)})`,
        met: above <= mostMemoryMb,
      },
    });
    return figures;
  });

const measured = async (bot: Running, talk: Talk, said: (n: number) => string): Promise<Measured> => {
  const sentBefore = talk.sent();
  const before = await bot.used();
  let next = 0;
  const ms = await timed(() =>
    Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (next < turns) {
          const n = next++;
          await talk.say(said(n), { person: n % tenants, tenant: n % tenants });
        }
      }),
    ),
  );
  const after = await bot.used();
  const answers = talk.sent() - sentBefore;
  if (answers !== turns) throw new Error(`${turns} messages got ${answers} answers`);
  return { perSecond: turns / (ms / 1_000), cpuMs: (after.cpuMs - before.cpuMs) / turns };
};

/** Other load on the machine only makes a bot slower. */
const bestOf = (all: readonly Measured[]): Measured => ({
  perSecond: Math.max(...all.map(({ perSecond }) => perSecond)),
  cpuMs: Math.min(...all.map(({ cpuMs }) => cpuMs)),
});

const figuresOf = (what: string, bot: Measured, echo: Measured): Figure[] => {
  const share = bot.perSecond / echo.perSecond;
  return [
    {
      what: `${what}: turns, best of ${rounds} rounds`,
      unit: 'turns/s',
      value: bot.perSecond,
      yardstick: { what: 'those of the echo bot', value: echo.perSecond },
      bound: { says: `a third of them (is ${(share * 100).toFixed(0)} %)`, met: share >= leastShare },
    },
    {
      what: `${what}: processor time of a turn`,
      unit: 'ms',
      value: bot.cpuMs,
      yardstick: { what: 'that of the echo bot', value: echo.cpuMs },
      bound: null,
    },
  ];
};
