import { answerMessage } from '../src/commands/answer-message.ts';
import { type Connector, startConnector } from '../test/harness/connector.ts';
import { guidOf, person, personal } from '../test/harness/people.ts';
import type { Figure } from './figures.ts';
import { openBot, somebody } from './large-bot.ts';
import { type Running, ready, startProcess } from './processes.ts';
import { median, quantile, timed } from './samples.ts';
import { type WarmStore, withWarmStore } from './warm-store.ts';

type Sentence = Readonly<{
  what: string;
  text: (company: string) => string;
  /** The turn also waits for Pax8's prices, so its own work is measured in process, where prices come at once. */
  asksPax8?: true;
  /** Adds up thousands of rows: reported, but without a bound. */
  long?: true;
}>;

const sentences: readonly Sentence[] = [
  { what: 'subscriptions <company>', text: (company) => `subscriptions ${company}` },
  { what: 'companies', text: () => 'companies' },
  { what: 'companies <part>', text: (company) => `companies ${company.slice(0, 4)}` },
  { what: 'renewals next 30 days', text: () => 'renewals next 30 days', asksPax8: true },
  { what: 'renewals next 90 days', text: () => 'renewals next 90 days', asksPax8: true },
  { what: 'renewals next 365 days', text: () => 'renewals next 365 days', asksPax8: true, long: true },
  { what: 'spend', text: () => 'spend' },
  { what: 'spend <company>', text: (company) => `spend ${company}` },
];
const warmUp = 40;
const rounds = 120;
const mostOwnMs = 20;

/** One look-up with the large portfolio in memory: over HTTP next to an echo bot, and in process. */
export const turn = (): Promise<readonly Figure[]> =>
  withWarmStore(async (store) => {
    const throughHttp = await inTurn(store);
    const within = await inProcess(store);
    return sentences.flatMap((sentence, at) => figuresOf(sentence, throughHttp[at], within[at]));
  });

type Turns = Readonly<{ bot: readonly number[]; echo: readonly number[] }>;

/** Alternates between both bots, so other load on the machine hits both. */
const inTurn = async ({ env, companyNames }: WarmStore): Promise<Turns[]> => {
  const bot = await startProcess('src/main.ts', env);
  const echo = await startProcess('bench/echo-bot.ts', {});
  await Promise.all([ready(bot), ready(echo)]);
  const toBot = await connectorTo(bot);
  const toEcho = await connectorTo(echo);
  const results: Turns[] = [];
  for (const sentence of sentences) {
    const times: { bot: number[]; echo: number[] } = { bot: [], echo: [] };
    for (let round = -warmUp; round < rounds; round += 1) {
      const text = sentence.text(companyAt(companyNames, round));
      const botMs = await say(toBot, text, `${sentence.what} ${round}`);
      const echoMs = await say(toEcho, text, `${sentence.what} ${round}`);
      if (round < 0) continue;
      times.bot.push(botMs);
      times.echo.push(echoMs);
    }
    results.push(times);
  }
  await Promise.all([toBot.close(), toEcho.close(), bot.stop(), echo.stop()]);
  return results;
};

const connectorTo = async (bot: Running): Promise<Connector> => {
  const connector = await startConnector();
  connector.talkTo(`${bot.url}/api/messages`);
  return connector;
};

/** Each sentence comes from another tenant: within one the bot waits to keep Teams' limits. */
const say = async (connector: Connector, text: string, tenant: string): Promise<number> => {
  const as = person('Bench');
  // Until the answer has come: Teams has its 200 before it.
  return timed(async () => {
    const { status } = await connector.say(text, { as, in: personal(as), tenantId: guidOf(tenant) });
    if (status >= 300) throw new Error(`a bot answered ${status}`);
    await connector.next();
  });
};

const inProcess = async ({ env, companyNames }: WarmStore): Promise<number[][]> => {
  const { context: bot, close } = await openBot(env);
  const pricing = () => Promise.resolve({ rows: [], unreadable: 0 });
  const context = { ...bot, marketplace: { ...bot.marketplace, pricing } };
  const posted = { kind: 'delivered', posted: { conversationId: 'bench', messageId: '1' } } as const;
  const results: number[][] = [];
  for (const sentence of sentences) {
    const times: number[] = [];
    for (let round = -warmUp; round < rounds; round += 1) {
      const text = sentence.text(companyAt(companyNames, round));
      const message = { kind: 'message', id: String(round), text, mentions: [], ...somebody } as const;
      const ms = await timed(() => answerMessage(context, message, async () => posted));
      if (round >= 0) times.push(ms);
    }
    results.push(times);
  }
  await close();
  return results;
};

const companyAt = (names: readonly string[], round: number): string =>
  names[((round + warmUp) * 31) % names.length] ?? '';

/**
 * A turn's own work is what it takes longer than the echo bot over the same HTTP. The bound applies to the medians: one
 * turn in twenty shows other load on the machine.
 */
const figuresOf = (
  { what, asksPax8, long }: Sentence,
  turns: Turns | undefined,
  within: readonly number[] | undefined,
): Figure[] => {
  if (turns === undefined || within === undefined) return [];
  const [bot, echo, inside] = [turns.bot, turns.echo, within].map(halfAndMost);
  if (bot === undefined || echo === undefined || inside === undefined) return [];
  const figure = (name: string, value: number, against: number, bound: Figure['bound']): Figure => {
    const yardstick = { what: 'the whole turn of an echo bot', value: against };
    return { what: `${what}: ${name}`, unit: 'ms', value, yardstick, bound };
  };
  const own = (value: number) =>
    long === true ? null : { says: `under ${mostOwnMs} ms`, met: value < mostOwnMs };
  return [
    figure('turn, p50', bot.half, echo.half, null),
    figure('turn, p95', bot.most, echo.most, null),
    figure(
      'own work, p50',
      bot.half - echo.half,
      echo.half,
      asksPax8 === true ? null : own(bot.half - echo.half),
    ),
    figure('in process, p50', inside.half, echo.half, own(inside.half)),
    figure('in process, p95', inside.most, echo.most, null),
  ];
};

const halfAndMost = (samples: readonly number[]) => ({
  half: median(samples),
  most: quantile(samples, 0.95),
});
