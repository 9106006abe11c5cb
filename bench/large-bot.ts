import { readConfig } from '../src/config.ts';
import type { Log } from '../src/core/words/log.ts';
import { openParts } from '../src/parts.ts';
import { terminalChat } from '../src/terminal/terminal-chat.ts';
import { peopleAt } from '../src/terminal/terminal-people.ts';
import type { Context } from '../src/workflows/context.ts';
import { type Running, startProcess } from './processes.ts';

export const companies = 5_000;
export const subscriptions = 50_000;

/** Starts a simulated Pax8 with the large portfolio, in its own process. */
export const startLargePax8 = (settings: Readonly<Record<string, string>> = {}): Promise<Running> =>
  startProcess('src/simulator/main.ts', {
    SIM_PORT: '0',
    SIM_DATA: 'large',
    SIM_COMPANIES: String(companies),
    SIM_SUBSCRIPTIONS: String(subscriptions),
    ...settings,
  });

/** The bot's settings. A portfolio found in its store stays fresh for a day. */
export const environmentOf = (pax8: Pick<Running, 'url'>, database: string) => ({
  HOST: '127.0.0.1',
  PORT: '0',
  BOT_AUTH: 'off',
  TRUSTED_PROXIES: '127.0.0.1',
  DEFAULT_ROLE: 'viewer',
  PAX8_API_URL: `${pax8.url}/v1`,
  PAX8_CLIENT_ID: 'demo',
  PAX8_CLIENT_SECRET: 'demo',
  PORTFOLIO_REFRESH_MINUTES: '1440',
  DATABASE_URL: database,
  WITNESS_FILE: 'none',
});

const noLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The bot in this process, without its server; its answers go nowhere. */
export const openBot = async (
  env: Readonly<Record<string, string>>,
): Promise<{ context: Context; close(): Promise<void> }> => {
  const parts = await openParts(readConfig(env), noLog);
  return { context: parts.contextWith(terminalChat(() => {})), close: parts.close };
};

export const somebody = peopleAt('Bench').own;
