import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../test/harness/free-port.ts';
import { bot as botAccount, channel, person, tenant } from '../../test/harness/people.ts';
import { type PostgresServer, startPostgres } from '../../test/harness/postgres.ts';
import { type Running, startProcess } from '../processes.ts';
import { type Bot, createBot } from './bot.ts';
import type { Fault } from './faults.ts';
import { botsOf, people, type SiteName, size, subscriptionIds } from './plan.ts';
import type { Event, Journal, Posting, Settings } from './teams.ts';

export const requesters = Array.from({ length: people.requesters }, (_, n) => person(`Requester ${n}`));
export const approvers = Array.from({ length: people.approvers }, (_, n) => person(`Approver ${n}`));
/** Where alerts go. */
export const alertChannels = [channel('Renewals'), channel('Renewals too')] as const;

/** What Pax8 sends with its events, and where. */
export const hints = {
  path: 'soak-soak-soak-soak-soak-soak',
  authorization: 'Bearer of-the-soak-alone',
} as const;

const post = async (url: string, body: unknown): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return text === '' ? null : JSON.parse(text);
};

export const get = async (url: string): Promise<unknown> => (await fetch(url)).json();

type World = Readonly<{
  name: SiteName;
  pax8: Running;
  teams: Running;
  postgres: PostgresServer | null;
  database: string;
}>;

const openWorld = async (name: SiteName, folder: string, seed: number): Promise<World> => {
  const pax8 = await startProcess('src/simulator/main.ts', {
    SIM_PORT: '0',
    SIM_DATA: 'large',
    SIM_COMPANIES: String(size.companies),
    SIM_SUBSCRIPTIONS: String(size.subscriptions),
    SIM_ORDERS: '0',
    SIM_SEED: String(seed),
    SIM_PROVISIONING_READS: '1',
    SIM_CALLS_PER_MINUTE: '100000',
  });
  const teams = await startProcess('bench/soak/teams.ts', {});
  const postgres = name === 'postgres' ? await startPostgres() : null;
  const database = (await postgres?.newDatabase()) ?? `sqlite:${join(folder, 'bot.db')}`;
  return { name, pax8, teams, postgres, database };
};

const environmentOf = ({ pax8, teams, database }: World): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOST: '127.0.0.1',
  BOT_AUTH: 'off',
  BOT_ADMINS: approvers.map(({ aadObjectId }) => aadObjectId).join(','),
  DEFAULT_ROLE: 'requester',
  PAX8_API_URL: `${pax8.url}/v1`,
  PAX8_CLIENT_ID: 'demo',
  PAX8_CLIENT_SECRET: 'demo',
  PORTFOLIO_REFRESH_MINUTES: '1',
  RENEWAL_SWEEP_CRON: '* * * * *',
  DATABASE_URL: database,
  EVENTS_WEBHOOK_URL: `${teams.url}/events`,
  EVENTS_WEBHOOK_SECRET: 'a-secret-for-the-soak-alone',
  PAX8_EVENTS_PATH: hints.path,
  PAX8_EVENTS_AUTHORIZATION: hints.authorization,
  LOG_LEVEL: 'warn',
});

/** A database with its bots, a Pax8 and a Teams. */
export const openSite = async (name: SiteName, folder: string, seed: number) => {
  mkdirSync(folder, { recursive: true });
  const world = await openWorld(name, folder, seed);
  const { pax8, teams, postgres, database } = world;
  const bots: Bot[] = [];
  for (let number = 0; number < botsOf[name]; number++) {
    const log = join(folder, `bot-${number}.log`);
    bots.push(createBot({ number, port: await freePort(), env: environmentOf(world), folder, log }));
  }
  const postings: Posting[] = [];
  const events: Event[] = [];
  const changedElsewhere: string[] = [];
  let ahead = 0;
  const settings = (changed: Settings) => post(`${teams.url}/_teams/settings`, changed);
  const botAt = (number: number): Bot => bots[number % bots.length] as Bot;
  await settings({ members: [...requesters, ...approvers, botAccount] });

  /** Ends a fault; what it needs to know of its beginning it closes over. */
  type End = () => Promise<unknown> | unknown;
  const storeAway = async (bot: Bot): Promise<End> => {
    if (postgres === null) {
      bot.limitFiles(4_096);
      return () => bot.limitFiles(null);
    }
    await postgres.stop();
    return () => postgres.start();
  };
  const begin = async (fault: Fault, number: number): Promise<End> => {
    const bot = botAt(number);
    switch (fault.kind) {
      case 'kill':
      case 'stop':
        await (fault.kind === 'kill' ? bot.kill() : bot.stop());
        return () => bot.start();
      case 'freeze':
        bot.freeze();
        return () => bot.thaw();
      case 'store-away':
        return storeAway(bot);
      case 'disk-full':
        bot.disk('full');
        return () => bot.disk('free');
      case 'clock':
        bot.setAhead(ahead + fault.ms);
        return () => bot.setAhead(ahead);
      case 'events-away':
        await settings({ eventsAway: true });
        return () => settings({ eventsAway: false });
      case 'pax8':
        await post(`${pax8.url}/_sim/faults`, fault.rules);
        return () => post(`${pax8.url}/_sim/faults`, []);
      case 'teams':
        await settings({ fault: fault.fault });
        return () => settings({ fault: null });
    }
  };

  return {
    name,
    bots,
    botAt,
    serviceUrl: teams.url,
    pax8Url: pax8.url,
    subscriptionIds: subscriptionIds(seed),
    database,
    tenant,
    /** What the bots have posted and told so far; `look` brings it up to date. */
    postings,
    events,
    changedElsewhere,
    async look(): Promise<readonly Posting[]> {
      const journal = (await post(`${teams.url}/_teams/journal`, {})) as Journal;
      postings.push(...journal.postings);
      events.push(...journal.events);
      return journal.postings;
    },
    /** How far the world's clock is ahead of this machine's. */
    ahead: () => ahead,
    /** Time passes for Pax8 and all bots. */
    async pass(ms: number): Promise<void> {
      ahead += ms;
      await post(`${pax8.url}/_sim/clock`, { advanceMs: ms });
      for (const bot of bots) bot.setAhead(ahead);
    },
    begin,
    /** Somebody else sets one seat more at Pax8. */
    async elsewhere(subscriptionId: string): Promise<void> {
      changedElsewhere.push(subscriptionId);
      const url = `${pax8.url}/_sim/subscriptions/${subscriptionId}`;
      const { quantity } = (await get(url)) as { quantity: number };
      await post(url, { quantity: quantity + 1 });
    },
    /** Starts all bots that do not run, and waits until all are ready. Throws when one ends again and again. */
    async up(): Promise<void> {
      for (const bot of bots) bot.start();
      for (const [number, bot] of bots.entries()) {
        for (let ended = 0; !(await bot.ready()); await sleep(200)) {
          if (bot.life() !== null) continue;
          if (++ended > 3) throw new Error(`bot ${number} of ${name} does not start: see ${folder}`);
          bot.start();
        }
      }
    },
    /** Stops all bots; their databases are free then. */
    down: () => Promise.all(bots.map((bot) => bot.stop())),
    async close(): Promise<void> {
      await Promise.all(bots.map((bot) => bot.kill()));
      await pax8.stop();
      await teams.stop();
      await postgres?.remove();
    },
  };
};

export type Site = Awaited<ReturnType<typeof openSite>>;
