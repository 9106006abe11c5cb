import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOf, openBot, startLargePax8 } from './large-bot.ts';

export type WarmStore = Readonly<{
  /** Settings of a bot that finds the large portfolio in its store. Only one at a time. */
  env: Readonly<Record<string, string>>;
  companyNames: readonly string[];
}>;

/** Runs `work` with a store that holds the large portfolio, then removes both. */
export const withWarmStore = async <T>(work: (store: WarmStore) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  // Hundreds of questions a minute, each with prices: the rate limit is measured elsewhere.
  const pax8 = await startLargePax8({ SIM_CALLS_PER_MINUTE: '1000000' });
  try {
    const database = `sqlite:${join(folder, 'bot.db')}`;
    const env = { ...environmentOf(pax8, database), PAX8_RATE_LIMIT_PER_MINUTE: '10000' };
    const bot = await openBot(env);
    const portfolio = await bot.context.portfolio.refresh('background');
    await bot.close();
    return await work({ env, companyNames: [...portfolio.companies.values()].map(({ name }) => name) });
  } finally {
    await pax8.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
