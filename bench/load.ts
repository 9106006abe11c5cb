import { z } from 'zod';
import { companies, environmentOf, openBot, startLargePax8, subscriptions } from './large-bot.ts';
import { timed } from './samples.ts';

export type Conditions = Readonly<{ latencyMs: number; callsPerMinute: number }>;

/** `pages` counts calls for lists, `tokens` those for a token; `calls` is when each call arrived, in milliseconds. */
export type Load = Readonly<{
  ms: number;
  pages: number;
  tokens: number;
  calls: readonly number[];
  refused: number;
}>;

const requests = z.array(
  z.object({ method: z.string(), path: z.string(), at: z.number(), status: z.number().nullable() }),
);

/** Reads the large portfolio into an empty store and waits until it is saved; `then` runs against the same Pax8. */
export const measureLoad = async <T>(
  { latencyMs, callsPerMinute }: Conditions,
  then: (pax8Url: string) => Promise<T>,
): Promise<{ load: Load; after: T }> => {
  const pax8 = await startLargePax8({
    SIM_LATENCY_MS: String(latencyMs),
    SIM_CALLS_PER_MINUTE: String(callsPerMinute),
  });
  try {
    const limit = { PAX8_RATE_LIMIT_PER_MINUTE: String(callsPerMinute) };
    const bot = await openBot({ ...environmentOf(pax8, 'sqlite::memory:'), ...limit });
    const ms = await timed(() => bot.context.portfolio.refresh('background'));
    const held = bot.context.portfolio.current();
    await bot.close();
    if (held?.companies.size !== companies || held.subscriptions.size !== subscriptions) {
      throw new Error('not everything was read');
    }
    const response = await fetch(`${pax8.url}/_sim/requests`);
    const made = requests.parse(await response.json());
    const load: Load = {
      ms,
      pages: made.filter(({ path }) => path === '/v1/companies' || path === '/v1/subscriptions').length,
      tokens: made.filter(({ path }) => path === '/v1/token').length,
      calls: made.map(({ at }) => at),
      refused: made.filter(({ status }) => status !== 200).length,
    };
    return { load, after: await then(pax8.url) };
  } finally {
    await pax8.stop();
  }
};

/** The most calls in any one minute. */
export const busiestMinute = (calls: readonly number[]): number =>
  Math.max(...calls.map((from) => calls.filter((at) => at >= from && at < from + 60_000).length));

/** Per list, as in `createMarketplace`; both lists are read at the same time. */
const pagesAtATime = 12;
const pageSize = 200;
export const pagesOfAll = Math.ceil(companies / pageSize) + Math.ceil(subscriptions / pageSize);

/**
 * The shortest possible time in milliseconds: token, first page, then the rest in parallel, plus waiting for the rate
 * limit.
 */
export const leastMs = ({ latencyMs, callsPerMinute }: Conditions): number => {
  const rounds = 1 + Math.ceil((Math.ceil(subscriptions / pageSize) - 1) / pagesAtATime);
  const minutes = Math.floor(pagesOfAll / callsPerMinute);
  return latencyMs * (1 + rounds) + minutes * 60_000;
};
